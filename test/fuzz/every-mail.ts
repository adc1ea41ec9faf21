import fc from 'fast-check';
import { oddMime } from './odd-mime.js';
import { StepsOfIntake, type TakenIn } from './steps-of-intake.js';

const TOGETHER = 25;

/** The steps of intake, fed with mails made at random. */
export class RandomIntake {
  private constructor(private readonly intake: StepsOfIntake) {}

  static async open(): Promise<RandomIntake> {
    return new RandomIntake(await StepsOfIntake.open());
  }

  close(): Promise<void> {
    return this.intake.close();
  }

  /** Fails with the smallest mail found that has no journal row, no ticket, or other bytes than it came with. */
  async takes(count: number, seed?: number): Promise<void> {
    const batch = fc.array(oddMime, { minLength: TOGETHER, maxLength: TOGETHER, size: 'max' });
    await fc.assert(
      fc.asyncProperty(batch, async (mails) => {
        const wrong = await this.wrongOf(mails);
        if (wrong.length > 0) throw new Error(`${wrong.join('\n')}`);
      }),
      { numRuns: Math.ceil(count / TOGETHER), endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
    );
  }

  private async wrongOf(mails: readonly Buffer[]): Promise<string[]> {
    const ids = await this.intake.take(mails);
    const rows = await this.intake.rows(ids);
    const wrong: string[] = [];
    for (const [i, raw] of mails.entries()) {
      if (!isWhole(rows.get(ids[i]))) wrong.push(`no ticket: ${raw.toString('base64')}`);
      else if (!(await this.intake.bytesOf(ids[i])).equals(raw))
        wrong.push(`other bytes: ${raw.toString('base64')}`);
    }
    return wrong;
  }
}

const isWhole = (row: TakenIn | undefined): boolean =>
  row?.state === 'ticketed' &&
  row.ticketId !== null &&
  row.byHandWhy === null &&
  ['decode', 'thread'].every((name) => row.steps.some(({ step }) => step === name));
