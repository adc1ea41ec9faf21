import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { RandomIntake } from './every-mail.js';

describe('a mail made at random', () => {
  let intake: RandomIntake;
  beforeAll(async () => {
    intake = await RandomIntake.open();
  }, 60_000);
  afterAll(() => intake?.close());

  it('has a journal row with its bytes and a ticket: 500 of them', () => intake.takes(500), 180_000);
});
