import { z } from 'zod';

/**
 * A cryptographic signature in a mail, as separate facts: whether it fits the content, whose key it is, who vouches for the key. A valid
 * one of somebody else than the sender proves nothing about the sender.
 */
export const SignatureView = z
  .object({
    kind: z.enum(['smime', 'pgp']),
    valid: z.enum(['yes', 'no', 'unknown']),
    /** A code: `key-unknown`, `content-differs`, `key-came-with-the-mail` … */
    why: z.string().nullable(),
    signer: z.string().nullable(),
    signerName: z.string().nullable(),
    issuer: z.string().nullable(),
    chain: z.enum(['known', 'unknown', 'expired']),
    matchesFrom: z.boolean().nullable(),
    signedAt: z.string().nullable(),
  })
  .meta({ id: 'SignatureView' });
export type SignatureView = z.infer<typeof SignatureView>;
