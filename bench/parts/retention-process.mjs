// Plans and destroys the closed files of DATABASE_URL and tells its parent what it took; a process of its own, so that memory is its own.
import { randomBytes } from 'node:crypto';
import { MasterKey, Keyring } from '../../dist/libs/foundation/src/crypto/index.js';
import { Blobs } from '../../dist/libs/foundation/src/blobs/blobs.js';
import { Mailout } from '../../dist/libs/foundation/src/mailout/mailout.js';
import { openJournals } from '../../dist/libs/audit/src/journal-keys.js';
import { appDataSource } from '../../dist/libs/foundation/src/database/data-source.js';
import { Contexts } from '../../dist/libs/foundation/src/context/contexts.js';
import { destroyFiles } from '../../dist/libs/retention/src/destroy-files.js';
import { planRetention } from '../../dist/libs/retention/src/plan-retention.js';

const SYSTEM = { kind: 'system', scope: 'bench' };
const source = await appDataSource({ DATABASE_URL: process.env.DATABASE_URL, DATABASE_POOL: 2 }).initialize();
const contexts = new Contexts(source);
const master = new MasterKey(randomBytes(32));
openJournals(master);
const keyring = new Keyring(master);
// Every part lies in the database: no file is written or removed.
const tools = {
  keyring,
  blobs: new Blobs(keyring, undefined, Infinity),
  mailout: new Mailout({}, keyring, undefined),
};

const run = (act, now) => contexts.run(SYSTEM, act, { now });
const timed = async (act) => {
  const from = performance.now();
  const rows = await act();
  return { rows, seconds: (performance.now() - from) / 1000 };
};

/** From the first closed ticket to the last, job after job, as the relay would start them. */
async function plan(now) {
  let afterId;
  do {
    await run((ctx) => planRetention(ctx, afterId), now);
    const [next] = await run((ctx) =>
      ctx.query(
        `update outbox set closed_at = now() where job = 'retention.plan' and closed_at is null returning payload->>'afterId' as id`,
      ),
    );
    afterId = next?.id;
  } while (afterId);
  const [{ rows }] = await run((ctx) => ctx.query('select count(*)::int as rows from retention_file'));
  return rows;
}

async function destroy() {
  let all = 0;
  for (;;) {
    const gone = await run((ctx) => destroyFiles(ctx, tools));
    if (gone === 0) return all;
    all += gone;
  }
}

const first = await timed(() => plan(new Date('2019-03-01T00:00:00Z')));
await timed(() => plan());
const daily = await timed(() => plan());
const gone = await timed(destroy);
const rssMb = process.resourceUsage().maxRSS / 1024;
await source.destroy();
process.send({ first, daily, destroy: gone, rssMb }, () => process.exit(0));
