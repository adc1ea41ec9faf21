import { z } from 'zod';
import { mailboxAsksForToken, mailboxSignIns, mailboxTokenUrl } from '#domain';
import { hasDay } from './dated-folder.js';

/** How a channel reaches its mailbox; the same fields as the form of the console. */
const schema = z.object({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  secure: z.boolean(),
  user: z.string().min(1),
  signIn: z.enum(mailboxSignIns).default('password'),
  passwordVariable: z.string().min(1),
  tokenUrl: z.string().regex(mailboxTokenUrl).nullable().default(null),
  clientId: z.string().min(1).nullable().default(null),
  scope: z.string().nullable().default(null),
  folder: z.string().min(1).default('INBOX'),
  moveTo: z.string().min(1).nullable().default(null),
});
export type MailboxConfig = z.infer<typeof schema>;

/** Reads the configuration of a channel; the error names the field and no value. */
export function mailboxConfig(config: unknown): MailboxConfig {
  const parsed = schema.safeParse(config);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'config');
    throw new Error(`the channel's configuration is not valid: ${fields.join(', ')}`);
  }
  const { folder, moveTo, signIn, tokenUrl, clientId } = parsed.data;
  if (moveTo === folder) throw new Error('moveTo is the folder that is read');
  if (hasDay(folder)) throw new Error('only the folder to move to can name a day');
  if (mailboxAsksForToken(signIn) && (tokenUrl === null || clientId === null))
    throw new Error("the channel's configuration is not valid: tokenUrl, clientId");
  return parsed.data;
}
