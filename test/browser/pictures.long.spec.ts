import type { Browser, Page } from 'playwright-core';
import { mail } from '../desk/mails.js';
import { startDesk, type Desk } from '../desk/start-desk.js';
import { calm, launch, openPage, picture, prefer, signIn, withBrowser } from './open-browser.js';

/** What no reader should ever meet, in whatever language. */
const machineWords = [
  /\b[A-Z]{2,}_[A-Z_]{2,}\b/,
  /\bundefined\b|\bnull\b|\bNaN\b|\[object /,
  /\b(resources|dpo|ra|words|common|shell|actions|refusals|events)\.[a-z][\w.-]+/,
  /%\{\w+\}|\{\{/,
];
/** Words of the frame of each language that the other one must not show. */
const foreignWords = {
  fr: /\b(Sign out|Requests|Letters|Channels|Due date|Search|Loading|Staff|Audit log|Overdue|Save|Cancel)\b/,
  en: /\b(Accueil|À trier|Demandes|Courriers|Canaux|Journal d’audit|Agents|Échéance|Rechercher|Réduire|Enregistrer|Annuler|Chargement)\b/,
};
const looks = (['fr', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) => [1440, 400].map((width) => ({ locale, theme, width }))),
);

let desk: Desk;
let browser: Browser;
let screens: readonly (readonly [name: string, path: string])[];

/** Something on every screen: a request under way, a letter in draft, an authority file. */
async function furnish(): Promise<void> {
  const [dpo, counsel] = [await desk.as('dpo'), await desk.as('counsel')];
  const from = 'apolline.grandvaux@mailo.com';
  const text = 'Je souhaite obtenir une copie de toutes mes données (article 15 du RGPD). Apolline Grandvaux';
  const ticket = await desk.deliver(
    mail({ from, name: 'Apolline Grandvaux', subject: 'Mes données', text }),
    from,
  );
  await dpo.ok(
    dpo.post(`/tickets/${ticket}/triage`, { class: 'subject-request', rights: ['access', 'erasure'] }),
  );
  const request = await dpo.ok(dpo.post(`/tickets/${ticket}/request`, { rights: ['access', 'erasure'] }));
  await desk.settled();
  await dpo.ok(dpo.post(`/tickets/${ticket}/tasks`, { title: 'Vérifier l’adresse de secours' }));
  const letter = await dpo.ok(
    dpo.post('/letters', { ticketId: ticket, requestId: request.id, kind: 'clarification-question' }),
  );
  const [secret] = (await counsel.ok(counsel.get('/tickets?class=authority-request&limit=1'))).items;
  const file = await counsel.ok(counsel.post(`/tickets/${secret.id}/authority-file`));
  const [channel] = await dpo.ok(dpo.get('/channels'));
  screens = [
    ['home', '/'],
    ['inbox', '/inbox'],
    ['tickets', '/tickets'],
    ['ticket', `/tickets/${ticket}`],
    ['requests', '/requests'],
    ['request', `/requests/${request.id}`],
    ['letters', '/letters'],
    ['letter', `/letters/${letter.id}`],
    ['templates', '/templates'],
    ['authority-files', '/authority-files'],
    ['authority-file', `/authority-files/${file.id}`],
    ['channels', '/channels'],
    ['channel', `/channels/${channel.id}`],
    ['audit', '/audit-events'],
    ['staff', '/officers'],
    ['rule-sets', '/rule-sets'],
    ['profile', '/profile'],
    ['not-found', '/nowhere'],
  ];
}

/** The words of the frame: what people wrote, and what a letter says, is left out. */
const chrome = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const copy = document.body.cloneNode(true);
    const theirs = 'script, style, iframe, textarea, [lang], .pile, .reading, .mail, .paper, .quotes, td, pre';
    for (const element of copy.querySelectorAll(theirs)) element.remove();
    return copy.textContent.replace(/\\s+/g, ' ');
  })()`);

withBrowser('the pictures of the desk', () => {
  beforeAll(async () => {
    [desk, browser] = await Promise.all([startDesk(), launch()]);
    await furnish();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  }, 60_000);

  it.each(looks)(
    'in $locale, $theme, $width px wide show no word of a machine',
    async ({ locale, theme, width }) => {
      const { page, errors, strangers, close } = await openPage(browser, desk.url, {
        colorScheme: theme,
        viewport: { width, height: width === 400 ? 860 : 900 },
      });
      const found: unknown[] = [];
      try {
        await page.goto(desk.url);
        await page.locator('input[type=email]').waitFor();
        await picture(page, `${locale}-${theme}-${width}-sign-in`);
        await signIn(page, desk.url, desk.signIn('dpo'));
        await prefer(page, { locale, theme });
        for (const [name, path] of screens) {
          await page.goto(`${desk.url}${path}`);
          await page.locator('h1, h2').first().waitFor();
          await calm(page);
          await picture(page, `${locale}-${theme}-${width}-${name}`);
          const text = await page.evaluate<string>('document.body.innerText');
          for (const word of machineWords) if (word.test(text)) found.push([name, word.exec(text)![0]]);
          const foreign = foreignWords[locale].exec(await chrome(page));
          if (foreign) found.push([name, foreign[0]]);
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
          if (wide > 1) found.push([name, `scrolls sideways by ${wide} px`]);
        }
        expect(found).toEqual([]);
        expect([errors, strangers]).toEqual([[], []]);
      } finally {
        await close();
      }
    },
    300_000,
  );
});
