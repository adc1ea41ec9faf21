import { z } from 'zod';

/** The body of every error of the platform (RFC 9457, application/problem+json). */
export const PlatformProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
});
export type PlatformProblem = z.infer<typeof PlatformProblem>;
