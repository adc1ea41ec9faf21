import path from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);

const schema = z.object({
  PLATFORM_PORT: port.default(3001),
  PLATFORM_BIND: z.string().min(1).default('127.0.0.1'),
  /** Token the desk presents; whoever holds it may ask for any account. */
  PLATFORM_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters')
    .regex(/^\S+$/, 'must hold no blanks'),
  PLATFORM_DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/\S+$/, 'must be a postgres:// URL'),
  PLATFORM_ACCOUNTS: z
    .string()
    .min(1)
    .default(path.join('test', 'fixtures', 'mailbox', 'accounts.json')),
  /** Port of the mail sink; without it the platform receives no mail. */
  SINK_SMTP_PORT: port.optional(),
  /** Where bounces go: the listener of the desk. */
  SINK_BOUNCE_TO: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must be an smtp:// URL')
    .optional(),
});

export type PlatformSettings = z.infer<typeof schema>;
/** Nest's token for the settings. */
export const PLATFORM_SETTINGS = Symbol('platform settings');

/** Reads the environment; a wrong or missing key is named. */
export function platformSettings(env: Record<string, string | undefined>): PlatformSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const said = parsed.error.issues.map(({ path: [key], message }) => {
    const name = String(key);
    return given[name] === undefined ? `${name} is missing` : `${name} ${message}`;
  });
  throw new Error(`Account platform: ${said.join('; ')}`);
}
