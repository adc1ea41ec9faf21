import sanitizeHtml from 'sanitize-html';
import { ATTRIBUTES, DROPPED_WITH_CONTENT, STYLES, TAGS } from './allowed-html.js';
import { linkTarget } from './link-target.js';

const MAX_HTML_CHARS = 2_000_000;
const MAX_PICTURES = 30;
const REMOTE = /^\s*(?:https?:|ftp:)?[\\/]{2}|^\s*https?:/i;
/** Pictures that came with the mail. */
const OWN = /^(?:cid:|data:image\/)/i;
const REACHES_OUT = /url\s*\(\s*['"]?\s*(?:https?:|ftp:)?\/\//i;

/** The document for the sandboxed frame, and how many pictures from elsewhere were left out. */
export interface SafeHtml {
  readonly document: string;
  readonly remoteImages: number;
  readonly links: number;
  /** Pictures of the mail itself (`cid:`, `data:`) that were not given: drawn anew, they can be. */
  readonly wanted: readonly string[];
}

export interface SanitiseOptions {
  readonly title: string;
  /** What stands for `wanted`: pictures of ours as `data:image/png`. None is ever shown as it was received. */
  readonly pictures?: ReadonlyMap<string, string>;
}

/**
 * The HTML of a mail made harmless: no script, no form, no style sheet, nothing from the network. A link goes nowhere by
 * itself: it carries its target as `data-to`, for a page of the console to show and confirm.
 */
export function sanitiseHtml(html: string, options: SanitiseOptions): SafeHtml {
  const counts = { remoteImages: 0, links: 0, wanted: new Set<string>() };
  const body = sanitizeHtml(html.slice(0, MAX_HTML_CHARS), {
    allowedTags: TAGS,
    allowedAttributes: ATTRIBUTES,
    allowedStyles: STYLES,
    allowedSchemes: [],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: DROPPED_WITH_CONTENT,
    nestingLimit: 200,
    transformTags: {
      '*': (tagName, attribs) => {
        counts.remoteImages += reachingOut(tagName, attribs);
        return { tagName, attribs };
      },
      a: (tagName, attribs) => link(tagName, attribs, counts),
      img: (tagName, attribs) => picture(tagName, attribs, counts, options.pictures),
    },
  });
  return {
    document: page(body, options.title),
    remoteImages: counts.remoteImages,
    links: counts.links,
    wanted: [...counts.wanted],
  };
}

type Attributes = Record<string, string>;
type Tag = { tagName: string; attribs: Attributes; text?: string };

/** Backgrounds and the like that would have been fetched: they fall with their attributes, and are counted. */
function reachingOut(tagName: string, attribs: Attributes): number {
  const places = [attribs.background, tagName === 'input' ? attribs.src : '', attribs.poster];
  return (
    places.filter((place) => REMOTE.test(place ?? '')).length +
    (REACHES_OUT.test(attribs.style ?? '') ? 1 : 0)
  );
}

/** No `href`: neither click, nor middle click, nor drag leads anywhere. */
function link(tagName: string, attribs: Attributes, counts: { links: number }): Tag {
  const to = linkTarget(attribs.href ?? '');
  const { style, dir, lang } = attribs;
  const kept = Object.fromEntries(Object.entries({ style, dir, lang }).filter(([, value]) => value));
  if (to === null) return { tagName: 'span', attribs: kept };
  counts.links++;
  return { tagName, attribs: { ...kept, 'data-to': to, role: 'link', tabindex: '0', title: to } };
}

function picture(
  tagName: string,
  attribs: Attributes,
  counts: { remoteImages: number; wanted: Set<string> },
  pictures?: ReadonlyMap<string, string>,
): Tag {
  const { src = '', srcset, alt, width, height } = attribs;
  const blocked: Tag = { tagName: 'span', attribs: { class: 'blocked' }, text: alt || '⌧' };
  if (REMOTE.test(src) || (srcset && REMOTE.test(srcset))) {
    counts.remoteImages++;
    return blocked;
  }
  const own = pictures?.get(src);
  if (!own) {
    if (OWN.test(src) && counts.wanted.size < MAX_PICTURES) counts.wanted.add(src);
    return { ...blocked, attribs: { class: 'missing' } };
  }
  const kept = Object.fromEntries(Object.entries({ alt, width, height }).filter(([, value]) => value));
  return { tagName, attribs: { ...kept, src: own } };
}

const page = (body: string, title: string): string => `<!doctype html>
<html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>${escapeHtml(title)}</title>
<style>
  :root { color-scheme: light; }
  body { font: 14px/1.5 system-ui, sans-serif; margin: 12px; color: #1c2426; background: #fff; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; } table { max-width: 100%; } blockquote { border-left: 3px solid #cfd8d8; margin: 8px 0; padding-left: 12px; color: #4a5658; }
  a { color: #0b5a62; text-decoration: underline; cursor: pointer; } a:focus-visible { outline: 2px solid #0b5a62; outline-offset: 2px; }
  .blocked, .missing { display: inline-block; border: 1px dashed #9aa7a8; color: #4a5658; padding: 2px 6px; font-size: 12px; }
</style></head><body>${body}</body></html>`;

const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!,
  );
