import Button from '@mui/material/Button';
import ImageNotSupported from '@mui/icons-material/HideImageOutlined';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { apiUrl } from '../providers/http.js';

/** Taller than that, a mail scrolls inside its frame. */
const MOST = 12_000;

/** The height of what the frame shows, followed while pictures arrive; the guess until it is known. */
function useFrameHeight(guess: number) {
  const frame = useRef<HTMLIFrameElement>(null);
  const watcher = useRef<ResizeObserver>(undefined);
  const [height, setHeight] = useState(guess);
  const [blocked, setBlocked] = useState(0);
  useEffect(() => () => watcher.current?.disconnect(), []);
  const loaded = () => {
    const root = frame.current?.contentDocument?.documentElement;
    if (!root) return;
    const measure = () => setHeight(Math.min(MOST, Math.max(80, root.getBoundingClientRect().height + 20)));
    watcher.current?.disconnect();
    watcher.current = new ResizeObserver(measure);
    watcher.current.observe(root);
    measure();
    setBlocked(root.querySelectorAll('.blocked').length);
  };
  return { frame, height, blocked, loaded };
}

/**
 * The sanitised HTML of a mail in a frame that may nothing: no script, no form, no navigation, no network. It
 * shares the origin only so that its height can be read; without scripts it can do nothing with it.
 * Remote images stay blocked until the officer asks for them.
 */
export function MailFrame({ id, textLength }: { id: string; textLength: number }) {
  const t = useT();
  const [images, setImages] = useState(false);
  const { frame, height, blocked, loaded } = useFrameHeight(
    Math.min(620, Math.max(220, 140 + textLength / 5)),
  );
  return (
    <div className="stack">
      {!images && blocked > 0 && (
        <div className="notice" role="status">
          <ImageNotSupported />
          <span className="grow">{t('mail.imagesBlocked', { smart_count: blocked })}</span>
          <Button onClick={() => setImages(true)}>{t('mail.showImages')}</Button>
        </div>
      )}
      <iframe
        ref={frame}
        className="mail"
        sandbox="allow-same-origin"
        referrerPolicy="no-referrer"
        title={t('mail.htmlTitle')}
        src={apiUrl(`/messages/${id}/html`, images ? { images: 1 } : undefined)}
        style={{ height }}
        onLoad={loaded}
      />
    </div>
  );
}
