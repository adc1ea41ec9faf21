// Sweeps the requests of DATABASE_URL once and tells its parent what it took; a process of its own, so that memory is its own.
import { appDataSource } from '../../dist/libs/foundation/src/database/data-source.js';
import { Contexts } from '../../dist/libs/foundation/src/context/contexts.js';
import { sweepRequests } from '../../dist/libs/requests/src/sweep-requests.js';

const SYSTEM = { kind: 'system', scope: 'bench' };
const source = await appDataSource({ DATABASE_URL: process.env.DATABASE_URL, DATABASE_POOL: 2 }).initialize();
const contexts = new Contexts(source);

let [peak, jobs, afterId] = [0, 0, undefined];
const started = performance.now();
const cpu = process.cpuUsage();
do {
  await contexts.run(SYSTEM, (ctx) => sweepRequests(ctx, afterId, { closeAfterDays: 0 }));
  // The next job of the chain, taken from the outbox as the relay would: it stands there once the transaction is over.
  afterId = await contexts.run(SYSTEM, async (ctx) => {
    const [next] = await ctx.query(
      `update outbox set closed_at = now() where job = 'requests.sweep' and closed_at is null returning payload->>'afterId' as id`,
    );
    return next?.id;
  });
  jobs += 1;
  peak = Math.max(peak, process.memoryUsage.rss());
} while (afterId);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(cpu);
// The kernel's own high-water mark, in kilobytes: nothing between two looks is missed.
const rssMb = Math.max(peak / 1024 ** 2, process.resourceUsage().maxRSS / 1024);
await source.destroy();
process.send({ seconds, cpuSeconds: (user + system) / 1e6, rssMb, jobs }, () => process.exit(0));
