import type { MessageView } from '#contracts';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Attachments, mailFiles } from './Attachments.js';
import { MailFrame } from './MailFrame.js';
import { MailText } from './MailText.js';

/** A mail's content: its text with the evidence, or its own layout in a frame; then its files. */
export function MailBody({ message, evidence }: { message: MessageView; evidence?: boolean }) {
  const t = useT();
  const [html, setHtml] = useState(false);
  return (
    <>
      {message.hasHtml && (
        <div className="inline-tabs" role="tablist" aria-label={t('inbox.mail')}>
          <button type="button" role="tab" aria-selected={!html} onClick={() => setHtml(false)}>
            {t('mail.text')}
          </button>
          <button type="button" role="tab" aria-selected={html} onClick={() => setHtml(true)}>
            {t('mail.html')}
          </button>
        </div>
      )}
      {html ? (
        <MailFrame id={message.id} textLength={message.text.length} />
      ) : (
        <MailText
          id={message.id}
          text={message.text}
          evidence={evidence ? message.suggestion?.evidence : undefined}
        />
      )}
      <Attachments files={mailFiles(message.id, message.attachments)} />
    </>
  );
}
