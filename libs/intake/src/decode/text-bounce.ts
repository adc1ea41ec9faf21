import { looksIssuedHere } from '../thread-token.js';
import type { DecodedMail } from './decoded-mail.js';
import type { DeliveryStatus } from './mail-report.js';
import { bracketless, fieldGroups } from './report-fields.js';

const TEXT_CHARS = 200_000;
const OWN_WORDS_CHARS = 4_000;
const DAEMON = /^(?:mailer-daemon|mail-daemon|mailerdaemon|mdaemon|postmaster|double-bounce)@/i;
const RETURNED = new Set([
  'message/rfc822',
  'text/rfc822-headers',
  'message/global',
  'message/global-headers',
]);

/** Words of mail servers that gave up; an absence, which has the same null path, has none of them. */
const FAILED =
  /undeliver|undelivered|failure notice|delivery (?:has )?fail|delivery failure|failed permanently|returned (?:mail|to sender)|mail delivery (?:failed|system)|(?:could not|cannot|can't|couldn't|was not|wasn't|unable to be|not able to be) (?:be )?deliver|unable to deliver|did not reach|user unknown|unknown user|no such (?:user|mailbox)|mailbox (?:unavailable|not found|full)|permanent (?:fatal )?error|recipient(?: address)? rejected|non[- ](?:remis|distribu|délivr)|pas pu être (?:remis|distribu|délivr|envoy)|échec (?:de (?:la )?)?(?:remise|distribution|livraison)|impossible de (?:remettre|distribuer|délivrer)|destinataire inconnu|unzustellbar|nicht zugestellt|konnte nicht zugestellt|non consegnat|mancata consegna|no se (?:ha )?(?:pudo|podido) entregar|onbestelbaar/i;
const STILL_TRIED =
  /delayed|warning: (?:message|could not send)|will (?:be retried|keep trying|continue to try|try again)|has not yet been delivered|no action is required|still (?:being )?tr(?:ied|ying)|retard|sera retent|verzögert/i;
const GAVE_UP = /given up|giving up|permanent|failed permanently|will not be retried|abandon/i;

/**
 * A bounce in words alone, as qmail, Exim and old Exchange write it: it came from nobody, its own words say that a mail failed, and it
 * quotes or returns a Message-ID of our making. Whether the id is really ours is asked where the keys are; until then it is a guess.
 */
export function textBounce(mail: DecodedMail): DeliveryStatus | null {
  const fromNobody =
    mail.returnPath === '' || (mail.returnPath === null && DAEMON.test(mail.from?.address ?? ''));
  if (!fromNobody) return null;
  const text = mail.text.slice(0, TEXT_CHARS);
  const [own, originalMessageId] = returnedId(mail, text);
  if (originalMessageId === null) return null;
  const shown = own.slice(0, 4 * OWN_WORDS_CHARS);
  const words = `${mail.subject}\n${own.slice(0, OWN_WORDS_CHARS)}`;
  const delayed = STILL_TRIED.test(words) && !GAVE_UP.test(words);
  if (!delayed && !FAILED.test(words) && !mail.headers.failedRecipients) return null;
  return {
    kind: 'delivery',
    originalEnvelopeId: null,
    reportingMta: null,
    originalMessageId,
    recipients: [
      {
        finalRecipient: addressIn(mail.headers.failedRecipients ?? shown),
        originalRecipient: null,
        action: delayed ? 'delayed' : 'failed',
        status: /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(shown)?.[0] ?? null,
        diagnostic: diagnosticIn(shown) ?? (mail.subject.slice(0, 300) || null),
      },
    ],
    disposition: null,
    inWords: true,
  };
}

/** What the server itself wrote, and the id of what it returns: attached, or copied below its words. */
function returnedId(mail: DecodedMail, text: string): readonly [own: string, id: string | null] {
  for (const part of mail.attachments.filter(({ mimeType }) => RETURNED.has(mimeType)).slice(0, 5)) {
    const id = bracketless(fieldGroups(part)[0]?.get('message-id'));
    if (id && looksIssuedHere(id)) return [text, id];
  }
  // The last line of the words of the server is the one before the first header of the copy.
  const field = /^[>|\s]{0,10}message-id:[ \t]*(?:\r?\n[>|\s]{0,10})?<?([^<>\s]{10,300})>?/gim;
  for (let seen = 0, match = field.exec(text); match && seen < 20; match = field.exec(text), seen++) {
    if (looksIssuedHere(match[1])) return [ownWords(text, match.index), match[1]];
  }
  return [text, null];
}

const COPY_BEGINS =
  /^-{2,40}.{0,60}\b(?:copy of (?:the|your) message|original message|returned message|message header|message d'origine|message original)|^(?:return-path|received):[ \t]/im;

function ownWords(text: string, end: number): string {
  const above = text.slice(0, end);
  const begins = COPY_BEGINS.exec(above);
  return begins ? above.slice(0, begins.index) : above;
}

const addressIn = (text: string): string | null =>
  /<?([^\s<>()[\]:;,"']{1,64}@[^\s<>()[\]:;,"']{1,250}\.[a-z0-9-]{2,63})>?/i.exec(text)?.[1]?.toLowerCase() ??
  null;

/** The line with the answer of the other server, `550 5.1.1 …`. */
const diagnosticIn = (own: string): string | null =>
  /^.{0,200}\b[45]\d\d[ -].{0,400}$|^.{0,200}#[45]\.\d{1,3}\.\d{1,3}.{0,400}$/m
    .exec(own)?.[0]
    .trim()
    .slice(0, 500) ?? null;
