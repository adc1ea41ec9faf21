import { refuse, type Refusal } from '../machine/machine.js';
import { answerKindOf } from '../requests/tracks.js';
import { type LetterKind } from '../words/letters.js';
import { accessRefusals, accessMeter, isMeasured, type AccessStatements } from './access-blocks.js';
import { type Audience, type ReaderLanguage } from './languages.js';
import { languageWords, letterWords } from './languages/index.js';
import { saysWhy, unsaidRefusals } from './must-say.js';
import { mentionsOf, mentionsVersion, mentionText, type Mention } from './mentions.js';
import { trackReasonsText, turnedDown, type LetterTrack } from './outcomes.js';
import { placeholdersIn } from './templates.js';

/** A letter as the officer leaves it: subject and body may have been edited, the mentions are the desk's own. */
export interface Letter {
  readonly kind: LetterKind;
  readonly language: ReaderLanguage;
  /** An adult unless said otherwise. */
  readonly audience?: Audience;
  readonly subject: string;
  readonly body: string;
  /** The tracks it answers; empty for a letter that answers none. */
  readonly tracks: readonly LetterTrack[];
  /** What an answer to a request for access says of each block. */
  readonly accessBlocks?: AccessStatements;
  /** The officer who decides for the controller; a refusal names them. */
  readonly deciderName?: string | null;
}

export interface RenderedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly mentions: readonly Mention[];
  readonly mentionsVersion: string;
}

export type Rendering =
  | { readonly ok: true; readonly letter: RenderedLetter }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * What stands in the way of sending a letter, all of it at once. A refusal, whole or in part, cannot leave without
 * its reasons and the deciding manager; CNIL and court stand in every reply because the desk puts them there.
 * An answer that gives access says something of every block.
 * @law GDPR art. 12(4), 15
 */
export function refusalsOf(letter: Letter): Refusal[] {
  const reasons = reasonRefusals(letter);
  return [
    ...textRefusals(letter),
    ...reasons,
    ...accessRefusals(letter),
    ...deciderRefusals(letter),
    // Reasons that are missing altogether are told above: what is sought in the text is what ought to be there.
    ...(reasons.length > 0 ? [] : unsaidRefusals(textOf(letter), letter)),
  ];
}

function textRefusals(letter: Letter): Refusal[] {
  const { subject, body } = letter;
  // The finished text: braces may hide in the reasons of a track too.
  const finished = `${subject}\n${textOf(letter)}`;
  const refusals: Refusal[] = [];
  if (!subject.trim()) refusals.push(refuse('subject-empty'));
  if (/[\r\n]/.test(subject)) refusals.push(refuse('subject-on-two-lines'));
  if (!body.trim()) refusals.push(refuse('body-empty'));
  const fields = placeholdersIn(finished);
  if (fields.length > 0) refusals.push(refuse('fields-unfilled', { fields }));
  else if (/\{\{|\}\}/.test(finished)) refusals.push(refuse('braces-left'));
  return refusals;
}

function reasonRefusals({ kind, tracks }: Letter): Refusal[] {
  const down = tracks.filter(turnedDown);
  if (kind === 'refusal' && answerKindOf(tracks) !== 'refusal') return [refuse('not-a-refusal')];
  if (kind !== 'refusal' && kind !== 'answer') return [];
  const undecided = tracks.filter(({ outcome }) => outcome === null);
  return [
    ...undecided.map(({ right }) => refuse('track-undecided', { right })),
    ...down
      .filter(({ grounds, reasons }) => grounds.length === 0 || !reasons?.trim())
      .map(({ right }) => refuse('reasons-missing', { right })),
  ];
}

function deciderRefusals({ kind, tracks, deciderName }: Letter): Refusal[] {
  const turnsDown = (kind === 'refusal' || kind === 'answer') && tracks.some(turnedDown);
  return turnsDown && !deciderName?.trim() ? [refuse('decider-missing')] : [];
}

/** What was turned down and why, unless the officer's own text names it and says it word for word already. */
function reasonsBlock({ kind, language, audience, tracks, body, deciderName }: Letter): string[] {
  if (kind !== 'answer' && kind !== 'refusal') return [];
  const words = letterWords(language, audience);
  const lines = tracks.filter(turnedDown).flatMap((track) => {
    if (saysWhy(body, track, language, audience)) return [];
    const reasons = trackReasonsText(track, language, audience);
    const head = `- ${words.rights[track.right]}${languageWords(language).colon}`;
    return [`${head}${reasons.replace(/\s*\n\s*/g, ' ')}`];
  });
  const decider = deciderName?.trim() ?? '';
  const named = !decider || !tracks.some(turnedDown) || body.includes(decider);
  return [
    ...(lines.length > 0 ? [`${words.reasons}\n${lines.join('\n')}`] : []),
    ...(named ? [] : [`${words.decider} ${decider}.`]),
  ];
}

/** What the officer said of each block of an access, under its heading, in the order of the law. */
function accessText(letter: Letter): string[] {
  if (!isMeasured(letter)) return [];
  const { language, audience, accessBlocks = {} } = letter;
  const words = letterWords(language, audience);
  return accessMeter(accessBlocks).blocks.flatMap(({ block, state }) => {
    if (state === 'missing') return [];
    const said = (accessBlocks[block]?.text ?? '').replace(/\r\n?/g, '\n').trim();
    const head = state === 'answered' ? '' : `${words.notApplicable}${languageWords(language).colon}`;
    return [`${words.blocks[block]}\n${head}${said}`];
  });
}

function textOf(letter: Letter): string {
  const mentions = mentionsOf(letter).map((mention) =>
    mentionText(mention, letter.language, letter.audience),
  );
  const body = letter.body.replace(/\r\n?/g, '\n').trim();
  const notice = [...reasonsBlock(letter), ...mentions];
  const parts = [[body], accessText(letter), notice].filter((part) => part.length > 0);
  return `${parts.map((part) => part.join('\n\n')).join('\n\n* * *\n\n')}\n`;
}

/** The letter as it will leave, as plain text and as simple HTML; or every reason why it may not. */
export function renderLetter(letter: Letter): Rendering {
  const refusals = refusalsOf(letter);
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, letter: previewLetter(letter) };
}

/** The whole letter as the reader would see it now, with everything that the desk adds; what is unfilled stays between braces. */
export function previewLetter(letter: Letter): RenderedLetter {
  const text = textOf(letter);
  const rendered = { subject: letter.subject.trim(), text, html: htmlOf(text, letter) };
  return { ...rendered, mentions: mentionsOf(letter), mentionsVersion };
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that cannot become markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

function paragraphHtml(paragraph: string): string {
  if (paragraph === '* * *') return '<hr>';
  const lines = paragraph.split('\n');
  const firstItem = lines.findIndex((line) => line.startsWith('- '));
  if (firstItem < 0 || !lines.slice(firstItem).every((line) => line.startsWith('- ')))
    return `<p>${lines.map(escapeHtml).join('<br>\n')}</p>`;
  const intro = lines.slice(0, firstItem).map(escapeHtml).join('<br>\n');
  const items = lines.slice(firstItem).map((line) => `<li>${escapeHtml(line.slice(2))}</li>`);
  return `${intro ? `<p>${intro}</p>\n` : ''}<ul>\n${items.join('\n')}\n</ul>`;
}

/** No style, no image, no link: nothing in a reply fetches anything. */
function htmlOf(text: string, { language, subject }: Letter): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map(paragraphHtml);
  const title = escapeHtml(subject.trim());
  return `<!doctype html>\n<html lang="${language}">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n${paragraphs.join('\n')}\n</body>\n</html>\n`;
}
