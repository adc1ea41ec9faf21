export type TextZone = 'fresh' | 'quoted' | 'forwarded' | 'signature' | 'disclaimer';

/** [start, end) of the decoded text; segments follow one another and cover the whole text. */
export interface TextSegment {
  readonly zone: TextZone;
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const FORWARD_MARK =
  /^[\s>*_-]{0,20}(?:forwarded message|begin forwarded message|message transf[ée]r[ée]|d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée])|message r[ée]exp[ée]di[ée]|weitergeleitete nachricht|anfang der weitergeleiteten|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|mensagem (?:encaminhada|reencaminhada))/i;
const ORIGINAL_MARK =
  /^[\s>*_-]{2,20}(?:original message|message d['’]origine|message original|urspr[üu]ngliche nachricht|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original)/i;
const FORWARD_SUBJECT = /^\s*(?:fwd?|tr|wg|i|rv|enc|doorst)\s*:/i;
const HEADER_FROM = /^\*?(?:de|from|von|da|van|expéditeur|afzender)\s?\*?\s?:\*?\s?\S/i;
const HEADER_NEXT =
  /^\*?(?:envoyé|date|sent|gesendet|datum|inviato|data|enviado|verzonden|à|to|an|a|para|aan|subject|objet|betreff|oggetto|asunto|onderwerp|assunto)\s?(?:le)?\*?\s?:/i;
const ATTRIBUTION_START = /^(?:le|on|am|el|il|op|em|a|den|lors|von|van|de)\s/i;
const ATTRIBUTION_END =
  /(?:a écrit|wrote|schrieb(?:en)?(?: [^:]{0,120})?|escribió|ha scritto|schreef(?: [^:]{0,120})?|escreveu)\s?:\s*$/i;
const SENT_FROM =
  /^(?:envoyé (?:de|depuis|à partir)|sent from|gesendet von|von meinem|enviado desde|inviato da|verzonden (?:vanaf|met)|get outlook)\b/i;
const CLOSING =
  /^(?:bien |très |je vous prie|veuillez |dans l['’]attente|avec mes |salutations|cordialement|respectueusement|sincères|best|kind|warm|many|with |yours|regards|sincerely|thanks|thank you|cheers|mit |mfg|viele grüße|beste|freundliche|hochachtungsvoll|un saludo|saludos|atentamente|cordial|distinti|cordiali|met |vriendelijke|hoogachtend|groeten|com os |atenciosamente|cumprimentos|merci(?: d['’]avance)?|bedankt|danke|gracias|grazie|obrigad)/i;
const CLOSING_WORD =
  /(?:cordialement|salutations|respectueusement|sentiments|regards|wishes|sincerely|faithfully|truly|cheers|grüße|grüßen|gruß|grüssen|hochachtungsvoll|saludos?|atentamente|saluti|groet(?:en)?|hoogachtend|cumprimentos|atenciosamente|^merci[ ,.!]{0,3}$|^merci d['’]avance[ ,.!]{0,3}$|^thanks[ ,.!]{0,3}$|^thank you[ ,.!]{0,3}$|^danke[ ,.!]{0,3}$|^bedankt[ ,.!]{0,3}$|^gra(?:cias|zie)[ ,.!]{0,3}$)/i;
const DISCLAIMER =
  /(?:confiden[tc]i|vertraulich|vertrouwelijk|riservat)[^]{0,400}(?:destinataire|intended|recipient|empfänger|destinatari|geadresseerde|ontvanger|adressat)|(?:destinataire|intended recipient|empfänger|destinatari|geadresseerde)[^]{0,400}(?:confiden[tc]i|vertraulich|vertrouwelijk|riservat)|pensez à l['’]environnement|consider the environment/i;

/** The text is analysed up to here; what follows belongs to the zone that is open. */
const MAX_LINES = 20_000;

/**
 * Tells what the sender wrote now from quoted history, a forwarded mail, the signature and a disclaimer. Works on the
 * decoded text alone; an opening of history runs to the end unless unquoted lines follow quoted ones.
 */
export function splitQuotedText(text: string, subject = ''): TextSegment[] {
  const lines = linesOf(text);
  const zones: TextZone[] = lines.map(() => 'fresh');
  markQuoted(lines, zones);
  markHistory(lines, zones, FORWARD_SUBJECT.test(subject));
  markSignature(lines, zones);
  return merge(lines, zones, text.length);
}

/** The characters of some zones, joined; offsets are those of the pieces, not of the result. */
export function textOfZones(
  text: string,
  segments: readonly TextSegment[],
  zones: readonly TextZone[],
): string {
  return segments
    .filter(({ zone }) => zones.includes(zone))
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const at = text.indexOf('\n', start);
    const end = at < 0 || lines.length >= MAX_LINES ? text.length : at + 1;
    lines.push({ start, end, text: text.slice(start, Math.min(end, start + 400)).trimEnd() });
    start = end;
  }
  return lines;
}

/** `>` lines, and the "On … wrote:" above them. */
function markQuoted(lines: readonly Line[], zones: TextZone[]): void {
  let history = lines.length;
  lines.forEach((line, index) => {
    if (/^\s?>/.test(line.text)) zones[index] = 'quoted';
    if (!ATTRIBUTION_END.test(line.text)) return;
    const first = attributionStart(lines, index);
    if (first === null) return;
    const next = lines.slice(index + 1, index + 4).find(({ text }) => text.trim() !== '');
    const opensQuote = next !== undefined && /^\s?>/.test(next.text);
    // Clients that indent instead of quoting: everything below is history.
    if (!opensQuote) history = Math.min(history, first);
    for (let i = first; i <= index; i += 1) zones[i] = 'quoted';
  });
  zones.fill('quoted', history);
}

/** An attribution may be folded over three lines and holds a date or an address. */
function attributionStart(lines: readonly Line[], end: number): number | null {
  for (let first = end; first >= Math.max(0, end - 2); first -= 1) {
    if (!ATTRIBUTION_START.test(lines[first].text)) continue;
    const whole = lines
      .slice(first, end + 1)
      .map(({ text }) => text)
      .join(' ');
    return /\d/.test(whole) || whole.includes('@') ? first : null;
  }
  return null;
}

/** An original-message or forward mark, or a block of mail headers: from there to the end. */
function markHistory(lines: readonly Line[], zones: TextZone[], forwardSubject: boolean): void {
  for (let index = 0; index < lines.length; index += 1) {
    const { text } = lines[index];
    if (zones[index] !== 'fresh' || text === '') continue;
    const forward = FORWARD_MARK.test(text);
    if (!forward && !ORIGINAL_MARK.test(text) && !headerBlock(lines, index)) continue;
    const zone = forward || forwardSubject ? 'forwarded' : 'quoted';
    for (let i = index; i < lines.length; i += 1) zones[i] = zone;
    return;
  }
}

function headerBlock(lines: readonly Line[], index: number): boolean {
  if (!HEADER_FROM.test(lines[index].text)) return false;
  const next = lines.slice(index + 1, index + 5).filter(({ text }) => HEADER_NEXT.test(text));
  return next.length >= 2;
}

function markSignature(lines: readonly Line[], zones: TextZone[]): void {
  for (const [first, last] of freshRuns(zones)) {
    const start = signatureStart(lines, first, last);
    if (start === null) {
      markDisclaimer(lines, zones, last, last);
      continue;
    }
    for (let i = start; i <= last; i += 1) zones[i] = 'signature';
    markDisclaimer(lines, zones, start, last);
  }
}

function freshRuns(zones: readonly TextZone[]): [number, number][] {
  const runs: [number, number][] = [];
  zones.forEach((zone, index) => {
    if (zone !== 'fresh') return;
    const open = runs.at(-1);
    if (open && open[1] === index - 1) open[1] = index;
    else runs.push([index, index]);
  });
  return runs;
}

function signatureStart(lines: readonly Line[], first: number, last: number): number | null {
  for (let index = first; index <= last; index += 1) {
    const { text } = lines[index];
    if (/^-- ?$/.test(text) || SENT_FROM.test(text)) return index;
  }
  // A closing formula near the end, with short lines only (name, function, telephone) below it.
  for (let index = last; index >= Math.max(first, last - 14); index -= 1) {
    const text = lines[index].text.trim();
    if (!CLOSING.test(text) || !CLOSING_WORD.test(text) || text.length > 140) continue;
    const below = lines.slice(index + 1, last + 1);
    const postscript = below.some(({ text: t }) => /^\s*(?:p\.? ?s\.?|n\.? ?b\.?)\b/i.test(t));
    const long = below.filter(({ text: t }) => t.length > 75 && !DISCLAIMER.test(t)).length;
    if (!postscript && long === 0) return Math.min(index + 1, last + 1) > last ? null : index + 1;
  }
  return null;
}

/** The last paragraph that speaks of confidentiality and intended recipients. */
function markDisclaimer(lines: readonly Line[], zones: TextZone[], from: number, last: number): void {
  let start = last;
  while (start > from && lines[start - 1].text.trim() !== '') start -= 1;
  const paragraph = lines
    .slice(start, last + 1)
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 4000);
  if (paragraph.length < 80 || !DISCLAIMER.test(paragraph)) return;
  for (let i = start; i <= last; i += 1) zones[i] = 'disclaimer';
}

function merge(lines: readonly Line[], zones: readonly TextZone[], length: number): TextSegment[] {
  const segments: { zone: TextZone; start: number; end: number }[] = [];
  lines.forEach(({ start, end }, index) => {
    const zone = zones[index];
    const open = segments.at(-1);
    if (open?.zone === zone) open.end = end;
    else segments.push({ zone, start, end });
  });
  return segments.length > 0 ? segments : [{ zone: 'fresh', start: 0, end: length }];
}
