import type { z } from 'zod';
import { DomainError, logger } from '#foundation';
import { type Operation, pathOf } from '#platform-api';
import { RateLimit } from './rate-limit.js';

export interface CallOptions {
  readonly parameters?: Record<string, string>;
  readonly timeoutMs?: number;
  readonly attempts?: number;
}

const TIMEOUT_MS = 5_000;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 200;
const PER_SECOND = 500;
/** After so many failures in a row the platform is left alone for a while: nobody waits for what is down. */
const FAILURES = 5;
const LEFT_ALONE_MS = 10_000;

/** HTTP to the account platform: time limits, repeats with back-off, a limit of calls a second. */
export class PlatformClient {
  private readonly log = logger('platform');
  private readonly limit = new RateLimit(PER_SECOND, PER_SECOND);
  private failures = 0;
  private leftAloneUntil = 0;

  constructor(
    private readonly url: string,
    private readonly token: string | undefined,
  ) {}

  /** The checked answer of one operation; null for 404. */
  async call<O extends Operation>(
    operation: O,
    input: unknown,
    options: CallOptions = {},
  ): Promise<z.output<O['output']> | null> {
    const attempts = operation.repeatable ? (options.attempts ?? ATTEMPTS) : 1;
    for (let attempt = 1; ; attempt++) {
      if (performance.now() < this.leftAloneUntil) throw unavailable('left-alone');
      const answer = await this.once(operation, input, options);
      if ('value' in answer) {
        this.failures = 0;
        return answer.value as z.output<O['output']> | null;
      }
      this.failed(operation, answer.why);
      if (attempt >= attempts) throw unavailable(answer.why);
      const pause = FIRST_PAUSE_MS * 4 ** (attempt - 1) * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** One try: a value, or why it may be worth another one. */
  private async once(
    operation: Operation,
    input: unknown,
    { parameters, timeoutMs = TIMEOUT_MS }: CallOptions,
  ): Promise<{ value: unknown } | { why: string }> {
    if (!(await this.limit.pass(timeoutMs))) return { why: 'rate-limit' };
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(this.url + pathOf(operation, parameters), {
        method: operation.method,
        headers: {
          accept: 'application/json',
          ...(this.token && { authorization: `Bearer ${this.token}` }),
          ...(operation.input && { 'content-type': 'application/json' }),
        },
        body: operation.input && JSON.stringify(operation.input.parse(input)),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      body = response.ok ? await response.json() : await response.body?.cancel();
    } catch (error) {
      return { why: (error as Error).name === 'TimeoutError' ? 'timeout' : 'network' };
    }
    if (response.status === 404) return { value: null };
    if (response.status >= 500 || response.status === 429) return { why: `status-${response.status}` };
    if (!response.ok) throw new DomainError('platform.refused', 'unavailable', { status: response.status });
    const parsed = operation.output.safeParse(body);
    if (!parsed.success) throw new DomainError('platform.answer-invalid', 'unavailable');
    return { value: parsed.data };
  }

  private failed(operation: Operation, why: string): void {
    if (++this.failures < FAILURES) return;
    this.log.warn({ path: operation.path, why }, 'the account platform is left alone for a while');
    this.failures = 0;
    this.leftAloneUntil = performance.now() + LEFT_ALONE_MS;
  }
}

const unavailable = (why: string): DomainError =>
  new DomainError('platform.unavailable', 'unavailable', { why });
