import type { Browser, Page } from 'playwright-core';
import { decodeMail } from '#intake';
import { deliveryReceipt, mail } from '../desk/mails.js';
import { startDesk, until, type Desk } from '../desk/start-desk.js';
import { seriousOn } from './axe.js';
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

/** Interactions that each task takes today. They can only go down. */
const most = { signIn: 3, fiveMails: 7, openRequest: 3, examine: 12, answer: 8, close: 2, read: 1 };

const from = 'apolline.grandvaux@mailo.com';
let desk: Desk;
let browser: Browser;

withBrowser('the desk in a browser', () => {
  let request: string;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([startDesk(), launch()]);
    const dpo = await desk.as('dpo', 1);
    const [ticket] = (await dpo.ok(dpo.get('/tickets?class=subject-request&limit=1'))).items;
    request = (await dpo.ok(dpo.post(`/tickets/${ticket.id}/request`, { rights: ticket.rights }))).id;
    await desk.settled();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  }, 60_000);

  describe('a DPO, in French', () => {
    let watched: Watched;
    let page: Page;
    let hand: Hand;
    beforeAll(async () => {
      await desk.deliver(
        mail({
          from,
          name: 'Apolline Grandvaux',
          subject: 'Mes données personnelles',
          text: 'Bonjour,\n\nJe souhaite obtenir une copie de toutes mes données (article 15 du RGPD).\n\nApolline Grandvaux',
        }),
        from,
      );
      watched = await openPage(browser, desk.url);
      page = watched.page;
      hand = new Hand(page);
    }, 60_000);
    afterAll(() => watched?.close());
    // What it looked like, should somebody ask why.
    afterEach(async () => {
      const { currentTestName = '' } = expect.getState();
      await picture(page, `desk-${currentTestName.replace(/\W+/g, '-').slice(-60)}`);
    });
    const button = (name: string | RegExp) =>
      page.getByRole('button', { name, exact: typeof name === 'string' });
    const dialog = () => page.getByRole('dialog');

    it('signs in', async () => {
      const { email, password } = desk.signIn('dpo');
      const moves: string[] = [];
      page.on('framenavigated', (frame) => frame === page.mainFrame() && moves.push(frame.url()));
      await page.goto(desk.url);
      await page.getByRole('textbox', { name: /adresse/i }).waitFor();
      // Whoever is not signed in is sent to the door once, not in circles.
      expect(moves.length).toBeLessThanOrEqual(3);
      const count = await hand.during(async () => {
        await hand.type(page.getByRole('textbox', { name: /adresse/i }), email);
        await hand.type(page.locator('input[type=password]'), password);
        await hand.press('Enter');
      });
      await page.getByRole('heading', { name: /Bonjour Claire/ }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('fr');
      expect(count).toBeLessThanOrEqual(most.signIn);
    }, 90_000);

    it('triages five mails by keyboard alone', async () => {
      const rows = page.getByRole('listbox', { name: 'Messages à trier' }).getByRole('option');
      const untriaged = async () => {
        const [row] = await desk.query<{ n: number }>(
          `select count(*)::int as n from ticket where triaged_at is null and state <> 'closed' and merged_into is null`,
        );
        return row.n;
      };
      const before = await untriaged();
      const count = await hand.during(async () => {
        await hand.press('g', 'i');
        await rows.first().waitFor();
        for (let n = 0; n < 5; n++) {
          const chosen = page.getByRole('option', { selected: true });
          const title = await chosen.locator('.subject').textContent();
          await page.locator('aside.judge').getByRole('heading', { name: 'Suggestion' }).waitFor();
          const key = await page.locator('aside.judge .main-verb').getAttribute('aria-keyshortcuts');
          // Where the desk abstains, one key says that it is none of ours.
          await hand.press(key === 'Enter' ? 'Enter' : 'n');
          await until(
            'the next mail moved up',
            async () => (await chosen.locator('.subject').textContent()) !== title,
          );
        }
      });
      await until('five are triaged', async () => (await untriaged()) === before - 5);
      expect(count).toBeLessThanOrEqual(most.fiveMails);
      await until('the request is open', async () => {
        const rows = await desk.query(`select id from request where person_address = $1`, [from]);
        return rows.length === 1;
      });
    }, 90_000);

    it('opens the request that this made, with its date in words and why', async () => {
      await until('the acknowledgement left', async () => (await desk.sink.lettersTo(from)).length > 0);
      const count = await hand.during(async () => {
        await hand.press('g', 'r');
        await hand.click(page.getByRole('row', { name: /Grandvaux/ }).first());
      });
      await page.getByRole('heading', { level: 1, name: /Accès — Apolline Grandvaux/ }).waitFor();
      await calm(page);
      expect(await page.locator('main').textContent()).toMatch(/dans \d+ jours/);
      expect(await page.locator('main').textContent()).toContain('Pourquoi cette date');
      expect(count).toBeLessThanOrEqual(most.openRequest);
    }, 60_000);

    it('finds words of the mails from anywhere, and shows them where they stand', async () => {
      await hand.press('Control+k');
      await hand.type(page.locator('.palette input'), 'article 15');
      const marks = page.locator('.palette mark');
      await marks.first().waitFor();
      expect(await marks.first().textContent()).toMatch(/^(article|15)$/i);
      await hand.press('Escape');
      await page.locator('.palette').waitFor({ state: 'detached' });
    }, 30_000);

    it('examines, notes the identity, grants and decides', async () => {
      const done = () => dialog().waitFor({ state: 'detached' });
      const count = await hand.during(async () => {
        await hand.click(button('Commencer l’examen'));
        await dialog().waitFor();
        await hand.press('Enter');
        await done();
        await hand.click(button('Consigner l’identité'));
        await hand.click(dialog().getByRole('combobox'));
        await hand.click(page.getByRole('option', { name: /Options/ }));
        await hand.type(dialog().getByRole('textbox').last(), 'Lien ouvert dans une session connectée');
        await hand.click(dialog().getByRole('button', { name: 'Consigner l’identité' }));
        await done();
        await hand.click(button('Décider'));
        await hand.click(dialog().getByRole('button', { name: 'Fait droit', exact: true }));
        await hand.click(dialog().getByRole('button', { name: 'Enregistrer' }));
        await done();
        await hand.click(button('Arrêter la décision'));
        await dialog().waitFor();
        await hand.press('Enter');
        await done();
      });
      await button('Répondre').first().waitFor();
      expect(count).toBeLessThanOrEqual(most.examine);
    }, 90_000);

    it('answers, and the mail is with the person', async () => {
      const count = await hand.during(async () => {
        await hand.click(button('Répondre').first());
        await hand.type(dialog().getByRole('textbox', { name: 'Réponse' }), 'Voici la copie de vos données.');
        await hand.click(dialog().getByRole('button', { name: 'Préparer le courrier' }));
        await hand.click(button(/^Compléter avec les règles de confidentialité/));
        await hand.type(page.locator('#block-text-held'), 'Votre profil, vos messages et vos contacts.');
        await hand.click(button('Enregistrer le brouillon'));
        await page.getByText('Prêt à partir.').waitFor();
        await hand.press('Control+Enter');
        await dialog().waitFor();
        await hand.press('Enter');
      });
      const letter = await until('the answer came', async () => (await desk.sink.lettersTo(from))[1]);
      const { text, subject } = await decodeMail(letter.raw);
      expect(text).toContain('Voici la copie de vos données.');
      expect(text).toContain('CNIL');
      expect(`${subject} ${text}`).not.toMatch(/\{\{|undefined/);
      expect(count).toBeLessThanOrEqual(most.answer);
    }, 60_000);

    it('closes it, once the receipt of the mail server is there', async () => {
      const letters = await desk.sink.lettersTo(from);
      for (const { messageId } of letters) await desk.handIn(deliveryReceipt(messageId!, from), '');
      await until('the answer is delivered', async () => {
        const rows = await desk.query(
          `select 1 from letter where to_address = $1 and kind = 'answer' and state = 'delivered'`,
          [from],
        );
        return rows.length === 1;
      });
      await page.reload();
      await page.getByRole('heading', { level: 1, name: /Apolline Grandvaux/ }).waitFor();
      await button('Clore').waitFor({ timeout: 30_000 });
      const count = await hand.during(async () => {
        await hand.click(button('Clore'));
        await dialog().waitFor();
        await hand.press('Enter');
        await dialog().waitFor({ state: 'detached' });
      });
      await until('the request is closed', async () => {
        const [row] = await desk.query(`select state from request where person_address = $1`, [from]);
        return row!.state === 'closed';
      });
      expect(count).toBeLessThanOrEqual(most.close);
    }, 60_000);

    it('reads its history: mails, letters and acts in one line of time', async () => {
      const history = page.getByRole('region', { name: 'Conversation et historique' });
      const count = await hand.during(() => hand.click(history.getByText('Réponse à votre demande').first()));
      await history.getByText('Voici la copie de vos données.').waitFor();
      expect(count).toBeLessThanOrEqual(most.read);
      const text = (await history.textContent()) ?? '';
      expect(text).toContain('Je souhaite obtenir une copie de toutes mes données');
      for (const act of [
        'a ouvert la demande',
        'Accusé de réception',
        'Commencer l’examen',
        'Courrier envoyé',
      ])
        expect(text).toContain(act);
      expect(text).toContain('Claire Vasseur');
      expect(text).not.toMatch(/undefined|\b[a-z]+\.[a-z]+-[a-z]+\b|[A-Z]+_[A-Z]+/);
    });

    it('signs out, and stands at the door again', async () => {
      await button(/^Mon compte/).click();
      await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
      await page.getByRole('textbox', { name: /adresse/i }).waitFor();
      const status = await page.evaluate(async () => (await fetch('/api/session')).status);
      expect(status).toBe(401);
    });

    it('was told of no error, and asked nobody else for anything', () => {
      expect(watched.errors).toEqual([]);
      expect(watched.strangers).toEqual([]);
    });
  });

  // The other languages, themes and widths are looked at in the long run.
  it('is there for everybody: axe finds nothing serious on any screen', async () => {
    const { page, errors, strangers, close } = await openPage(browser, desk.url);
    try {
      await signIn(page, desk.url, desk.signIn('dpo'));
      await prefer(page, { locale: 'fr', theme: 'light' });
      const [ticket] = await desk.query(
        `select t.id from ticket t join message m on m.ticket_id = t.id
         where not t.restricted and m.facts->>'hasHtml' = 'true' order by t.reference limit 1`,
      );
      const places = ['', 'inbox', 'tickets', 'requests', 'letters', 'channels', 'audit-events', 'officers'];
      const screens = [...places, 'rule-sets', `tickets/${ticket!.id}`, `requests/${request}`];
      const found: unknown[] = [];
      const titles = new Set<string>();
      for (const screen of screens) {
        await page.goto(`${desk.url}/${screen}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await calm(page);
        titles.add((await page.getByRole('heading', { level: 1 }).textContent()) ?? '');
        found.push(...(await seriousOn(page, screen)));
      }
      expect(await page.locator('html').getAttribute('lang')).toBe('fr');
      expect(titles.size).toBe(screens.length);
      expect(found).toEqual([]);
      expect([errors, strangers]).toEqual([[], []]);
    } finally {
      await close();
    }
  }, 240_000);
});
