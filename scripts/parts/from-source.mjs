// Lets a script import the product from its sources: compiled one file at a time in memory, as the specs are, without a build.
import { readFileSync, existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { swc } from '../../test/setup/swc.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

registerHooks({
  resolve(specifier, context, next) {
    const library = /^#([a-z-]+)$/.exec(specifier);
    const file = library
      ? path.join(root, 'libs', library[1], 'src/index.ts')
      : specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.endsWith('.ts')
        ? fileURLToPath(new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL))
        : null;
    if (file === null || !existsSync(file)) return next(specifier, context);
    return { url: pathToFileURL(file).href, shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swc, sourceMaps: false, filename });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

/** A module of the product, by its path from the root. */
export const fromSource = (file) => import(pathToFileURL(path.join(root, file)).href);
