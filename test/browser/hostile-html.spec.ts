import type { Browser, Page } from 'playwright-core';
import { sanitiseHtml } from '#intake';
import { launch, withBrowser } from './open-browser.js';

const HOME = 'https://desk.example/';

/** Each calls `caught` or reaches for the network when a browser reads it as it was sent. */
const attacks = [
  '<script>caught(1)</script>',
  '<img src=x onerror=caught(1)><svg onload=caught(1)></svg><body onload=caught(1)>',
  '<xmp><p title="</xmp><img src=x onerror=caught(1)>"></xmp>',
  '<noscript><p title="</noscript><img src=x onerror=caught(1)>"></noscript>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=caught(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=caught(1)>',
  '<svg></p><style><a id="</style><img src=1 onerror=caught(1)>">',
  '<template><img src=x onerror=caught(1)></template><!--><img src=x onerror=caught(1)>-->',
  '<iframe srcdoc="<script>parent.caught(1)</script>"></iframe><object data="data:text/html,<script>parent.caught(1)</script>">',
  '<details open ontoggle=caught(1)>x</details><input autofocus onfocus=caught(1)><video src=x onerror=caught(1)>',
  '<meta http-equiv=refresh content="0;url=https://evil.example/"><base href=https://evil.example/>',
  '<link rel=stylesheet href=https://evil.example/a.css><style>@import "https://evil.example/b.css";@font-face{font-family:x;src:url(https://evil.example/f)}p{font-family:x}</style><p>x',
  '<img src=https://evil.example/1.gif srcset="https://evil.example/2.gif 2x"><table background=https://evil.example/3><tr><td>x</table>',
  '<p style="background:url(https://evil.example/4)">x</p><video poster=https://evil.example/5></video><link rel=preconnect href=https://evil.example>',
];

withBrowser('hostile HTML in a real browser, with no defence but the sanitiser', () => {
  let browser: Browser;
  let page: Page;
  let served = '';
  let found: string[] = [];
  beforeAll(async () => {
    browser = await launch();
    page = await browser.newPage();
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => found.push('dialog')));
    await page.exposeFunction('caught', () => found.push('script'));
    await page.route('**/*', (route) => {
      const url = route.request().url();
      if (url === HOME) return route.fulfill({ contentType: 'text/html', body: served });
      if (!url.startsWith('data:') && !url.startsWith(`${HOME}x`)) found.push(`asked ${url}`);
      return route.abort();
    });
  }, 60_000);
  afterAll(() => browser?.close());

  /** What happened when a page was read: calls, dialogs, requests. */
  async function happenings(document: string): Promise<string[]> {
    found = [];
    served = document;
    await page.goto(HOME, { waitUntil: 'load' }).catch(() => found.push('left'));
    await page.waitForTimeout(60);
    return found;
  }

  it('runs nothing and asks nobody', async () => {
    for (const html of attacks) {
      const { document } = sanitiseHtml(`<p>Bonjour</p>${html}`, { title: html });
      expect([html, await happenings(document)]).toEqual([html, []]);
    }
  }, 60_000);

  it('would act as it was sent: these attacks are real', async () => {
    const acted: boolean[] = [];
    for (const html of attacks)
      acted.push((await happenings(`<!doctype html><p>Bonjour</p>${html}`)).length > 0);
    expect(acted.filter(Boolean).length).toBeGreaterThanOrEqual(attacks.length - 3);
  }, 60_000);
});
