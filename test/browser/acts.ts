import type { Locator, Page } from 'playwright-core';
import type { IdentityProofKind, RefusalGround, Right, TrackOutcome } from '#domain';
import { until } from '../desk/until.js';
import type { DeskWords } from './desk-words.js';
import type { Hand } from './hand.js';

/** An officer in front of the console: the page, the hand on the keyboard, the words on the screen. */
export interface Seat {
  readonly page: Page;
  readonly hand: Hand;
  readonly words: DeskWords;
}

/** What is decided of a right. */
export interface Outcome {
  readonly right: Right;
  readonly outcome: TrackOutcome;
  readonly ground?: RefusalGround;
  readonly reasons?: string;
}

const button = ({ page }: Seat, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first();
const dialogOf = ({ page }: Seat): Locator => page.getByRole('dialog');
const gone = (seat: Seat): Promise<void> => dialogOf(seat).waitFor({ state: 'detached' });

/** Signs in by typing. */
export async function signsIn(seat: Seat, url: string, signIn: { email: string; password: string }) {
  const { page, hand, words } = seat;
  await page.goto(url);
  await hand.type(page.getByRole('textbox', { name: words.say('signIn.email') }), signIn.email);
  await hand.type(page.getByLabel(words.say('signIn.password'), { exact: true }), signIn.password);
  await hand.press('Enter');
  await page.getByRole('heading', { name: words.pattern('home.title') }).waitFor();
}

/** Goes to the inbox and down to this mail, by keyboard alone. */
export async function findsMail({ page, hand, words }: Seat, subject: string): Promise<void> {
  await hand.press('g', 'i');
  const pile = page.getByRole('listbox', { name: words.say('inbox.list') });
  const wanted = pile.getByRole('option').filter({ hasText: subject });
  await wanted.first().waitFor();
  const chosen = pile.getByRole('option', { selected: true });
  await chosen.first().waitFor();
  for (let moves = 0; !(await chosen.textContent())?.includes(subject); moves++) {
    if (moves === 100) throw new Error(`"${subject}" is not among the first hundred mails`);
    const row = await chosen.getAttribute('data-row');
    await hand.press('j');
    // A hand waits for what it sees: a key too early goes past the mail.
    await until('the next mail is chosen', async () => (await chosen.getAttribute('data-row')) !== row);
  }
}

/** Corrects the suggested rights where they are not those of the mail, then opens the request: one key each. */
export async function opensRequest(seat: Seat, rights: readonly Right[]): Promise<void> {
  const { page, hand, words } = seat;
  const judge = page.getByRole('complementary', { name: words.say('inbox.suggestion') });
  const group = judge.getByRole('group', { name: words.say('triage.rights') });
  await group.waitFor();
  const on = await group.getByRole('button', { pressed: true }).allTextContents();
  const wanted = rights.map((right) => words.say(`words.right.${right}`));
  for (const name of [...on, ...wanted].filter((one) => on.includes(one) !== wanted.includes(one))) {
    const key = await group.getByRole('button', { name, exact: true }).getAttribute('aria-keyshortcuts');
    await hand.press(key!);
  }
  await judge.getByRole('button', { name: words.say('inbox.openRequest') }).waitFor();
  await hand.press('Enter');
}

/** From the words at the foot of the screen to the request that they speak of. */
export async function followsToRequest({ page, hand, words }: Seat, person: string): Promise<void> {
  await hand.click(page.getByRole('link', { name: words.say('inbox.see') }).last());
  await page.getByRole('heading', { level: 1, name: person }).waitFor();
}

/** An act that asks for nothing but to be confirmed. */
export async function confirms(seat: Seat, action: string): Promise<void> {
  await seat.hand.click(button(seat, seat.words.say(`actions.${action}`)));
  await dialogOf(seat).waitFor();
  await seat.hand.press('Enter');
  await gone(seat);
}

/** Records one thing that was seen of who asks, where the ladder asks for more than is known. */
export async function recordsIdentity(seat: Seat, proof: IdentityProofKind, note: string): Promise<void> {
  const { page, hand, words } = seat;
  const act = words.say('actions.identity-received');
  await hand.click(button(seat, act));
  const dialog = dialogOf(seat);
  await hand.click(dialog.getByRole('combobox', { name: words.say('actionFields.proofKind') }));
  await hand.click(page.getByRole('option', { name: words.say(`identity.kind.${proof}`), exact: true }));
  await hand.type(dialog.getByRole('textbox', { name: words.say('actionFields.proof') }), note);
  await hand.click(dialog.getByRole('button', { name: act }));
  await gone(seat);
}

/** Notes that every paper was seen which whoever asks for somebody else has to show. */
export async function seesPapers(seat: Seat): Promise<void> {
  const { hand, words } = seat;
  await hand.click(button(seat, words.say('who.change')));
  const dialog = dialogOf(seat);
  await dialog.getByRole('checkbox').first().waitFor();
  for (const paper of await dialog.getByRole('checkbox').all())
    if (!(await paper.isChecked())) await hand.click(paper);
  await hand.click(dialog.getByRole('button', { name: words.say('who.save') }));
  await gone(seat);
}

export async function isIdentityEnough({ page, words }: Seat): Promise<boolean> {
  const enough = page.getByText(words.say('request.identityEnough'));
  await enough.or(page.getByText(words.say('request.identityShort'))).waitFor();
  return enough.isVisible();
}

/** Decides one right, with its ground and reasons where it is turned down. */
export async function decides(seat: Seat, { right, outcome, ground, reasons }: Outcome): Promise<void> {
  const { page, hand, words } = seat;
  const tracks = page.getByRole('listitem').filter({ hasText: words.say(`words.rightArticle.${right}`) });
  await hand.click(tracks.getByRole('button', { name: words.say('request.decide'), exact: true }));
  const dialog = dialogOf(seat);
  await hand.click(dialog.getByRole('button', { name: words.say(`words.outcome.${outcome}`), exact: true }));
  if (ground) await hand.click(dialog.getByRole('checkbox', { name: words.say(`grounds.${ground}`) }));
  if (reasons) await hand.type(dialog.getByRole('textbox', { name: words.say('request.reasons') }), reasons);
  await hand.click(dialog.getByRole('button', { name: words.say('common.save') }));
  await gone(seat);
}

/** Drafts the answer; the draft opens beside its preview. */
export async function drafts(seat: Seat, text: string): Promise<void> {
  const { page, hand, words } = seat;
  await hand.click(button(seat, words.say('actions.answer')));
  const dialog = dialogOf(seat);
  const field = dialog.getByRole('textbox', { name: words.say('fields.answer') });
  await until('the templates are there', () => dialog.getByRole('textbox').count());
  if (await field.isVisible()) await hand.type(field, text);
  await hand.click(dialog.getByRole('button', { name: words.say('letter.continue') }));
  await page.getByRole('textbox', { name: words.say('letter.body') }).waitFor();
}

/** Answers what an access has to say: first with the words of the privacy rules, the rest in own words. */
export async function completesAccess({ page, hand, words }: Seat, held: string): Promise<void> {
  const blocks = page.getByRole('region', { name: words.say('letter.access') });
  await hand.click(blocks.getByRole('button', { name: words.pattern('letter.accessSuggest') }));
  for (const field of await blocks.getByRole('textbox').all())
    if ((await field.inputValue()) === '') await hand.type(field, held);
  await hand.click(page.getByRole('button', { name: words.say('letter.save') }));
}

/** Puts what is turned down to the manager who decides for the controller. */
export async function putsToController({ page, hand, words }: Seat): Promise<void> {
  await hand.click(page.getByRole('button', { name: words.say('controller.put'), exact: true }));
  await page.getByText(words.say('controller.putAgain'), { exact: true }).waitFor();
}

/** Has another officer read what turns something down. */
export async function asksReading(seat: Seat): Promise<void> {
  const { page, hand, words } = seat;
  const reading = page.getByRole('region', { name: words.say('letter.reading.title') });
  await hand.click(reading.getByRole('button', { name: words.say('letter.reading.ask') }));
  await reading.getByText(words.say('letter.reading.states.asked'), { exact: true }).waitFor();
}

/** Reads that nothing stands in the way, and sends. */
export async function sends(seat: Seat): Promise<void> {
  const { page, hand, words } = seat;
  await page.getByText(words.say('letter.ready')).waitFor();
  await hand.press('Control+Enter');
  await dialogOf(seat).waitFor();
  await hand.press('Enter');
  await gone(seat);
}

/** Finds the letter among all that were written, reads that it arrived, and goes back to its request. */
export async function seesDelivered(seat: Seat, person: string): Promise<void> {
  const { page, hand, words } = seat;
  await hand.click(page.getByRole('link', { name: words.say('shell.letters'), exact: true }));
  const row = page
    .getByRole('row')
    .filter({ hasText: person })
    .filter({ hasNotText: words.say('words.letterKind.acknowledgement') });
  await row.getByText(words.say('words.letterState.delivered'), { exact: true }).waitFor();
  await hand.click(row);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(words.say('words.letterState.delivered'), { exact: true }).first().waitFor();
  await hand.click(page.getByRole('link', { name: /^(DPO|DSR)-/ }).first());
  await page.getByRole('heading', { level: 1, name: person }).waitFor();
}
