import type { IOptions } from 'sanitize-html';

const words = (list: string): string[] => list.trim().split(/\s+/);

export const TAGS = words(`
  a abbr address article b bdi blockquote br caption center cite code col colgroup dd del div dl dt em figcaption figure font
  footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s section small span strong sub sup
  table tbody td tfoot th thead tr tt u ul wbr`);

/** What stands between these is no text for a reader. */
export const DROPPED_WITH_CONTENT = words(
  'style script textarea option select noscript title template iframe object applet audio video canvas svg math',
);

export const ATTRIBUTES: IOptions['allowedAttributes'] = {
  '*': ['dir', 'lang', 'align', 'style'],
  a: ['data-to', 'role', 'tabindex', 'title'],
  img: ['src', 'alt', 'width', 'height'],
  span: [{ name: 'class', multiple: false, values: ['blocked', 'missing'] }],
  td: ['colspan', 'rowspan', 'valign', 'width'],
  th: ['colspan', 'rowspan', 'valign', 'width', 'scope'],
  table: ['border', 'cellpadding', 'cellspacing', 'width'],
  ol: ['start', 'type'],
  font: ['color', 'size'],
};

/** Colours, words and lengths that are not negative: no `url()`, no function but colours, nothing that moves a box over another. */
const VALUE = [
  /^(?=.{1,80}$)(?!.*url)(?:(?:rgba?|hsla?)\([\d\s.,%/]{1,40}\)|(?:^|\s)[a-z#\d.%][a-z#\d.%-]{0,24}|[\s,])+$/i,
];
export const STYLES: IOptions['allowedStyles'] = {
  '*': Object.fromEntries(
    words(
      `color background-color font-weight font-style font-size text-align text-decoration margin padding width border`,
    ).map((property) => [property, VALUE]),
  ),
};
