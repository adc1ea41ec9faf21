import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { startDesk, type Desk } from '../desk/start-desk.js';
import { calm, launch, openPage, picture, prefer, signIn, withBrowser } from './open-browser.js';

let desk: Desk;
let browser: Browser;

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

withBrowser('the screens of triage, in every look', () => {
  beforeAll(async () => {
    [desk, browser] = await Promise.all([startDesk(), launch()]);
    await triageSome();
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
    it('axe finds nothing serious on the inbox, its review and the quality of triage', async () => {
      const { page, errors, strangers, close } = await openPage(browser, desk.url, {
        colorScheme: theme,
        viewport: { width, height: width === 400 ? 860 : 900 },
      });
      const found: unknown[] = [];
      const look = async (name: string) => {
        await page.waitForTimeout(350);
        await picture(page, `triage-${name}-${locale}-${theme}-${width}`);
        const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).exclude('iframe');
        for (const { id, impact, nodes } of (await axe.analyze()).violations)
          if (impact === 'serious' || impact === 'critical')
            found.push([name, id, nodes[0].html.slice(0, 160), nodes[0].failureSummary]);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (wide > 1) found.push([name, `scrolls sideways by ${wide} px`]);
      };
      try {
        await signIn(page, desk.url, desk.signIn('dpo'));
        await prefer(page, { locale, theme });
        await page.goto(`${desk.url}/inbox`);
        await page.locator('[data-row]').first().click();
        await page.locator('aside.judge .candidates, aside.judge .claim').first().waitFor();
        await calm(page);
        await look('inbox');
        await page.keyboard.press('a');
        await page.getByRole('dialog').waitFor();
        await calm(page);
        await look('review');
        await page.goto(`${desk.url}/triage-quality`);
        await page.locator('.confusion .cell').first().click();
        await calm(page);
        await look('quality');
        expect(found).toEqual([]);
        expect([errors, strangers]).toEqual([[], []]);
      } finally {
        await close();
      }
    }, 120_000);
  });
});
