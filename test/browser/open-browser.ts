import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const executablePath = '/usr/bin/chromium';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/** Specs of the console need Debian's Chromium; where there is none they say so and stand aside. */
export const hasBrowser = existsSync(executablePath);
if (!hasBrowser)
  process.stderr.write(
    `no ${executablePath}: the specs of the console are skipped (apt-get install chromium)\n`,
  );
export const withBrowser = hasBrowser ? describe : describe.skip;

export const launch = (): Promise<Browser> => chromium.launch({ executablePath, args });

export interface Watched {
  readonly page: Page;
  /** What the page complained of, and what it asked of others: both stay empty. */
  readonly errors: string[];
  readonly strangers: string[];
  close(): Promise<void>;
}

/** A page whose every request and every complaint is kept. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    ...options,
  });
  context.setDefaultTimeout(30_000);
  const errors: string[] = [];
  const strangers: string[] = [];
  const { origin } = new URL(url);
  context.on('request', (request) => {
    const asked = request.url();
    if (!/^(data|blob|about):/.test(asked) && new URL(asked).origin !== origin) strangers.push(asked);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    // The console asks who it is before anybody signed in; the browser calls that answer an error.
    if (/status of 401/.test(message.text()) && /\/api\/session$/.test(message.location().url)) return;
    errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => errors.push(String(error.error())));
  const page = await context.newPage();
  return { page, errors, strangers, close: () => context.close() };
}

/** Signs in by typing, as an officer does; resolves inside the desk. */
export async function signIn(
  page: Page,
  url: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto(url);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('#main').waitFor();
}

/** The wish of an officer about language and theme, kept with the profile. */
export async function prefer(
  page: Page,
  wish: { locale?: 'fr' | 'en'; theme?: 'system' | 'light' | 'dark' },
): Promise<void> {
  const status = await page.evaluate(async (body) => {
    const session = (await (await fetch('/api/session')).json()) as { csrfToken: string };
    const answer = await fetch('/api/session/profile', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
      body: JSON.stringify(body),
    });
    return answer.status;
  }, wish);
  if (status !== 200) throw new Error(`the profile answered ${status}`);
  await page.evaluate(() => localStorage.clear());
}

/** Until nothing is on its way and no skeleton stands in for content. */
export async function calm(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
}

const pictures = path.join(import.meta.dirname, '../output/pictures');
/** Keeps a picture to look at. */
export async function picture(page: Page, name: string): Promise<string> {
  mkdirSync(pictures, { recursive: true });
  const file = path.join(pictures, `${name}.png`);
  await page.screenshot({ path: file });
  return file;
}
