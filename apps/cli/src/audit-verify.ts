// npm run audit:verify -- FILE [--anchor FILE]: verifies an exported journal offline; needs neither desk nor database.
import { createReadStream, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ExportVerifier, type Anchor, type Verdict } from '#audit';

const usage = 'usage: npm run audit:verify -- FILE [--anchor FILE]';

/** Verifies a file; answers what to print and how to end: 0 verified, 1 altered. */
export async function verifyFile(file: string, anchorFile?: string): Promise<{ text: string; code: 0 | 1 }> {
  const anchor = anchorFile === undefined ? undefined : await readAnchor(anchorFile);
  const verifier = new ExportVerifier(anchor);
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity }))
    if (line !== '' && !verifier.take(line)) break;
  const verdict = verifier.end();
  return { text: report(verdict, anchor !== undefined), code: verdict.fault === null ? 0 : 1 };
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { anchor: { type: 'string' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(usage);
  const { text, code } = await verifyFile(file, values.anchor);
  process.stdout.write(`${text}\n`);
  process.exitCode = code;
}

async function readAnchor(file: string): Promise<Anchor> {
  try {
    const anchor = JSON.parse(await readFile(file, 'utf8')) as Anchor;
    if (anchor.format === 'dpo-desk-anchor/1' && Array.isArray(anchor.seals)) return anchor;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Error(`${file} is not an anchor of the desk`);
}

function report(verdict: Verdict, anchored: boolean): string {
  const { fault, journal, events, seals, unsealed, completeUpTo, unanchoredSeals, keys } = verdict;
  if (fault !== null) {
    const place = [
      `line ${fault.line}`,
      fault.seal === undefined ? '' : `seal ${fault.seal}`,
      fault.event === undefined ? '' : `event ${fault.event}`,
    ];
    return `ALTERED: ${fault.reason} (${place.filter(Boolean).join(', ')})`;
  }
  const lines = [
    `VERIFIED: journal ${journal}, ${events} events, ${seals} seals`,
    `signed by: ${keys.join(', ') || 'nobody yet'} (compare with the fingerprint you were given)`,
  ];
  if (completeUpTo !== null)
    lines.push(
      `complete up to seal ${completeUpTo.seal} of ${completeUpTo.sealedAt}, which the anchor names`,
    );
  else
    lines.push(
      anchored
        ? 'the anchor names no seal of this journal: completeness is not proved'
        : 'no anchor given: a cut tail would not show',
    );
  if (unanchoredSeals > 0) {
    const tail = unanchoredSeals === 1 ? `seal ${seals}` : `seals ${seals - unanchoredSeals + 1} to ${seals}`;
    lines.push(`unprovable tail: ${tail} verify, but nothing proves that no other seal followed`);
  }
  if (unsealed > 0)
    lines.push(`unprotected: ${unsealed} ${unsealed === 1 ? 'event' : 'events'} younger than the last seal`);
  return lines.join('\n');
}

/** Was this file started as a command, rather than imported? */
function isCommand(): boolean {
  const [, started] = process.argv;
  return started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url);
}

if (isCommand())
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  });
