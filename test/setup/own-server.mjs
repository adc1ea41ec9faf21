import path from 'node:path';

// Each worker of Jest has a server of its own; the spec finds it under one name.
const servers = JSON.parse(process.env.DPO_TEST_SERVERS);
process.env.DPO_TEST_PG = JSON.stringify(servers[(Number(process.env.JEST_WORKER_ID) - 1) % servers.length]);
// A thread is started from a file that Node can read: the one that the set-up compiled.
globalThis.dpoCompiled = path.resolve(import.meta.dirname, '../output/build/dist');
