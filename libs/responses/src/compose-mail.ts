import MailComposer from 'nodemailer/lib/mail-composer';
import type { RenderedLetter } from '#domain';

/** Everything that stands in the head of an outgoing mail. */
export interface MailHead {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly to: { readonly name: string | null; readonly address: string };
  /** Without angle brackets. */
  readonly messageId: string;
  /** The message that is answered, and those before it; without angle brackets. */
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** Nobody wrote it: RFC 3834. */
  readonly automatic: boolean;
  readonly language: string;
  readonly date: Date;
}

/** The final bytes of a letter: plain text and simple HTML, UTF-8, its PDF copy when asked; nothing is fetched from anywhere. */
export async function composeMail(
  head: MailHead,
  letter: Pick<RenderedLetter, 'subject' | 'text' | 'html'>,
  copy?: { readonly fileName: string; readonly bytes: Buffer },
): Promise<Buffer> {
  const composer = new MailComposer({
    from: head.from,
    to: { name: head.to.name ?? '', address: head.to.address },
    replyTo: { name: head.from.name, address: head.replyTo },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    attachments: copy
      ? [{ filename: copy.fileName, content: copy.bytes, contentType: 'application/pdf' }]
      : undefined,
    references: head.references.map(bracketed),
    date: head.date,
    headers: {
      // One line each: not every program that threads or bounces a mail reads a folded id.
      'Message-ID': oneLine(bracketed(head.messageId)),
      ...(head.inReplyTo ? { 'In-Reply-To': oneLine(bracketed(head.inReplyTo)) } : {}),
      'Content-Language': head.language,
      ...(head.automatic ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {}),
    },
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** Taken as it is by the composer: the id of a stranger's mail must not end its line. */
const oneLine = (value: string) => ({ prepared: true, value: value.replace(/[\u0000-\u001f\u007f]/g, '') });

export const bracketed = (messageId: string): string => `<${messageId}>`;
