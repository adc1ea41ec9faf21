// Every name `npm start` reads from the environment or hands to a process, on one page.
// The meaning of each key is told by libs/foundation/src/config/settings.ts (see docs/settings.md).
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, isPortFree } from './processes.mjs';
import { Trouble } from './trouble.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const node24 = path.join(root, 'node_modules', '.bin', 'node');

/** Ports beside PORT, each at a fixed distance from it unless it is given. */
const derivedPorts = {
  PLATFORM_PORT: { distance: 1, what: 'the sample account platform and the page of sent letters' },
  SINK_SMTP_PORT: { distance: 25, what: 'the sample mail server that receives our letters' },
  SMTP_LISTEN_PORT: { distance: 26, what: 'the SMTP listener of the desk' },
};

/** A process that moves mails keeps its memory small: fewer arenas, a small young generation. */
export const frugal = { MALLOC_ARENA_MAX: '2', NODE_OPTIONS: '--max-semi-space-size=8' };

/** Settings that only the set-up may know: no running process gets them. */
const setUpOnly = [
  'DATABASE_ADMIN_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_REPORT_URL',
  'DATABASE_NAME',
  'PLATFORM_DATABASE_URL',
];

/** What was asked for, before anything is started. */
export function readLaunch(env = process.env) {
  const home = path.resolve(env.DATA_DIR || path.join(root, '.data'));
  return {
    env,
    home,
    logs: path.join(home, 'logs'),
    database: env.DATABASE_NAME || 'dpo_desk',
    sample: !['0', 'false', 'no'].includes((env.DPO_SAMPLE ?? '').toLowerCase()),
    port: portIn(env, 'PORT', 3000),
  };
}

function portIn(env, name, otherwise) {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Trouble(`${name}=${text} is not a port: give a whole number between 1 and 65535`);
}

/** Checks the ports asked for; a derived one that is taken moves to a free one by itself. */
export async function choosePorts({ env, port }) {
  if (!(await isPortFree(port))) {
    throw new Trouble(
      `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`,
    );
  }
  const ports = { PORT: port };
  for (const [name, { distance, what }] of Object.entries(derivedPorts)) {
    const wanted = portIn(env, name, port + distance);
    if (wanted < 65536 && (await isPortFree(wanted))) ports[name] = wanted;
    else if (env[name])
      throw new Trouble(
        `Port ${wanted} (${what}) is taken by another program. Choose another one: ${name}=…`,
      );
    else ports[name] = await freePort();
  }
  return ports;
}

/** The environment of each process of the desk; a process without one is not started. */
export function environments({ launch, ports, urls, token }) {
  const { env, home } = launch;
  const given = Object.fromEntries(Object.entries(env).filter(([name]) => !setUpOnly.includes(name)));
  const common = { ...given, NODE_ENV: env.NODE_ENV ?? 'production', DATA_DIR: home };
  const sample = !env.PLATFORM_URL && urls.platform;
  const desk = {
    ...frugal,
    ...common,
    PORT: String(ports.PORT),
    SMTP_LISTEN_PORT: String(ports.SMTP_LISTEN_PORT),
    DPO_SAMPLE: launch.sample ? '1' : '0',
    DATABASE_URL: urls.app,
    ...(urls.report && { DATABASE_REPORT_URL: urls.report }),
    MASTER_KEY_FILE: env.MASTER_KEY_FILE || path.join(home, 'master.key'),
    ...(sample && { PLATFORM_URL: `http://127.0.0.1:${ports.PLATFORM_PORT}`, PLATFORM_TOKEN: token }),
    SMTP_OUT_URL: env.SMTP_OUT_URL || `smtp://127.0.0.1:${ports.SINK_SMTP_PORT}`,
  };
  return {
    platform: sample && platformEnvironment({ common, ports, url: urls.platform, token }),
    api: desk,
    worker: desk,
    setUp: { ...desk, DATABASE_OWNER_URL: urls.owner },
  };
}

// The account platform is somebody else's house: it gets no key and no database of the desk.
function platformEnvironment({ common, ports, url, token }) {
  const open = Object.entries(common).filter(([name]) => !/^(DATABASE_|MASTER_KEY|REDIS_URL)/.test(name));
  return {
    ...Object.fromEntries(open),
    PLATFORM_PORT: String(ports.PLATFORM_PORT),
    PLATFORM_TOKEN: token,
    PLATFORM_DATABASE_URL: url,
    SINK_SMTP_PORT: String(ports.SINK_SMTP_PORT),
    SINK_BOUNCE_TO: `smtp://127.0.0.1:${ports.SMTP_LISTEN_PORT}`,
  };
}
