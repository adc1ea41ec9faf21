import { settingKeys, type SettingKey } from './settings.js';

const entries = Object.entries(settingKeys) as [string, SettingKey][];

function defaultOf(setting: SettingKey): string | undefined {
  const value = setting.schema.safeParse(undefined).data as string | number | boolean | string[] | undefined;
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value.join(',');
  if (typeof value === 'boolean') return value ? '1' : '0';
  return String(value);
}

const required = (setting: SettingKey): boolean => !setting.schema.safeParse(undefined).success;

const MAILBOX_EXAMPLE = `# Secret of a mailbox, under the name that its channel gives; read by the workers only. Secret.
# IMAP_PASSWORD_CONTACT=

# Servers that this secret may be sent to; without it, this machine only. Comma separated.
# IMAP_PASSWORD_CONTACT_HOSTS=imap.example.org
`;

/** The text of `.env.example`. */
export function envExample(): string {
  const blocks = entries.map(([name, setting]) => {
    const value = defaultOf(setting) ?? setting.example ?? '';
    const line = required(setting) ? `${name}=${quoted(value)}` : `# ${name}=${quoted(value)}`;
    return `# ${setting.description}${setting.secret ? ' Secret.' : ''}\n${line}\n`;
  });
  return `# Written from libs/foundation/src/config/settings.ts by \`npm run docs\`.\n# A line with # in front shows the default, or an example where there is none.\n\n${blocks.join('\n')}\n${MAILBOX_EXAMPLE}`;
}

/** Keys whose names the operator chooses: a channel names the variable of its secret. */
const MAILBOX_SECRETS = [
  [
    'IMAP_PASSWORD…',
    'Secret of a mailbox; the channel names it (`IMAP_PASSWORD` or a name that begins with `IMAP_PASSWORD_`). Read by the workers only.',
    'yes',
  ],
  [
    'IMAP_PASSWORD…_HOSTS',
    'Servers that this secret may be sent to: the mail server, and the one that gives tokens. Comma separated. Without it the secret goes to this machine only.',
    '',
  ],
  ['IMAP_PASSWORD…_SECRET', "The client's secret beside a refresh token, where the client has one.", 'yes'],
] as const;

const quoted = (value: string): string => (/[\s#]/.test(value) ? `"${value}"` : value);

/** The text of `docs/settings.md`. */
export function settingsPage(): string {
  const rows = entries.map(([name, setting]) => {
    const value = defaultOf(setting);
    const shown = required(setting) ? 'required' : value === undefined ? '–' : `\`${value}\``;
    return `| \`${name}\` | ${setting.description} | ${shown} | ${setting.secret ? 'yes' : ''} |`;
  });
  return [
    '# Settings',
    '',
    'Every key the desk reads, from the environment. A wrong value stops the start with one line that names the key.',
    'This page is written from `libs/foundation/src/config/settings.ts` by `npm run docs`.',
    '',
    '| key | what it does | default | secret |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    'Beside these there are secrets of mailboxes, whose names the operator chooses; `…` stands for the same letters in each.',
    '',
    '| key | what it does | secret |',
    '| --- | --- | --- |',
    ...MAILBOX_SECRETS.map(([name, does, secret]) => `| \`${name}\` | ${does} | ${secret} |`),
    '',
  ].join('\n');
}
