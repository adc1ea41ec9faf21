import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** How an errand in a process of its own ended. */
export type Errand<T> = { readonly done: T } | { readonly failed: string };

export interface ApartLimits {
  readonly ms: number;
  /** Of the heap of JavaScript, and of the process as a whole (Linux). */
  readonly heapMb: number;
  readonly residentMb: number;
}

/**
 * Sends one task to a process that may die: it reads bytes that a stranger wrote, partly with native code. It has no
 * setting and no key of the desk (an empty environment), may read nothing but the packages, write nothing and start
 * nothing; beyond its time or its memory it is killed. Never throws.
 */
export function runApart<T>(child: string, task: object, limits: ApartLimits): Promise<Errand<T>> {
  return new Promise((resolve) => {
    const running = fork(child, {
      execArgv: permissions(child, limits),
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const stop = (errand: Errand<T>) => {
      clearTimeout(timer);
      clearInterval(scale);
      running.kill('SIGKILL');
      resolve(errand);
    };
    const timer = setTimeout(() => stop({ failed: 'too-slow' }), limits.ms);
    const scale = setInterval(() => {
      void residentMb(running.pid).then((mb) => mb > limits.residentMb && stop({ failed: 'too-large' }));
    }, 100);
    running.once('message', (errand) => stop(errand as Errand<T>));
    running.once('error', () => stop({ failed: 'crashed' }));
    running.once('exit', () => stop({ failed: 'crashed' }));
    running.send(task, (error) => error && stop({ failed: 'crashed' }));
  });
}

/**
 * The file of a child beside the module that asks: built; or, in specs, which run from the sources, where their set-up compiled
 * it, else as written.
 */
export function childFile(name: string, beside: string): string {
  const built = fileURLToPath(new URL(`${name}.child.js`, beside));
  if (existsSync(built)) return built;
  const { dpoCompiled = '' } = globalThis as { dpoCompiled?: string };
  const compiled = path.join(dpoCompiled, built.slice(built.indexOf('/libs/')));
  return existsSync(compiled) ? compiled : built.replace(/\.js$/, '.ts');
}

function permissions(child: string, { heapMb }: ApartLimits): string[] {
  const readable = [path.dirname(child), ...packageFolders(child)].map((folder) => `${folder}/*`);
  return [
    '--permission',
    '--allow-addons',
    ...readable.map((place) => `--allow-fs-read=${place}`),
    `--max-old-space-size=${heapMb}`,
  ];
}

/** Where the packages of a child lie, as it names them and as they are: the folder may be a link. */
function packageFolders(child: string): string[] {
  const found = new Set([
    path.resolve(createRequire(import.meta.url).resolve('yauzl/package.json'), '../..'),
  ]);
  for (let at = path.dirname(child); at !== path.dirname(at); at = path.dirname(at)) {
    const packages = path.join(at, 'node_modules');
    if (existsSync(packages)) found.add(packages);
  }
  return [...found];
}

/** Zero where the system does not tell. */
async function residentMb(pid: number | undefined): Promise<number> {
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '0 0');
  return (Number(pages.split(' ')[1]) * 4096) / 2 ** 20;
}
