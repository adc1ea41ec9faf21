import Button from '@mui/material/Button';
import ImageNotSupported from '@mui/icons-material/HideImageOutlined';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { apiUrl } from '../providers/http.js';

/**
 * The sanitised HTML of a mail in a frame that may nothing: no script, no form, no navigation, no network.
 * Remote images stay blocked until the officer asks for them.
 */
export function MailFrame({ id, textLength }: { id: string; textLength: number }) {
  const t = useT();
  const [images, setImages] = useState(false);
  const [tall, setTall] = useState(false);
  const guess = Math.min(620, Math.max(220, 140 + textLength / 5));
  return (
    <div className="stack">
      {!images && (
        <div className="notice">
          <ImageNotSupported />
          <span className="grow">{t('mail.imagesBlocked')}</span>
          <Button onClick={() => setImages(true)}>{t('mail.showImages')}</Button>
        </div>
      )}
      <iframe
        className="mail"
        sandbox=""
        referrerPolicy="no-referrer"
        loading="lazy"
        title={t('mail.htmlTitle')}
        src={apiUrl(`/messages/${id}/html`, images ? { images: 1 } : undefined)}
        style={{ height: tall ? 1200 : guess }}
      />
      {!tall && (
        <div>
          <Button color="secondary" onClick={() => setTall(true)}>
            {t('mail.taller')}
          </Button>
        </div>
      )}
    </div>
  );
}
