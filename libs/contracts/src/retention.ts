import { z } from 'zod';
import { retentionGrounds, retentionKinds } from '#domain';
import { OfficerBrief, civilDay, flag, id, instant, listOf, page, paging } from './common.js';
import { Right } from './words.js';

export const RetentionKind = z.enum(retentionKinds).meta({ id: 'RetentionKind' });
export type RetentionKind = z.infer<typeof RetentionKind>;

export const RetentionQuery = z.object({
  cursor: paging.cursor,
  limit: paging.limit,
  kind: listOf(RetentionKind),
  /** Destroyed on this day or before it. */
  until: civilDay.optional(),
  /** Kept for a legal claim. */
  claim: flag,
  /** Of the ticket or of one of its requests, or its beginning. */
  reference: z.string().trim().max(20).optional(),
});
export type RetentionQuery = z.infer<typeof RetentionQuery>;

/** A closed file, when it is locked and when it ends. */
export const RetentionFile = z
  .object({
    /** Of the ticket. */
    id,
    reference: z.string(),
    requests: z.array(z.string()),
    kind: RetentionKind,
    restricted: z.boolean(),
    closedOn: civilDay,
    lockOn: civilDay,
    locked: z.boolean(),
    keptUntil: civilDay,
    /** Null while a claim without an end stands. */
    destroyOn: civilDay.nullable(),
    rules: z.string(),
    claim: z
      .object({
        reason: z.string(),
        until: civilDay.nullable(),
        reviewOn: civilDay,
        putBy: OfficerBrief,
        putAt: instant,
      })
      .nullable(),
  })
  .meta({ id: 'RetentionFile' });
export type RetentionFile = z.infer<typeof RetentionFile>;
export const RetentionPage = page(RetentionFile).meta({ id: 'RetentionPage' });
export type RetentionPage = z.infer<typeof RetentionPage>;

/** What goes until the end of next month, by kind, among what the officer may see. */
export const RetentionOutlook = z
  .object({ until: civilDay, kinds: z.array(z.object({ kind: RetentionKind, files: z.number().int() })) })
  .meta({ id: 'RetentionOutlook' });
export type RetentionOutlook = z.infer<typeof RetentionOutlook>;

export const OpenFileInput = z.object({ reason: z.string().trim().min(3).max(500) });
export const FileOpened = z.object({ until: instant }).meta({ id: 'FileOpened' });
export type FileOpened = z.infer<typeof FileOpened>;

export const ClaimInput = z
  .object({
    reason: z.string().trim().min(3).max(2000),
    until: civilDay.nullable().default(null),
    reviewOn: civilDay,
  })
  .meta({ id: 'ClaimInput' });
export type ClaimInput = z.infer<typeof ClaimInput>;
export const LiftClaimInput = z.object({ reason: z.string().trim().min(3).max(2000) });

export const CertificateQuery = z.object({
  cursor: paging.cursor,
  limit: paging.limit,
  kind: listOf(RetentionKind),
  from: civilDay.optional(),
  to: civilDay.optional(),
  reference: z.string().trim().max(20).optional(),
});
export type CertificateQuery = z.infer<typeof CertificateQuery>;

const fingerprint = z.object({ sha256: z.string(), size: z.number().int() });

/** What was destroyed, by which rule, how and when, in numbers and fingerprints; nothing of what it said. */
export const CertificateStatement = z
  .object({
    certificate: z.string(),
    file: z.string(),
    kind: RetentionKind,
    requests: z.array(
      z.object({
        reference: z.string(),
        rights: z.array(Right),
        outcome: z.string().nullable(),
        receivedOn: civilDay,
      }),
    ),
    closedOn: civilDay,
    keptUntil: civilDay,
    months: z.number().int(),
    ground: z.enum(retentionGrounds),
    source: z.string(),
    rules: z.string(),
    rulesBy: z.array(z.string()),
    destroyedAt: instant,
    method: z.array(z.string()),
    keysInBackupsUntil: civilDay.nullable(),
    counts: z.record(z.string(), z.number().int()),
    fingerprints: z.object({
      messages: z.array(fingerprint.extend({ receivedAt: instant })),
      files: z.array(fingerprint),
      letters: z.array(
        z.object({ kind: z.string(), sentAt: instant.nullable(), sha256: z.string().nullable() }),
      ),
    }),
  })
  .meta({ id: 'CertificateStatement' });

export const CertificateView = z
  .object({
    id,
    reference: z.string(),
    ticketId: id,
    kind: RetentionKind,
    restricted: z.boolean(),
    destroyedAt: instant,
    /** SHA-256 of the statement with its keys in order; the journal names it as well. */
    sha256: z.string(),
    statement: CertificateStatement,
  })
  .meta({ id: 'CertificateView' });
export type CertificateView = z.infer<typeof CertificateView>;
export const CertificatePage = page(CertificateView).meta({ id: 'CertificatePage' });
export type CertificatePage = z.infer<typeof CertificatePage>;

/** How a closed ticket stands: when it is locked and ends, or the certificate of its end. */
export const TicketRetention = z
  .object({
    lockedAt: instant.nullable(),
    lockOn: civilDay.nullable(),
    destroyOn: civilDay.nullable(),
    claim: z.boolean(),
    certificate: z.object({ id, reference: z.string(), destroyedAt: instant }).nullable(),
  })
  .meta({ id: 'TicketRetention' });
export type TicketRetention = z.infer<typeof TicketRetention>;
