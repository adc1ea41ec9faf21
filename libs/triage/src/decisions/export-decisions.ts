import { record } from '#audit';
import { Conditions, type Context } from '#foundation';
import { standing, type DecisionFilter } from './standing-decisions.js';

/** So many mails leave in one file at most; a period chooses which. */
const MOST = 20_000;

/**
 * The decisions with the words they were taken on, in the form of the training corpus, so that somebody may train a new version
 * on purpose: nothing here does. A mail whose body was destroyed is left out. The export stands in the journal before a byte of it leaves;
 * what was restricted stands in the vault's.
 * @law GDPR art. 5(1)(b), 5(2)
 */
export async function exportDecisions(ctx: Context, filter: DecisionFilter): Promise<string[]> {
  const conditions = standing(new Conditions(), filter);
  const most = conditions.param(MOST);
  const rows = await ctx.query<{ id: string; restricted: boolean; line: Record<string, unknown> }>(
    `select d.id, d.restricted, ${LINE} as line
     from triage_decision d join message m on m.id = d.message_id join message_text x on x.message_id = d.message_id
     left join triage_suggestion s on s.message_id = d.message_id
     ${conditions.where} and m.body_destroyed_at is null order by d.decided_at, d.id limit ${most}`,
    conditions.params,
  );
  for (const journal of ['desk', 'vault'] as const) {
    const ids = rows.filter(({ restricted }) => restricted === (journal === 'vault')).map(({ id }) => id);
    if (journal === 'vault' && ids.length === 0) continue;
    await record(ctx, {
      type: 'triage.exported',
      journal,
      content: { purpose: 're-training', count: ids.length, ids, ...filter },
    });
  }
  return rows.map(({ line }) => `${JSON.stringify(line)}\n`);
}

const LINE = `
  jsonb_build_object('id', d.id, 'class', d.class, 'subclass', d.kind, 'rights', to_jsonb(d.rights), 'language', d.language,
    'minor', coalesce('minor' = any (s.flags), false), 'autoReplyAllowed', coalesce(s.auto_reply_allowed, false),
    'suspicious', coalesce('suspicious' = any (s.flags), false),
    'from', coalesce(m.from_name || ' ', '') || '<' || coalesce(m.from_address, '') || '>', 'subject', coalesce(m.subject, ''), 'text', x.body,
    'account', d.account, 'corrected', d.corrected, 'decidedAt', d.decided_at,
    'suggested', jsonb_build_object('version', d.version, 'class', d.suggested_class, 'subclass', d.suggested_kind,
      'rights', to_jsonb(d.suggested_rights), 'language', d.suggested_language, 'account', d.suggested_account,
      'confidence', d.confidence, 'abstained', d.abstained))`;
