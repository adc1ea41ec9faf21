import { z } from 'zod';

/** Instants travel as ISO 8601 with offset Z, civil days as YYYY-MM-DD (Europe/Paris). */
export const instant = z.iso.datetime({ offset: true });
export const civilDay = z.iso.date();
export const id = z.uuid();
/** `DPO-7K3F-9QXM`: random, never a counter. */
export const reference = z.string().regex(/^[A-Z]{2,4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);

/** A query parameter that may be repeated or comma-separated. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((v) => (typeof v === 'string' ? v.split(',').filter(Boolean) : v), z.array(item)).optional();

export const flag = z
  .preprocess((v) => (v === 'true' || v === '1' ? true : v === 'false' || v === '0' ? false : v), z.boolean())
  .optional();

/** Keyset paging: `cursor` is the opaque `next` of the page before. */
export const paging = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(25),
  order: z.enum(['asc', 'desc']).optional(),
};

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

/** An officer as others see them. */
export const OfficerBrief = z.object({ id, name: z.string() }).meta({ id: 'OfficerBrief' });
export type OfficerBrief = z.infer<typeof OfficerBrief>;

/** An officer to choose from; who acts for the controller may be named as the deciding manager. */
export const OfficerChoice = OfficerBrief.extend({ actsForController: z.boolean() }).meta({
  id: 'OfficerChoice',
});
export type OfficerChoice = z.infer<typeof OfficerChoice>;

/** RFC 9457. `code` is stable; `params` feed the translated sentence of the console. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    params: z.record(z.string(), z.unknown()).optional(),
    correlationId: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** An action of a workflow: allowed, or refused with the code of the reason that the console puts into words. */
export const AllowedAction = z
  .object({
    action: z.string(),
    allowed: z.boolean(),
    refusals: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.unknown()).optional() })),
  })
  .meta({ id: 'AllowedAction' });
export type AllowedAction = z.infer<typeof AllowedAction>;

/** It was done, and there is nothing more to say. */
export const Done = z.object({ ok: z.literal(true) }).meta({ id: 'Done' });

export const IdParam = z.object({ id });
