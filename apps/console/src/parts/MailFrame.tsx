import ImageNotSupported from '@mui/icons-material/HideImageOutlined';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { apiUrl } from '../providers/http.js';
import { LinkDialog, type MailLink } from './LinkDialog.js';

/** Taller than that, a mail scrolls inside its frame. */
const MOST = 12_000;

interface Inside {
  blocked: number;
  links: MailLink[];
}

/** The height of what the frame shows, and what stands in it; the guess until it is known. */
function useFrame(guess: number, follow: (link: MailLink) => void) {
  const frame = useRef<HTMLIFrameElement>(null);
  const watcher = useRef<ResizeObserver>(undefined);
  const [height, setHeight] = useState(guess);
  const [inside, setInside] = useState<Inside>({ blocked: 0, links: [] });
  useEffect(() => () => watcher.current?.disconnect(), []);
  const loaded = () => {
    const page = frame.current?.contentDocument;
    const root = page?.documentElement;
    if (!page || !root) return;
    const measure = () => setHeight(Math.min(MOST, Math.max(80, root.getBoundingClientRect().height + 20)));
    watcher.current?.disconnect();
    watcher.current = new ResizeObserver(measure);
    watcher.current.observe(root);
    measure();
    const anchors = [...page.querySelectorAll('a[data-to]')];
    setInside({ blocked: page.querySelectorAll('.blocked').length, links: distinct(anchors.map(linkOf)) });
    page.addEventListener('click', (event) => followed(event, follow));
    page.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') followed(event, follow);
    });
  };
  return { frame, height, inside, loaded };
}

const linkOf = (anchor: Element): MailLink => ({
  to: anchor.getAttribute('data-to') ?? '',
  text: anchor.textContent ?? '',
});

function followed(event: Event, follow: (link: MailLink) => void): void {
  const anchor = (event.target as Element | null)?.closest?.('a[data-to]');
  if (!anchor) return;
  event.preventDefault();
  follow(linkOf(anchor));
}

const distinct = (links: MailLink[]): MailLink[] => [
  ...new Map(links.map((link) => [`${link.to}\n${link.text}`, link])).values(),
];

/**
 * The sanitised HTML of a mail in a frame that may nothing: no script, no form, no navigation, no network. It
 * shares the origin only so that its height and its links can be read; without scripts it can do nothing with it.
 * A link opens nothing by itself: it asks here first.
 */
export function MailFrame({ id, textLength }: { id: string; textLength: number }) {
  const t = useT();
  const [link, setLink] = useState<MailLink | null>(null);
  const guess = Math.min(620, Math.max(220, 140 + textLength / 5));
  const { frame, height, inside, loaded } = useFrame(guess, setLink);
  return (
    <div className="stack">
      {inside.blocked > 0 && (
        <div className="notice" role="status">
          <ImageNotSupported />
          <span className="grow">{t('mail.imagesBlocked', { smart_count: inside.blocked })}</span>
        </div>
      )}
      <iframe
        ref={frame}
        className="mail"
        sandbox="allow-same-origin"
        referrerPolicy="no-referrer"
        title={t('mail.htmlTitle')}
        src={apiUrl(`/messages/${id}/html`)}
        style={{ height }}
        onLoad={loaded}
      />
      {inside.links.length > 0 && (
        <details className="mail-links">
          <summary>{t('mail.links', { smart_count: inside.links.length })}</summary>
          <ul>
            {inside.links.slice(0, 100).map((one) => (
              <li key={`${one.to}\n${one.text}`}>
                <button type="button" className="as-link" onClick={() => setLink(one)}>
                  <bdi>{one.text.trim().slice(0, 120) || t('mail.linkPicture')}</bdi>
                </button>
                <bdi className="muted small cut">{one.to}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
      {link && <LinkDialog link={link} close={() => setLink(null)} />}
    </div>
  );
}
