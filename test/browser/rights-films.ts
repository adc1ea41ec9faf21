import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { IdentityProofKind, Right } from '#domain';
import { decodeMail } from '#intake';
import { deliveryReceipt, mail } from '../desk/mails.js';
import { startDesk, until, type Desk } from '../desk/start-desk.js';
import {
  asksReading,
  completesAccess,
  confirms,
  decides,
  drafts,
  findsMail,
  followsToRequest,
  isIdentityEnough,
  opensRequest,
  type Outcome,
  putsToController,
  recordsIdentity,
  type Seat,
  seesDelivered,
  seesPapers,
  sends,
  signsIn,
} from './acts.js';
import { filming, keepFilm } from './films.js';
import { DeskWords, type Locale } from './desk-words.js';
import { Hand } from './hand.js';
import { launch, openPage, picture, withBrowser } from './open-browser.js';

/** One right from the mail that invokes it to the letter that answers it. */
export interface RightStory {
  readonly right: Right;
  readonly from: string;
  readonly person: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
  /** What the officer writes in the answer. */
  readonly answer: string;
  /** How the person was recognised, where an authenticated mail does not do. */
  readonly identity?: { readonly proofs: readonly IdentityProofKind[]; readonly note: string };
  /** What is decided; granted where nothing else is said. */
  readonly outcome?: Omit<Outcome, 'right'>;
}

const officerOf = { fr: 0, en: 1 } as const;

/** Plays one story in the console as a new user would, films it, and asks the mail server what arrived. */
export async function play(desk: Desk, browser: Browser, story: RightStory): Promise<void> {
  const { locale, right, from, person } = story;
  const watched = await openPage(browser, desk.url, {
    locale: locale === 'fr' ? 'fr-FR' : 'en-GB',
    ...filming(),
  });
  const { page } = watched;
  // A machine that also films, and perhaps much else, may be slow: what counts is what comes, not when.
  page.setDefaultTimeout(90_000);
  const seat: Seat = { page, hand: new Hand(page), words: new DeskWords(locale) };
  try {
    const signIn = desk.signIn('dpo', officerOf[locale]);
    await desk.deliver(mail({ from, name: person, subject: story.subject, text: story.text }), from);
    await signsIn(seat, desk.url, signIn);
    await findsMail(seat, story.subject);
    await opensRequest(seat, [right]);
    await followsToRequest(seat, person);
    await examine(desk, seat, story);
    await answer(desk, seat, story);
    await arrives(desk, story);
    await seesDelivered(seat, person);
    await confirms(seat, 'close');
    await page.getByText(seat.words.say('words.requestState.closed'), { exact: true }).first().waitFor();
    expect([watched.errors, watched.strangers]).toEqual([[], []]);
  } finally {
    // What it looked like at the end, should somebody ask why.
    await picture(page, `film-${right}-${locale}`);
    await keepFilm(page, `${right}-${locale}`, watched.close);
  }
}

async function examine(desk: Desk, seat: Seat, { right, identity, outcome }: RightStory): Promise<void> {
  await confirms(seat, 'assess');
  if (right === 'post-mortem') await seesPapers(seat);
  for (const proof of identity?.proofs ?? [])
    if (!(await isIdentityEnough(seat))) await recordsIdentity(seat, proof, identity!.note);
  await decides(seat, { right, ...(outcome ?? { outcome: 'granted' }) });
  if (outcome?.outcome === 'refused' || outcome?.outcome === 'partly') {
    await putsToController(seat);
    await decidedFor(desk, seat);
  }
  await confirms(seat, 'decide');
}

async function answer(desk: Desk, seat: Seat, { right, outcome, ...story }: RightStory): Promise<void> {
  await drafts(seat, story.answer);
  if (right === 'access' && outcome?.outcome !== 'refused') await completesAccess(seat, story.answer);
  if (outcome && outcome.outcome !== 'granted') {
    await asksReading(seat);
    await approved(desk, seat);
  }
  await sends(seat);
}

/** The manager, at a seat of their own that is not filmed, decides for the controller. */
async function decidedFor(desk: Desk, { page }: Seat): Promise<void> {
  const manager = await desk.as('counsel', 1);
  const path = `/requests/${page.url().split('/').at(-1)!}`;
  const { version } = await manager.ok(manager.get(path));
  await manager.ok(manager.post(`${path}/decide-for-controller`, { version, verdict: 'confirmed' }));
  await page.reload();
}

/** Another DPO, at a seat of their own that is not filmed, reads the letter and approves it. */
async function approved(desk: Desk, { page, words }: Seat): Promise<void> {
  const reader = await desk.as('dpo', officerOf[words.locale === 'fr' ? 'en' : 'fr']);
  const path = `/letters/${page.url().split('/').at(-1)!}`;
  const { version } = await reader.ok(reader.get(path));
  await reader.ok(reader.post(`${path}/reading`, { version, verdict: 'approved' }));
  await page.reload();
}

/** The letter is with the person: whole, in their language, with their remedies where something was turned down. */
async function arrives(desk: Desk, { from, locale, answer: said, outcome }: RightStory): Promise<void> {
  const expected = outcome?.reasons ?? said;
  const { text, messageId } = await until('the answer is with the person', async () => {
    const letters = await desk.sink.lettersTo(from);
    const read = await Promise.all(
      letters.map(async ({ raw, messageId }) => ({ messageId, text: (await decodeMail(raw)).text ?? '' })),
    );
    return read.find((one) => one.text.includes(expected));
  });
  expect(text).not.toMatch(/\{\{|undefined/);
  expect(text).toMatch(locale === 'fr' ? /Bonjour|Madame/ : /Dear|Hello/);
  if (outcome && outcome.outcome !== 'granted') expect(text).toContain('CNIL');
  await desk.handIn(deliveryReceipt(messageId!, from), '');
  await until('the receipt was read', async () => {
    const letters = await desk.query(
      `select 1 from letter where to_address = $1 and kind in ('answer', 'refusal') and state = 'delivered'`,
      [from],
    );
    return letters.length > 0;
  });
}

/** One desk and one browser for all of these stories, one after the other. */
export function filmed(what: string, stories: readonly RightStory[]): void {
  withBrowser(what, () => {
    let desk: Desk;
    let browser: Browser;
    beforeAll(async () => {
      [desk, browser] = await Promise.all([startDesk(), launch()]);
      // Each language has its officer: the console speaks it from the first screen on.
      for (const locale of ['fr', 'en'] as const) {
        const officer = await desk.as('dpo', officerOf[locale]);
        await officer.ok(officer.patch('/session/profile', { locale }));
      }
    }, 300_000);
    afterAll(async () => {
      await browser?.close();
      await desk?.stop();
    }, 60_000);

    it.each(stories.map((story) => [story.right, story.locale, story] as const))(
      '%s in %s',
      (_, __, story) => play(desk, browser, story),
      300_000,
    );
  });
}
