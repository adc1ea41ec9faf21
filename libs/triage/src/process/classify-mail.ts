import { directoryOf, triage, type MailFacts, type TriageHistoryEntry, type TriageSuggestion } from '#domain';
import type { Context } from '#foundation';
import { since, type StepTrace } from '#intake';
import type { AccountDirectory, LookUp } from '../accounts/account-directory.js';

export interface Classified {
  readonly suggestion: TriageSuggestion;
  readonly step: StepTrace;
  /** The look-up that the suggestion rests on, for the journal. */
  readonly lookUp: ({ purpose: 'triage' } & (LookUp | { outcome: 'unavailable' })) | null;
}

/** What one mail is, with the accounts that the platform names for it; without the platform triage goes on. */
export async function classifyMail(
  ctx: Context,
  directory: AccountDirectory,
  ownDomains: readonly string[],
  facts: MailFacts,
  history: readonly TriageHistoryEntry[],
): Promise<Classified> {
  const started = performance.now();
  const looked = await directory.directoryFor(ctx, facts).catch(() => 'unavailable' as const);
  const known = looked !== null && looked !== 'unavailable' ? looked : null;
  const suggestion = triage(facts, known?.directory ?? directoryOf([], ownDomains), history);
  return {
    suggestion,
    step: {
      step: 'classify',
      verdict: 'ok',
      why: known ? null : 'account-platform-not-asked',
      ms: since(started),
      at: ctx.now.toISOString(),
    },
    lookUp:
      looked === 'unavailable'
        ? { purpose: 'triage', outcome: 'unavailable' }
        : known && { purpose: 'triage', ...known.lookUp },
  };
}

/** What officers must see of a mail at once, as words of the ticket. */
export function flagsOf({ flags, authoritySign }: TriageSuggestion): string[] {
  const raised = Object.entries(flags)
    .filter(([, raised]) => raised === true)
    .map(([name]) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`));
  if (authoritySign !== 'none') raised.push('possible-authority');
  return raised;
}
