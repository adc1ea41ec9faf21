import type { z } from 'zod';

/** A kind of work that is done later: its payload holds ids only, never data about a person. */
export interface JobDefinition<P> {
  readonly name: string;
  readonly schema: z.ZodType<P>;
  /** What the job is about, for logs and the health page. */
  readonly id: (payload: P) => string;
  readonly retry: { readonly attempts: number; readonly backoffMs: number };
  /**
   * The commit does not wait for the disk. Right for a job whose effects all lie in its own transaction: a crash
   * takes them back together with the closed row, and the job runs again.
   */
  readonly relaxedDurability?: boolean;
  /** Short jobs may travel up to so many together through the queue. */
  readonly together?: number;
}

const NAME = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/;

export function defineJob<P>(definition: JobDefinition<P>): JobDefinition<P> {
  if (!NAME.test(definition.name))
    throw new TypeError(`a job is named step.verb-noun, not "${definition.name}"`);
  return Object.freeze(definition);
}
