import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startDesk, type Desk } from '../desk/start-desk.js';
import { seriousOn } from './axe.js';
import { calm, launch, openPage, picture, prefer, signIn, withBrowser } from './open-browser.js';

let desk: Desk;
let browser: Browser;
const screens = ['', 'tickets', 'requests', 'letters', 'channels', 'audit-events', 'officers', 'rule-sets'];

/** Decisions for the matrix of suggestions and decisions. */
async function triageSome(): Promise<void> {
  const dpo = await desk.as('dpo');
  const tickets = await desk.query<{ id: string }>(
    `select id from ticket where triaged_at is null and state <> 'closed' and merged_into is null
       and not restricted order by reference limit 8`,
  );
  for (const { id } of tickets)
    await dpo.ok(dpo.post(`/tickets/${id}/triage`, { class: 'privacy-enquiry', rights: [] }));
}

withBrowser('every screen, in every look', () => {
  beforeAll(async () => {
    [desk, browser] = await Promise.all([startDesk(), launch()]);
    await triageSome();
    const dpo = await desk.as('dpo', 1);
    const [ticket] = (await dpo.ok(dpo.get('/tickets?class=subject-request&limit=1'))).items;
    const opened = await dpo.ok(dpo.post(`/tickets/${ticket.id}/request`, { rights: ticket.rights }));
    screens.push(`tickets/${ticket.id}`, `requests/${opened.id}`);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  }, 60_000);

  describe.each(
    (['fr', 'en'] as const).flatMap((locale) =>
      (['light', 'dark'] as const).flatMap((theme) => [1440, 400].map((width) => ({ locale, theme, width }))),
    ),
  )('in $locale, $theme, $width px wide', ({ locale, theme, width }) => {
    it('axe finds nothing serious on any screen', async () => {
      const { page, errors, strangers, close } = await openPage(browser, desk.url, {
        colorScheme: theme,
        viewport: { width, height: width === 400 ? 860 : 900 },
      });
      const found: unknown[] = [];
      const look = async (name: string) => {
        await calm(page);
        // Dialogs fade in; what is looked at is where they stand.
        await page.waitForTimeout(350);
        await picture(page, `axe-${name.replace('/', '-')}-${locale}-${theme}-${width}`);
        found.push(...(await seriousOn(page, name)));
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (wide > 1) found.push([name, `scrolls sideways by ${wide} px`]);
      };
      try {
        await signIn(page, desk.url, desk.signIn('dpo'));
        await prefer(page, { locale, theme });
        for (const screen of screens) {
          await page.goto(`${desk.url}/${screen}`);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await look(screen.replace(/\/.*/, '-one'));
        }
        await page.goto(`${desk.url}/inbox`);
        await page.locator('[data-row]').first().click();
        await page.locator('aside.judge .candidates, aside.judge .claim').first().waitFor();
        await look('inbox');
        await page.keyboard.press('a');
        await page.getByRole('dialog').waitFor();
        await look('review');
        await page.goto(`${desk.url}/triage-quality`);
        await page.locator('.confusion .cell').first().click();
        await look('quality');
        expect(await page.locator('html').getAttribute('lang')).toBe(locale);
        expect(found).toEqual([]);
        expect([errors, strangers]).toEqual([[], []]);
      } finally {
        await close();
      }
    }, 400_000);
  });
});
