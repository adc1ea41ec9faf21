import type { Settings } from '../config/settings.js';
import { sqlState } from '../database/pg-errors.js';

const database: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'the host is unknown',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'the host cannot be reached',
  '28P01': 'the password is refused',
  '28000': 'the role is refused',
  '3D000': 'there is no such database',
  '42P01': 'it was never migrated',
  '57P03': 'it is still starting',
  '53100': 'its disk is full',
  '53300': 'it has no connection left',
};

/** Why a process did not start, in one line that an operator can act on. Never shows a password. */
export function startTrouble(error: unknown, settings: Settings | undefined): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = codeOf(error);
  if (settings === undefined) return message;
  if ((error as { syscall?: string } | undefined)?.syscall === 'listen')
    return portTrouble(code, settings) ?? message;
  if (code !== undefined && Object.hasOwn(database, code))
    return `the database at ${placeOf(settings.DATABASE_URL)} cannot be used: ${database[code]} (${code}): check DATABASE_URL`;
  if (code === 'ENOSPC') return `the disk under DATA_DIR (${settings.DATA_DIR}) is full`;
  if (/timeout|Connection terminated/i.test(message))
    return `the database at ${placeOf(settings.DATABASE_URL)} does not answer: check DATABASE_URL`;
  return message.replace(/:\/\/[^\s/@]+@/g, '://…@');
}

function portTrouble(code: string | undefined, { PORT, BIND }: Settings): string | undefined {
  if (code === 'EADDRINUSE')
    return `port ${PORT} of ${BIND} is taken by another program: set PORT to another one`;
  if (code === 'EACCES') return `port ${PORT} needs more rights: set PORT above 1023`;
  if (code === 'EADDRNOTAVAIL') return `${BIND} is no address of this machine: set BIND`;
  return undefined;
}

/** Node gathers the refusals of several addresses of one name in an AggregateError. */
function codeOf(error: unknown): string | undefined {
  const code = sqlState(error);
  if (code !== undefined) return code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined;
}

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}
