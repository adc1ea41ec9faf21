import { z } from 'zod';

const results = z.string();

/** A domain that vouches for a mail, and whether it is the author's own by the rules of DMARC. */
export const SignerView = z
  .object({ domain: z.string(), result: results, aligned: z.boolean() })
  .meta({ id: 'SignerView' });
export type SignerView = z.infer<typeof SignerView>;

/**
 * Who a mail says it is from, who signed it, who sent its envelope: three facts, which agree or do not. `authenticated` is true where
 * the author's domain is proved, false where it is not, null where nobody could tell. None of them proves a person.
 */
export const AuthenticationView = z
  .object({
    authenticated: z.boolean().nullable(),
    /** What a server of ours wrote down, or what the desk checked itself. */
    source: z.enum(['header', 'computed']).nullable(),
    server: z.string().nullable(),
    fromDomain: z.string().nullable(),
    signers: z.array(SignerView),
    envelope: z
      .object({
        /** '' for the null path of a report; null where nobody told. */
        address: z.string().nullable(),
        check: SignerView.nullable(),
      })
      .nullable(),
    dmarc: results.nullable(),
    /** What the author's domain asks for where DMARC fails. */
    policy: z.string().nullable(),
    facts: z.array(z.object({ method: z.string(), result: results, detail: z.string() })),
  })
  .meta({ id: 'AuthenticationView' });
export type AuthenticationView = z.infer<typeof AuthenticationView>;
