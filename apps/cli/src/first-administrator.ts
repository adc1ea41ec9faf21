import { Contexts } from '#foundation';
import { ensureFirstAdministrator } from '#staff';
import { endWithError, openDesk } from './parts/desk-context.js';

const ACTOR = { kind: 'system', scope: 'cli.first-administrator' } as const;
const DEFAULT_EMAIL = 'administrator@desk.local';

/** On a desk without sample data and without officers: makes the administrator who creates everybody else. Prints one JSON line. */
async function main([email = DEFAULT_EMAIL]: string[]): Promise<void> {
  const desk = await openDesk();
  const signIn = await desk.get(Contexts).run(ACTOR, (ctx) => ensureFirstAdministrator(ctx, email));
  const summary = signIn ? 'first administrator made' : 'officers are there';
  process.stdout.write(`${JSON.stringify({ summary, signIns: signIn ? [signIn] : [] })}\n`);
  await desk.close();
}

main(process.argv.slice(2)).catch(endWithError);
