import { declareDetailsGone, record } from '#audit';
import { enqueue, jobs, type Blobs, type Context, type Keyring, type Mailout } from '#foundation';
import { retentionInForce } from '#rulesets';
import { certify, type Certificate } from './certify.js';
import { journalOf } from './journal-of.js';
import { KEPT_APART } from './plan-retention.js';
import { remainsOf, type Remains } from './remains.query.js';

export interface DestructionTools {
  readonly blobs: Blobs;
  readonly keyring: Keyring;
  readonly mailout: Mailout;
  /** Days after which the last backup that holds a key is gone, where the operator said it. */
  readonly backupDays: number | undefined;
}

const BATCH = 100;

/**
 * Destroys files whose time has come: keys, bytes and words in one transaction with the certificate. Killed at any point it has
 * happened whole or not at all, and the next run goes on; two workers never hold the same file. Returns how many went.
 * @law GDPR art. 5(1)(e)
 */
export async function destroyFiles(ctx: Context, tools: DestructionTools, batch = BATCH): Promise<number> {
  const due = await ctx.query<{ id: string }>(DUE, [batch]);
  if (due.length === 0) return 0;
  const ids = due.map(({ id }) => id);
  const remains = await remainsOf(ctx, ids);
  const certificates = await certificatesOf(ctx, tools, remains);
  await declareDetailsGone(
    ctx,
    certificates.flatMap(({ tickets, messages }) => [...tickets, ...messages]),
  );
  await ctx.query('select retention_destroy($1::uuid[])', [ids]);
  await tools.blobs.remove(
    ctx,
    remains.flatMap(({ blobs }) => blobs),
  );
  await tools.keyring.shredOwners(
    ctx,
    'ticket',
    remains.flatMap(({ tickets }) => tickets),
  );
  await write(ctx, certificates);
  if (due.length === batch) await enqueue(ctx, jobs.destroyFiles, {});
  return due.length;
}

async function certificatesOf(
  ctx: Context,
  tools: DestructionTools,
  remains: readonly Remains[],
): Promise<Certificate[]> {
  const mails = await tools.mailout.fingerprints(
    ctx,
    remains.flatMap(({ letters }) => letters.flatMap(({ mailId }) => mailId ?? [])),
  );
  const periods = await retentionInForce(ctx);
  const [approval] = await ctx.query<{ by: string[] }>(APPROVED, [periods.version]);
  const approvedBy = approval?.by ?? [];
  return remains.map((file) =>
    certify(file, { now: ctx.now, periods, mails, approvedBy, backupDays: tools.backupDays }),
  );
}

async function write(ctx: Context, certificates: readonly Certificate[]): Promise<void> {
  await ctx.query(CERTIFIED, [
    certificates.map(({ id }) => id),
    certificates.map(({ statement }) => statement.certificate),
    certificates.map(({ ticketId }) => ticketId),
    certificates.map(({ statement }) => statement.kind),
    certificates.map(({ text }) => text),
    certificates.map(({ sha256 }) => sha256),
    ctx.now,
  ]);
  for (const certificate of certificates)
    await record(ctx, {
      type: 'retention.destroyed',
      journal: journalOf(certificate),
      object: { kind: 'certificate', id: certificate.id },
      ticketId: certificate.ticketId,
      content: {
        certificate: certificate.statement.certificate,
        kind: certificate.statement.kind,
        rules: certificate.statement.rules,
        sha256: certificate.sha256,
      },
    });
}

// By the clock of the server, like the function that destroys; the ticket is held against whoever opens it again.
const DUE = `
  select t.id from retention_file a join ticket t on t.id = a.ticket_id
  where a.destroyed_at is null and a.destroy_on <= (now() at time zone 'Europe/Paris')::date
    and t.state = 'closed' and t.destroyed_at is null and t.merged_into is null
    and not exists (select from retention_claim c where c.ticket_id = t.id and c.lifted_at is null
                      and (c.until is null or c.until >= (now() at time zone 'Europe/Paris')::date))
    and not exists (select from request q where q.ticket_id = t.id and q.state not in ('closed', 'withdrawn'))
    and not ${KEPT_APART}
  order by a.destroy_on, a.ticket_id limit $1 for update of a, t skip locked`;

const CERTIFIED = `
  with written as (
    insert into destruction_certificate (id, reference, ticket_id, kind, destroyed_at, statement, sha256)
    select id, reference, ticket_id, kind, $7, statement::jsonb, decode(sha256, 'hex')
    from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[])
      as c (id, reference, ticket_id, kind, statement, sha256)
    returning id, ticket_id
  )
  update retention_file a set certificate_id = w.id, destroyed_at = $7 from written w where a.ticket_id = w.ticket_id`;

const APPROVED = `
  select array_remove(array[proposed_by, approved_by], null) as by from rule_set where kind = 'retention' and version = $1`;
