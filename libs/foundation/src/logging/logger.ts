import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { currentCorrelationId } from '../context/correlation.js';

const ADDRESS = /[^\s"'<>(),;:\\]+@[^\s"'<>(),;:\\]+/g;

/** Keys whose values are about a person or open a door: never written, wherever they stand. */
const NEVER = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'email',
  'address',
  'from',
  'to',
  'subject',
  'body',
  'text',
  'name',
  'ip',
];

/** An error as the log may hold it: what it is and where, without `detail`, which quotes the row. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error).slice(0, 200) };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: error.message.slice(0, 500),
    code: typeof code === 'string' ? code : undefined,
    stack: error.stack
      ?.split('\n')
      .slice(1, 6)
      .map((line) => line.trim()),
  };
}

/** The form of every line; a spec gives a destination of its own. */
export function buildLogger(destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level: 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: plainError },
    redact: { paths: NEVER.flatMap((key) => [key, `*.${key}`]), censor: '[withheld]' },
    mixin: () => {
      const correlationId = currentCorrelationId();
      return correlationId === undefined ? {} : { correlationId };
    },
    // The last net: an address that slipped into a message does not reach the file.
    hooks: { streamWrite: (line) => line.replace(ADDRESS, '[address]') },
  };
  return pino(options, destination ?? standardOutput());
}

/** A log that cannot be written, on a full disk for one, must not end the process: the lines of that time are lost. */
function standardOutput(): DestinationStream {
  return pino.destination({ dest: 1, maxLength: 1_000_000 }).on('error', () => {});
}

const root = buildLogger();
const children = new Map<string, Logger>();

/** The logger of a part. Lines carry ids and codes, never what a person wrote or who they are. */
export function logger(part: string): Logger {
  let child = children.get(part);
  if (child === undefined) {
    child = root.child({ part });
    children.set(part, child);
  }
  return child;
}

/** Sets the level of every part; called once at start with LOG_LEVEL. */
export function setLogLevel(level: string): void {
  root.level = level;
  for (const child of children.values()) child.level = level;
}
