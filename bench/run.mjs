// `npm run bench -- NAME [options]`: one benchmark; prints JSON with the figures and their ratios.
import { readdirSync } from 'node:fs';

const [name, ...options] = process.argv.slice(2);
const known = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.bench.mjs'))
  .map((file) => file.replace('.bench.mjs', ''));

if (!known.includes(name)) {
  process.stderr.write(`Usage: npm run bench -- NAME   (${known.join(', ')})\n`);
  process.exit(2);
}
const { bench } = await import(`./${name}.bench.mjs`);
const figures = await bench(options);
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
process.exit(0);
