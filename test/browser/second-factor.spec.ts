import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import type { Role } from '#domain';
import { startDesk, type Desk } from '../desk/start-desk.js';
import { CodeApplication } from './code-application.js';
import { launch, openPage, picture, signIn, withBrowser, type Watched } from './open-browser.js';

/** The browser calls every refusal an error; that it was one, and which, is what the specs look at. */
const refusal = /^Failed to load resource: .* status of (401|403|409|422)\b/;

type SignIn = { email: string; password: string };

let desk: Desk;
let browser: Browser;
const open: Watched[] = [];

/** A browser of its own, at the door; what it complains of is looked at in the end. */
async function atTheDoor(): Promise<Page> {
  const watched = await openPage(browser, desk.url);
  open.push(watched);
  await watched.page.goto(desk.url);
  return watched.page;
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const codeField = (page: Page) => page.getByRole('textbox', { name: 'Code à six chiffres' });
const proof = (page: Page) => page.getByRole('dialog', { name: 'Confirmez que c’est bien vous' });

async function password(page: Page, officer: SignIn): Promise<void> {
  await page.getByRole('textbox', { name: 'Adresse électronique' }).fill(officer.email);
  await page.locator('input[type=password]').fill(officer.password);
  await button(page, 'Se connecter').click();
}

async function inside(page: Page): Promise<void> {
  await page.locator('#main').waitFor();
  await button(page, /^Mon compte/).waitFor();
}

async function leave(page: Page): Promise<void> {
  await button(page, /^Mon compte/).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await page.getByRole('textbox', { name: 'Adresse électronique' }).waitFor();
}

/** As if more than five minutes had gone by since this officer last proved who sits there. */
const letTheProofAge = (email: string) =>
  desk.query(
    `update session set stepped_up_at = now() - interval '6 minutes'
     where stage = 'full' and officer_id = (select id from officer where email = $1)`,
    [email],
  );

/** A security key that belongs to this browser: resident keys, and it knows its user. */
async function plugInKey(page: Page): Promise<() => Promise<number>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
}

/** An officer who is no part of the sample: added on the screen by an administrator, as everybody is. */
async function added(name: string, email: string, role: string): Promise<SignIn> {
  const page = await atTheDoor();
  await signIn(page, desk.url, desk.signIn('administrator'));
  await page.goto(`${desk.url}/officers`);
  await button(page, 'Ajouter un agent').click();
  const dialog = page.getByRole('dialog', { name: 'Ajouter un agent' });
  await dialog.getByRole('textbox', { name: 'Nom' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Adresse électronique' }).fill(email);
  await dialog.getByRole('checkbox', { name: role }).check();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  const shown = await page.getByRole('dialog', { name: 'Agent créé' }).locator('.secret').textContent();
  return { email, password: shown!.trim() };
}

/** The same at the API: one officer by hand is enough to see that the screen works. */
async function addedAtOnce(name: string, email: string, role: Role): Promise<SignIn> {
  const administrator = await desk.as('administrator');
  const officer = { name, email, roles: [role], actsForController: false, authorityDesk: false };
  const answer = administrator.post('/officers', { ...officer, validUntil: null });
  return { email, password: (await administrator.ok(answer)).firstPassword };
}

withBrowser('the second factor in a browser', () => {
  beforeAll(async () => {
    [desk, browser] = await Promise.all([startDesk(), launch()]);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  }, 60_000);
  // What it looked like, should somebody ask why.
  afterEach(async () => {
    const { currentTestName = '' } = expect.getState();
    const page = open.at(-1)?.page;
    if (page) await picture(page, `factor-${currentTestName.replace(/\W+/g, '-').slice(-60)}`);
  });

  describe('an officer with an application of codes', () => {
    let officer: SignIn;
    let page: Page;
    let phone: CodeApplication;
    let used: string;
    beforeAll(async () => {
      officer = await added('Aurore Lemaire', 'aurore.lemaire@mailo.com', 'DPO');
      page = await atTheDoor();
    }, 60_000);

    it('is asked to enrol one at the first sign-in, and is let in by its first code', async () => {
      await password(page, officer);
      await page.getByRole('heading', { name: 'Protégez votre accès' }).waitFor();
      // Half a sign-in is none: neither the address of a room nor the API opens.
      await page.goto(`${desk.url}/requests`);
      await page.getByRole('heading', { name: 'Protégez votre accès' }).waitFor();
      expect(await page.evaluate(async () => (await fetch('/api/requests')).status)).toBe(401);
      await page.getByRole('img', { name: /Code QR/ }).waitFor();
      phone = new CodeApplication((await page.locator('.secret').textContent())!);
      await codeField(page).fill(phone.wrong());
      await button(page, 'Activer et entrer').click();
      await page.getByText('Ce code n’est pas le bon, ou il a expiré.').waitFor();
      await codeField(page).fill(await phone.next());
      await button(page, 'Activer et entrer').click();
      await inside(page);
    }, 60_000);

    it('is asked for a code after the password: a wrong one is refused in clear words', async () => {
      await leave(page);
      await password(page, officer);
      await page.getByRole('heading', { name: 'Second facteur' }).waitFor();
      await codeField(page).fill(phone.wrong());
      await button(page, 'Vérifier').click();
      await page.getByRole('alert').getByText('Ce code n’est pas le bon, ou il a expiré.').waitFor();
      used = await phone.next();
      await codeField(page).fill(used);
      await button(page, 'Vérifier').click();
      await inside(page);
    }, 60_000);

    it('proves it again before an export, once the last proof is old, by a code that has not served yet', async () => {
      await letTheProofAge(officer.email);
      await page.goto(`${desk.url}/audit-events`);
      await button(page, 'Exporter (JSON Lines)').click();
      await proof(page).waitFor();
      expect(await proof(page).locator('input[type=password]').count()).toBe(0);
      const field = proof(page).getByRole('textbox', { name: 'Code de mon application' });
      // The code that opened the door a moment ago is still young enough, but has served.
      for (const [code, words] of [
        [used, 'Ce code a déjà servi : attendez le suivant.'],
        [phone.wrong(), 'Ce code n’est pas le bon, ou il a expiré.'],
      ] as const) {
        await field.fill(code);
        await page.keyboard.press('Enter');
        await proof(page).getByText(words).waitFor();
      }
      await field.fill(await phone.next());
      const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      expect(await readFile(await file.path(), 'utf8')).toContain('second-factor.enrolled');
      await proof(page).waitFor({ state: 'detached' });
      // Fresh now: nothing is asked.
      await Promise.all([page.waitForEvent('download'), button(page, 'Exporter (JSON Lines)').click()]);
    }, 60_000);

    it('exports nothing when the proof is not given', async () => {
      await letTheProofAge(officer.email);
      let downloads = 0;
      page.on('download', () => downloads++);
      await button(page, 'Exporter (JSON Lines)').click();
      await proof(page).getByRole('button', { name: 'Annuler' }).click();
      await page.getByText('Ce geste demande une preuve récente de votre identité.').waitFor();
      expect(downloads).toBe(0);
    }, 60_000);
  });

  describe('an officer with a passkey', () => {
    let officer: SignIn;
    let page: Page;
    let credentials: () => Promise<number>;
    beforeAll(async () => {
      officer = await addedAtOnce('Basile Fournier', 'basile.fournier@mailo.com', 'auditor');
      page = await atTheDoor();
      credentials = await plugInKey(page);
    }, 60_000);

    it('enrols it at the first sign-in', async () => {
      await password(page, officer);
      await page.getByRole('tab', { name: 'Clé d’accès' }).click();
      await button(page, 'Créer la clé d’accès').click();
      await inside(page);
      expect(await credentials()).toBe(1);
    }, 60_000);

    it('signs in with it after the password', async () => {
      await leave(page);
      await password(page, officer);
      await button(page, 'Utiliser une clé d’accès').click();
      await inside(page);
      await page.goto(`${desk.url}/profile`);
      await page.getByText(/^utilisé /).waitFor();
    }, 60_000);

    it('proves it again with it before an export: no password is asked, it would not do', async () => {
      await letTheProofAge(officer.email);
      await page.goto(`${desk.url}/audit-events`);
      await button(page, 'Exporter (JSON Lines)').click();
      await proof(page).waitFor();
      expect(await proof(page).getByRole('textbox').count()).toBe(0);
      expect(await proof(page).locator('input').count()).toBe(0);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        proof(page).getByRole('button', { name: 'Utiliser une clé d’accès' }).click(),
      ]);
      expect(await readFile(await file.path(), 'utf8')).toContain('session.stepped-up');
      await proof(page).waitFor({ state: 'detached' });
    }, 60_000);
  });

  describe('an officer who was let off', () => {
    let page: Page;
    let phone: CodeApplication;
    const officer = () => desk.signIn('dpo', 1);

    it('adds an application of codes later, after proving it by the password', async () => {
      page = await atTheDoor();
      await signIn(page, desk.url, officer());
      await letTheProofAge(officer().email);
      await page.goto(`${desk.url}/profile`);
      await button(page, 'Ajouter une application de codes').click();
      await proof(page).locator('input[type=password]').fill(officer().password);
      await proof(page).getByRole('button', { name: 'Confirmer et poursuivre' }).click();
      const dialog = page.getByRole('dialog', { name: 'Ajouter une application de codes' });
      await dialog.getByRole('img', { name: /Code QR/ }).waitFor();
      phone = new CodeApplication((await dialog.locator('.secret').textContent())!);
      await codeField(page).fill(await phone.next());
      await dialog.getByRole('button', { name: 'Ajouter', exact: true }).click();
      await page.getByText('Second facteur ajouté.').waitFor();
    }, 60_000);

    it('is asked for its code from then on, in the same session', async () => {
      await letTheProofAge(officer().email);
      await button(page, /^Retirer/).click();
      await proof(page)
        .getByRole('textbox', { name: 'Code de mon application' })
        .fill(await phone.next());
      await page.keyboard.press('Enter');
      await page.getByText('Second facteur retiré.').waitFor();
    }, 60_000);
  });

  describe('an officer who is signed in twice', () => {
    it('sees both sessions and ends the other one, which is led to the door', async () => {
      const [there, here] = [await atTheDoor(), await atTheDoor()];
      for (const page of [there, here]) await signIn(page, desk.url, desk.signIn('support'));
      await here.goto(`${desk.url}/profile`);
      const sessions = here.locator('section', {
        has: here.getByRole('heading', { name: 'Sessions ouvertes' }),
      });
      await sessions.getByText('celle-ci').waitFor();
      expect(await sessions.getByRole('listitem').count()).toBe(2);
      await there.goto(`${desk.url}/profile`);
      await there.getByText('celle-ci').waitFor();
      await sessions.getByRole('button', { name: 'Mettre fin' }).click();
      await here.getByText('Session close.').waitFor();
      await sessions.getByRole('listitem').nth(1).waitFor({ state: 'detached' });
      // Whatever is asked for there next: the door, and why.
      await there.getByRole('link', { name: 'Jeux de règles' }).click();
      await there.getByRole('textbox', { name: 'Adresse électronique' }).waitFor();
      await there.getByText('Votre session a pris fin. Reconnectez-vous.').waitFor();
      await password(there, desk.signIn('support'));
      await inside(there);
      expect(new URL(there.url()).pathname).toBe('/rule-sets');
    }, 60_000);
  });

  it('nothing else went wrong, and nobody else was asked for anything', () => {
    expect(open.flatMap(({ errors }) => errors.filter((error) => !refusal.test(error)))).toEqual([]);
    expect(open.flatMap(({ strangers }) => strangers)).toEqual([]);
  });
});
