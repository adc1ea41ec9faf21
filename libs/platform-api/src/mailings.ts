import { z } from 'zod';

const instant = z.iso.datetime();

/** An objection to mailings, under the reference of the request that it came with. */
export const MailingRefusalInput = z.object({
  /** The platform keeps it with the refusal: told twice under the same reference, it changes nothing. */
  reference: z.string().min(3).max(64),
  objectedAt: instant,
});
export type MailingRefusalInput = z.infer<typeof MailingRefusalInput>;

/** The refusal as the platform keeps it, for as long as it sends mailings. Service and security notices go on. */
export const MailingRefusalMark = z.object({
  /** The main address of the account. */
  account: z.string().min(3).max(320),
  reference: z.string(),
  refusedAt: instant,
  marketing: z.literal(false),
  surveys: z.literal(false),
});
export type MailingRefusalMark = z.infer<typeof MailingRefusalMark>;
