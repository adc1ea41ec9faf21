import type { Browser, Page } from 'playwright-core';
import type { Role } from '#domain';
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
type Screen = readonly [name: string, path: string];
/** What each of them sees, under the role that sees it. */
let screens: Partial<Record<Role, readonly Screen[]>>;

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
  const ofDpo: readonly Screen[] = [
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
    ['triage-quality', '/triage-quality'],
    ['channels', '/channels'],
    ['channel', `/channels/${channel.id}`],
    ['audit', '/audit-events'],
    ['staff', '/officers'],
    ['rule-sets', '/rule-sets'],
    ['profile', '/profile'],
    ['not-found', '/nowhere'],
  ];
  screens = {
    dpo: ofDpo,
    counsel: [
      ['counsel-authority-file', `/authority-files/${file.id}`],
      ['counsel-audit', '/audit-events'],
    ],
    administrator: [
      ['administrator-channels', '/channels'],
      ['administrator-staff', '/officers'],
    ],
  };
}

/** The words of the frame: what people wrote, and what a letter says, is left out. */
const chrome = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const copy = document.body.cloneNode(true);
    const theirs = 'script, style, iframe, textarea, [lang], .pile, .reading, .mail, .paper, .quotes, .palette li, td, pre';
    for (const element of copy.querySelectorAll(theirs)) element.remove();
    return copy.textContent.replace(/\\s+/g, ' ');
  })()`);

/** Words that stick out of what holds them, or are cut there without a sign. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const held = document.querySelectorAll(':is(#main, [role=dialog]) :is(button, a, .chip, h1, label)');
    return [...held]
      .filter((one) => one.clientWidth > 0 && one.scrollWidth - one.clientWidth > 1)
      .filter((one) => getComputedStyle(one).textOverflow !== 'ellipsis' && !one.closest('.sr'))
      .map((one) => one.textContent.slice(0, 60));
  })()`);

/** What opens on a screen: the search, the forms, and on a phone the other pane. */
async function openings(page: Page, look: string, phone: boolean, seen: (name: string) => Promise<void>) {
  const ticket = screens.dpo!.find(([name]) => name === 'ticket')![1];
  const request = screens.dpo!.find(([name]) => name === 'request')![1];
  const open = async (name: string, path: string, act: () => Promise<unknown>) => {
    await page.goto(`${desk.url}${path}`);
    await page.locator('h1').first().waitFor();
    await calm(page);
    await act();
    // Dialogs fade in; what is looked at is where they stand.
    await page.waitForTimeout(400);
    await picture(page, `${look}-${name}`);
    await seen(name);
  };
  await open('search', '/requests', async () => {
    await page.locator('.searchbox').click();
    await page.locator('.palette input').fill('données');
    await page.locator('.palette mark').first().waitFor();
  });
  await open('review', '/inbox', async () => {
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('a');
    await page.locator('[role=dialog] tbody tr').first().waitFor();
  });
  await open('by-hand', '/inbox', async () => {
    await page.locator('.page-head button').last().click();
    await page.locator('[role=dialog] [role=tab]').last().click();
  });
  await open('correct', '/inbox', async () => {
    await page.locator('[data-row]').first().click();
    await page.locator('.judge .verb').first().waitFor();
    await page.keyboard.press('e');
    await page.locator('[role=dialog]').waitFor();
  });
  if (!phone) return;
  for (const [name, path] of [
    ['ticket-side', ticket],
    ['request-side', request],
  ] as const)
    await open(name, path, async () => {
      await page.locator('.pane-tabs [role=tab]').last().click();
      await page.locator('.side section').first().waitFor();
    });
}

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
      const look = `${locale}-${theme}-${width}`;
      const seen = async (name: string) => {
        const text = await page.evaluate<string>('document.body.innerText');
        for (const word of machineWords) if (word.test(text)) found.push([name, word.exec(text)![0]]);
        const foreign = foreignWords[locale].exec(await chrome(page));
        if (foreign) found.push([name, foreign[0]]);
        for (const cut of await cutOff(page)) found.push([name, `cut: ${cut}`]);
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        if (wide > 1) found.push([name, `scrolls sideways by ${wide} px`]);
      };
      try {
        await page.goto(desk.url);
        await page.locator('input[type=email]').waitFor();
        await picture(page, `${look}-sign-in`);
        for (const [role, rooms] of Object.entries(screens) as [Role, readonly Screen[]][]) {
          // Nothing of the page before asks on without its session.
          await page.goto('about:blank');
          await page.context().clearCookies();
          await signIn(page, desk.url, desk.signIn(role));
          await prefer(page, { locale, theme });
          for (const [name, path] of rooms) {
            await page.goto(`${desk.url}${path}`);
            await page.locator('h1, h2').first().waitFor();
            await calm(page);
            await picture(page, `${look}-${name}`);
            await seen(name);
          }
          if (role === 'dpo') await openings(page, look, width === 400, seen);
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
