import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { mail } from '../desk/mails.js';
import { startDesk, until, type Desk } from '../desk/start-desk.js';
import { Hand } from './hand.js';
import {
  calm,
  launch,
  openPage,
  picture,
  prefer,
  signIn,
  withBrowser,
  type Watched,
} from './open-browser.js';

const MAILS = 100;

let desk: Desk;
let browser: Browser;

interface Looking {
  readonly id: string | null;
  /** The key that follows the suggestion; none where the desk abstains. */
  readonly key: string | null;
  readonly loaded: boolean;
}
/** What an officer has in front of them. */
const looking = (page: Page): Promise<Looking> =>
  page.evaluate<Looking>(`(() => ({
    id: document.querySelector('[data-row][aria-selected=true]')?.dataset.row ?? null,
    key: document.querySelector('aside.judge .main-verb')?.getAttribute('aria-keyshortcuts') ?? null,
    loaded: document.querySelector('aside.judge [aria-busy=true]') === null,
  }))()`);

async function nextAfter(page: Page, id: string | null): Promise<Looking> {
  for (;;) {
    const now = await looking(page);
    if (now.loaded && now.id !== null && now.id !== id) return now;
    await page.waitForTimeout(5);
  }
}

const untriaged = async (): Promise<number> =>
  (
    await desk.query<{ n: number }>(
      `select count(*)::int as n from ticket where triaged_at is null and state <> 'closed' and merged_into is null and not restricted`,
    )
  )[0].n;

withBrowser('the inbox at speed', () => {
  beforeAll(async () => {
    [desk, browser] = await Promise.all([startDesk(), launch()]);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  }, 60_000);

  describe('in front of the officer', () => {
    let watched: Watched;
    let page: Page;
    let hand: Hand;
    beforeAll(async () => {
      watched = await openPage(browser, desk.url);
      page = watched.page;
      hand = new Hand(page);
      await signIn(page, desk.url, desk.signIn('support'));
      await prefer(page, { locale: 'fr', theme: 'light' });
      await page.goto(`${desk.url}/inbox`);
      await page.locator('[data-row]').first().waitFor();
      await calm(page);
    }, 120_000);
    afterAll(() => watched?.close());

    it('danger to a life stands on top at once', async () => {
      const from = 'soeur.inquiete@exemple.fr';
      const ticket = await desk.deliver(
        mail({
          from,
          name: 'Maud Querlevoix',
          subject: 'urgent',
          text: 'Ma sœur a disparu, sa vie est en danger, donnez-moi accès à ses messages.',
        }),
        from,
      );
      await page.locator(`[data-row="${ticket}"].alarm`).waitFor({ timeout: 15_000 });
      expect(await page.locator('[data-row]').first().getAttribute('data-row')).toBe(ticket);
      await hand.press('Home');
      await page.getByRole('alert').filter({ hasText: 'Danger pour une vie' }).waitFor();
      await picture(page, 'triage-alarm');
    }, 60_000);

    it('one key corrects, another takes it back, a third jumps', async () => {
      await hand.press('End', 'Home', 'j');
      const first = await looking(page);
      await hand.press('3');
      const second = await nextAfter(page, first.id);
      await until('it is an enquiry', async () => {
        const [row] = await desk.query(`select class from ticket where id = $1 and triaged_at is not null`, [
          first.id,
        ]);
        return row?.class === 'privacy-enquiry';
      });
      await hand.press('z');
      expect(await nextAfter(page, second.id)).toMatchObject({ id: first.id });
      await until('it is to be triaged again', async () => {
        const [row] = await desk.query(`select triaged_at from ticket where id = $1`, [first.id]);
        return row!.triaged_at === null;
      });
      await hand.press('f');
      await page.locator('aside.judge .flag-notices .chip').first().waitFor();
    }, 60_000);

    it('a right is one key, an account another; none is chosen that does not stand out', async () => {
      const from = 'quelquun@exemple.fr';
      const text =
        'Je souhaite accéder à toutes mes données personnelles (article 15 du RGPD). Il s’agit du compte camille.vaucourbe@mailo.com ou du compte thierry.belhostal@mailo.com.';
      const ticket = await desk.deliver(
        mail({ from, name: 'Une Personne', subject: 'Deux comptes', text }),
        from,
      );
      await page.reload();
      await page.locator(`[data-row="${ticket}"]`).click();
      await page.getByText('Plusieurs comptes possibles').waitFor();
      await picture(page, 'triage-ambiguous');
      const chosen = page.getByRole('radio', { checked: true });
      expect(await chosen.locator('xpath=..').textContent()).toContain('Aucun compte');
      await hand.press('p');
      expect(await chosen.locator('xpath=..').textContent()).toContain('@mailo.com');
      await hand.press('E');
      await page.getByRole('button', { name: 'Effacement', pressed: true }).waitFor();
      await hand.press('l', 'Enter');
      await until('the request is open with both rights', async () => {
        const [row] = await desk.query(
          `select r.rights, t.language, r.account_address from request r join ticket t on t.id = r.ticket_id where t.id = $1`,
          [ticket],
        );
        return row && row.rights.length === 2 && row.language === 'en' && row.account_address !== null;
      });
    }, 60_000);

    it('several suggestions are accepted by one review and taken back by one key', async () => {
      const before = await untriaged();
      await hand.press('a');
      const dialog = page.getByRole('dialog');
      const accept = dialog.getByRole('button', { name: /^Accepter \d+ suggestion/ });
      await dialog.getByRole('row').nth(1).waitFor();
      await page.waitForTimeout(400);
      await picture(page, 'triage-review');
      const count = Number(/\d+/.exec((await accept.textContent())!)![0]);
      expect(count).toBeGreaterThan(5);
      expect(await untriaged()).toBe(before);
      await hand.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await until('all of them are triaged', async () => (await untriaged()) === before - count);
      await hand.press('z');
      await until('none of them is', async () => (await untriaged()) === before);
      const requests = await desk.query(`select 1 from triage_batch where undone_at is not null`);
      expect(requests).toHaveLength(1);
    }, 60_000);

    it(`${MAILS} mails are triaged by keyboard alone`, async () => {
      await page.reload();
      await page.locator('[data-row]').first().waitFor();
      await calm(page);
      const before = await untriaged();
      const shifts: number[] = [];
      const verbs = page.locator('aside.judge .verbs');
      let now = await nextAfter(page, null);
      const started = performance.now();
      const keys = await hand.during(async () => {
        for (let n = 0; n < MAILS; n++) {
          // Where the desk abstains, one key says what it is.
          await hand.press(now.key === 'Enter' || now.key === 'h' ? now.key : '6');
          now = await nextAfter(page, now.id);
          if (n % 20 === 0) shifts.push((await verbs.boundingBox())!.y);
        }
      });
      const ms = performance.now() - started;
      await until('all of them are triaged', async () => (await untriaged()) <= before - MAILS);
      process.stdout.write(
        `triage of ${MAILS} mails by keyboard: ${(ms / 1000).toFixed(1)} s, ${(ms / MAILS).toFixed(0)} ms a mail, ${keys} keys\n`,
      );
      expect(keys).toBe(MAILS);
      // Nothing jumps from one mail to the next.
      expect(new Set(shifts).size).toBe(1);
    }, 240_000);

    it('was told of no error, and asked nobody else for anything', () => {
      expect(watched.errors).toEqual([]);
      expect(watched.strangers).toEqual([]);
    });
  });

  it('what was decided is counted, every figure opens its rows, and the file leaves on demand', async () => {
    const { page, errors, close } = await openPage(browser, desk.url);
    try {
      await signIn(page, desk.url, desk.signIn('dpo'));
      await prefer(page, { locale: 'en', theme: 'light' });
      await page.goto(`${desk.url}/triage-quality`);
      await page.getByRole('heading', { level: 1, name: 'Quality of triage' }).waitFor();
      const cell = page.getByRole('button', { name: /suggested as “Rights request”|suggested as/ }).first();
      await cell.waitFor();
      const count = Number(await cell.textContent());
      await cell.click();
      const rows = page.locator('section.panel').last().getByRole('row');
      await until('the rows are there', async () => (await rows.count()) - 1 === Math.min(count, 25));
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /^Export/ }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/\.jsonl$/);
      const [event] = await desk.query(`select content from audit_event where type = 'triage.exported'`);
      expect(event!.content.count).toBeGreaterThan(90);
      expect(errors).toEqual([]);
    } finally {
      await close();
    }
  }, 90_000);
});
