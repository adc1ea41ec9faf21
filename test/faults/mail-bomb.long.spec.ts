import { describe, expect, it } from '@jest/globals';
import { bombs } from '../../bench/parts/bombs.mjs';
import { bombRun } from './bomb-run.mjs';

const MOST_MS = 2_000;

/** Sixty boundaries, and hundreds of thousands of lines of a file that differ from them in their last character. */
function endless(): [string, Buffer] {
  let mail =
    'From: Camille <camille@bomb.example>\r\nTo: contact@mailo.com\r\nSubject: sans fin\r\nMIME-Version: 1.0\r\n';
  for (let i = 0; i < 60; i++) {
    const boundary = `${'b'.repeat(60)}${i}`;
    mail += `Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n--${boundary}\r\n`;
  }
  return [
    'endless',
    Buffer.from(
      `${mail}Content-Type: application/x-log\r\n\r\n${`--${'b'.repeat(60)}x\r\n`.repeat(600_000)}`,
    ),
  ];
}

describe('every mail bomb we know', () => {
  it('comes into a ticket and delays the next ordinary mail by two seconds at most', async () => {
    const { calmMs, figures, restarts } = await bombRun({ bombs: bombs() });
    expect(figures.filter(({ delayMs }) => delayMs - calmMs > MOST_MS)).toEqual([]);
    // What could not be read waits for a person, with the reason; everything else is read.
    expect(
      figures.filter(({ byHand, verdict }) => verdict === null || byHand !== (verdict === 'failed')),
    ).toEqual([]);
    expect(restarts).toEqual([]);
  }, 900_000);

  it('is given up at its bound of time or memory: a ticket with the reason, and no other mail has waited', async () => {
    const { calmMs, figures, restarts } = await bombRun({ bombs: [endless()] });
    // Which of the two it meets first depends on the machine.
    const why = expect.stringMatching(/^(?:too-long|out-of-memory)$/);
    expect(figures).toMatchObject([{ verdict: 'failed', why, byHand: true }]);
    expect(figures[0].delayMs - calmMs).toBeLessThan(MOST_MS);
    expect(restarts).toEqual([]);
  }, 300_000);
});
