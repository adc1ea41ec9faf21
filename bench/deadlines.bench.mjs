// 100,000 deadlines of every kind, and as many whole clocks with pauses, extension and explanation: one thread, no database.
import { clockOf, deadline, explanationText, workingCalendars } from '../dist/libs/domain/src/index.js';
import { median, round } from './parts/server.mjs';

const DAY = 86_400_000;
const START = Date.UTC(2018, 4, 25);
const YEARS = 40 * 365;

/** The n-th case: a receipt somewhere in forty years, at any hour, in either territory. */
const question = (n) => ({
  receivedAt: new Date(START + ((n * 7919) % YEARS) * DAY + ((n * 104_729) % DAY)),
  months: 1 + (n % 3),
  pauseDays: n % 5 === 0 ? n % 90 : 0,
  calendar: n % 10 === 0 ? workingCalendars['FR-alsace-moselle'] : workingCalendars.FR,
});

function facts(n) {
  const { receivedAt } = question(n);
  const after = (days) => new Date(receivedAt.getTime() + days * DAY);
  return {
    receivedAt,
    pauses:
      n % 5 === 0
        ? [
            {
              ground: 'identity',
              askedAt: after(2),
              because: 'Another address',
              answeredAt: n % 10 === 0 ? null : after(9),
            },
          ]
        : [],
    extensions:
      n % 8 === 0
        ? [{ noticeSentAt: after(20), totalMonths: 3, reasons: 'The request spans five mailboxes.' }]
        : [],
    stop: null,
  };
}

/** Seconds of our own on the processor, so that other work on the machine is not what is measured. */
function timed(work) {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - wall) / 1000 };
}

/** Options: number of deadlines (100000), rounds (5). */
export async function bench([count = '100000', rounds = '5']) {
  const n = Number(count);
  const each = (work) =>
    Array.from({ length: Number(rounds) }, () =>
      timed(() => {
        for (let i = 0; i < n; i += 1) work(i);
      }),
    );
  const deadlines = each((i) => deadline(question(i)));
  const clocks = each((i) => clockOf(facts(i), new Date(question(i).receivedAt.getTime() + 15 * DAY)));
  const explained = timed(() => {
    for (let i = 0; i < n; i += 1)
      for (const line of clockOf(facts(i), facts(i).receivedAt).because) explanationText(line, 'fr');
  });
  const seconds = (rows) => ({
    cpuSeconds: round(median(rows.map(({ cpu }) => cpu)), 3),
    wallSeconds: round(median(rows.map(({ wall }) => wall)), 3),
    worstWallSeconds: round(Math.max(...rows.map(({ wall }) => wall)), 3),
  });
  return {
    bench: 'deadlines',
    count: n,
    deadlines: seconds(deadlines),
    wholeClocks: seconds(clocks),
    clocksInWords: { cpuSeconds: round(explained.cpu, 3), wallSeconds: round(explained.wall, 3) },
    targetSeconds: 2,
  };
}
