import sanitizeHtml from 'sanitize-html';

const MAX_HTML_CHARS = 2_000_000;
const REMOTE = /^(https?:)?\/\//i;

/** The document for the sandboxed frame, and whether pictures from elsewhere were left out. */
export interface SafeHtml {
  readonly document: string;
  readonly remoteImages: number;
}

/**
 * The HTML of a mail made harmless: no script, no form, no style sheet, no link that opens by itself; pictures from
 * elsewhere are left out unless the officer asked for them, since loading one tells the sender that the mail was read.
 */
export function sanitiseHtml(html: string, options: { remoteImages: boolean; title: string }): SafeHtml {
  let remoteImages = 0;
  const body = sanitizeHtml(html.slice(0, MAX_HTML_CHARS), {
    allowedTags: TAGS,
    allowedAttributes: ATTRIBUTES,
    allowedStyles: STYLES,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: options.remoteImages ? ['http', 'https', 'data'] : ['data'] },
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: [
      'style',
      'script',
      'textarea',
      'option',
      'noscript',
      'title',
      'template',
      'iframe',
      'object',
    ],
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: {
          ...attribs,
          rel: 'noopener noreferrer nofollow',
          target: '_blank',
          title: attribs.href ?? '',
        },
      }),
      img: (tagName, attribs) => {
        if (!REMOTE.test(attribs.src ?? '')) return { tagName, attribs };
        remoteImages++;
        return options.remoteImages
          ? { tagName, attribs: { ...attribs, referrerpolicy: 'no-referrer' } }
          : { tagName: 'span', attribs: { class: 'blocked' }, text: attribs.alt || '⌧' };
      },
    },
  });
  return { document: page(body, options.title), remoteImages };
}

const page = (body: string, title: string): string => `<!doctype html>
<html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>${escapeHtml(title)}</title>
<style>
  :root { color-scheme: light; }
  body { font: 14px/1.5 system-ui, sans-serif; margin: 12px; color: #1c2426; background: #fff; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; } table { max-width: 100%; } blockquote { border-left: 3px solid #cfd8d8; margin: 8px 0; padding-left: 12px; color: #4a5658; }
  .blocked { display: inline-block; border: 1px dashed #9aa7a8; color: #4a5658; padding: 2px 6px; font-size: 12px; }
</style></head><body>${body}</body></html>`;

const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!,
  );

const TAGS = [
  ...[
    'a',
    'abbr',
    'address',
    'article',
    'b',
    'bdi',
    'blockquote',
    'br',
    'caption',
    'center',
    'cite',
    'code',
    'col',
    'colgroup',
  ],
  ...[
    'dd',
    'del',
    'div',
    'dl',
    'dt',
    'em',
    'figcaption',
    'figure',
    'font',
    'footer',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hr',
  ],
  ...[
    'i',
    'img',
    'ins',
    'kbd',
    'li',
    'main',
    'mark',
    'ol',
    'p',
    'pre',
    'q',
    's',
    'section',
    'small',
    'span',
    'strong',
    'sub',
    'sup',
  ],
  ...['table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt', 'u', 'ul', 'wbr'],
];
const ATTRIBUTES = {
  '*': ['dir', 'lang', 'align', 'style'],
  a: ['href', 'title', 'rel', 'target'],
  img: ['src', 'alt', 'width', 'height', 'referrerpolicy'],
  span: ['class'],
  td: ['colspan', 'rowspan', 'valign', 'width'],
  th: ['colspan', 'rowspan', 'valign', 'width', 'scope'],
  table: ['border', 'cellpadding', 'cellspacing', 'width'],
  ol: ['start', 'type'],
  font: ['color', 'size'],
};
const WORDS = [/^[\w\s.%#(),-]{1,60}$/];
const STYLES = {
  '*': Object.fromEntries(
    [
      'color',
      'background-color',
      'font-weight',
      'font-style',
      'font-size',
      'text-align',
      'text-decoration',
      'margin',
      'padding',
      'width',
      'border',
    ].map((property) => [property, WORDS]),
  ),
};
