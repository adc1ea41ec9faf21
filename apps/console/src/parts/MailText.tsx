import type { Suggestion } from '#contracts';
import { Fragment, type CSSProperties } from 'react';
import { useT, useWord } from '../i18n/use-t.js';

type Evidence = Suggestion['evidence'][number];

/** Evidence of a subject or a header has its own offsets: it is marked only where the same words stand in the text. */
function locate(text: string, { quote, start, end }: Evidence): { start: number; end: number } {
  if (end > start && text.slice(start, end).includes(quote.trim())) return { start, end };
  const at = quote.trim() === '' ? -1 : text.indexOf(quote);
  return at < 0 ? { start: 0, end: 0 } : { start: at, end: at + quote.length };
}

/** Cuts the text at the evidence; no word stands twice, and of two that begin together what speaks for the suggestion is shown. */
function pieces(text: string, evidence: readonly Evidence[]) {
  const marks = evidence
    .map((one, index) => ({ ...one, ...locate(text, one), index }))
    .filter((one) => one.start >= 0 && one.end > one.start && one.end <= text.length)
    .sort((a, b) => a.start - b.start || b.weight - a.weight);
  const parts: { text: string; mark?: (typeof marks)[number] }[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.end <= at) continue;
    const start = Math.max(mark.start, at);
    if (start > at) parts.push({ text: text.slice(at, start) });
    parts.push({ text: text.slice(start, mark.end), mark });
    at = mark.end;
  }
  parts.push({ text: text.slice(at) });
  return parts;
}

export const evidenceId = (messageId: string, index: number) => `evidence-${messageId}-${index}`;

/** Shows one piece of evidence in the mail and lights it for a moment. */
export function showEvidence(messageId: string, index: number): void {
  const mark = document.getElementById(evidenceId(messageId, index));
  if (!mark) return;
  mark.scrollIntoView({ block: 'center', behavior: 'smooth' });
  mark.classList.add('on');
  setTimeout(() => mark.classList.remove('on'), 1800);
}

/** How strongly words are lit: from a faint line to a full one. */
const strengthOf = (weight: number): number => Math.max(0.25, Math.min(1, Math.abs(weight) / 6));

/** The decoded text of a mail; the words that made the suggestion are marked. */
export function MailText(props: { id: string; text: string; evidence?: readonly Evidence[] }) {
  const t = useT();
  const word = useWord();
  const titleOf = ({ supports: code, weight }: Evidence): string => {
    const what = supports(code, word) || t('mail.evidence');
    const value = String(Math.round(Math.abs(weight) * 10) / 10);
    return `${weight < 0 ? t('triage.against', { what }) : what} · ${t('triage.weight', { value })}`;
  };
  if (props.text.trim() === '') return <p className="muted">{t('mail.emptyText')}</p>;
  return (
    <div className="mail-text">
      {pieces(props.text, props.evidence ?? []).map((piece, index) =>
        piece.mark ? (
          <mark
            key={index}
            id={evidenceId(props.id, piece.mark.index)}
            className={piece.mark.weight < 0 ? 'evidence against' : 'evidence'}
            style={{ '--weight': strengthOf(piece.mark.weight) } as CSSProperties}
            title={titleOf(piece.mark)}
          >
            {piece.text}
          </mark>
        ) : (
          <Fragment key={index}>{piece.text}</Fragment>
        ),
      )}
    </div>
  );
}

/** What evidence speaks for: a class, a right, a language, in words. */
export function supports(code: string, word: ReturnType<typeof useWord>): string {
  const bare = code.includes(':') ? code.slice(code.indexOf(':') + 1) : code;
  return (
    word('words.right', bare) ||
    word('words.messageClass', bare) ||
    word('words.notPrivacy', bare) ||
    word('words.ticketFlag', bare) ||
    word('triage.scope', bare) ||
    word('words.language', bare)
  );
}
