import { Resolver } from 'node:dns/promises';

/** The shape of `dns.promises.resolve`. */
export type Resolve = (name: string, type: string) => Promise<unknown[]>;

interface Kept {
  readonly answer: Promise<unknown[]>;
  until: number;
}

const KEEP_MS = 300_000;
const KEEP_NOTHING_MS = 60_000;
/** Many mails of one sender whose servers are mute wait for them once. */
const KEEP_FAILURE_MS = 15_000;
const MOST_ANSWERS = 5_000;
const LOOKUP_MS = 1_500;
/** So many lookups in a row without any answer raise the question whether anything answers at all. */
const SILENT_LOOKUPS = 4;
/** A dead DNS costs the mails of this time nothing. */
const REST_MS = 30_000;
/** Exists as long as there is a DNS: a sender whose own servers are mute must not silence the rest. */
const CONTROL = ['com', 'NS'] as const;
const NO_SUCH_NAME = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks the system's name servers. */
export function systemResolve(): Resolve {
  const resolver = new Resolver({ timeout: 700, tries: 2 });
  return (name, type) => resolver.resolve(name, type) as Promise<unknown[]>;
}

/** Remembers answers, also that there is none, and for a moment that nobody answered; bounded in time and number. */
export class DnsAnswers {
  private readonly kept = new Map<string, Kept>();
  private silent = 0;
  private restsUntil = 0;

  constructor(
    private readonly ask: Resolve,
    private readonly now: () => number = () => performance.now(),
    private readonly lookupMs = LOOKUP_MS,
  ) {}

  readonly resolve: Resolve = async (name, type) => {
    const key = `${type} ${name.toLowerCase()}`;
    const found = this.kept.get(key);
    const answer = found && found.until > this.now() ? found.answer : this.look(key, name, type);
    // The reader may sort or cut what it is given.
    return structuredClone(await answer);
  };

  private look(key: string, name: string, type: string): Promise<unknown[]> {
    if (this.restsUntil > this.now()) return Promise.reject(noAnswer());
    const answer = this.bounded(name, type);
    const entry: Kept = { answer, until: this.now() + KEEP_MS };
    this.kept.delete(key);
    this.kept.set(key, entry);
    if (this.kept.size > MOST_ANSWERS) this.kept.delete(this.kept.keys().next().value ?? '');
    answer.then(
      () => (this.silent = 0),
      (error: { code?: string }) => {
        if (NO_SUCH_NAME.has(error.code ?? '')) {
          this.silent = 0;
          entry.until = this.now() + KEEP_NOTHING_MS;
          return;
        }
        entry.until = this.now() + KEEP_FAILURE_MS;
        this.silent += 1;
        if (this.silent === SILENT_LOOKUPS) void this.askWhetherAlive();
      },
    );
    return answer;
  }

  private async askWhetherAlive(): Promise<void> {
    await this.bounded(...CONTROL).catch(() => (this.restsUntil = this.now() + REST_MS));
    this.silent = 0;
  }

  private async bounded(name: string, type: string): Promise<unknown[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(noAnswer()), this.lookupMs).unref();
    });
    try {
      return await Promise.race([this.ask(name, type), late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

const noAnswer = (): Error =>
  Object.assign(new Error('the name servers do not answer'), { code: 'ETIMEOUT' });
