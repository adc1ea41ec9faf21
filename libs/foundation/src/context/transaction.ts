import type { EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import type { Actor } from './actor.js';
import { actorSettings } from './actor.js';
import type { Context, RunOptions } from './context.js';
import { StatementNames } from './statement-names.js';
import { StatementTrain } from './statement-train.js';

/** The part of a pg client that a transaction uses. */
export interface PgClient {
  readonly connection?: { readonly stream?: { cork(): void; uncork(): void } };
  readonly _types?: unknown;
  query(sql: string): Promise<PgResult | PgResult[]>;
  query(train: StatementTrain): unknown;
}
export interface PgResult {
  command: string;
  rowCount: number | null;
  rows: Record<string, unknown>[];
}

/** TypeORM keeps its transaction state here; we open ours in one round trip and tell it so. */
interface RunnerState {
  isTransactionActive: boolean;
  transactionDepth: number;
}

const names = new StatementNames();

/**
 * Jobs look rows up by their keys, with statements that are planned once a connection: a plan made while a table was empty must
 * not read all of it once it is full.
 */
const BY_INDEX = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']
  .map((name) => `, set_config('${name}', 'off', true)`)
  .join('');

/** BEGIN, the actor's settings and, for a job, its claim: one round trip. Every literal was checked before. */
export function openingSql(actor: Actor, options: RunOptions, claim = ''): string {
  const { officer, scope } = actorSettings(actor);
  const timeout = options.statementTimeoutMs;
  const limit =
    timeout === undefined
      ? ''
      : `, set_config('statement_timeout', '${Math.max(1, Math.round(timeout))}', true)`;
  const relaxed = options.relaxedDurability ? `, set_config('synchronous_commit', 'off', true)` : '';
  const plans = actor.kind === 'system' ? BY_INDEX : '';
  return `begin;select set_config('app.officer','${officer}',true),set_config('app.scope','${scope}',true)${limit}${relaxed}${plans};${claim}`;
}

/** A context on an open transaction. */
export class TransactionContext implements Context {
  readonly hooks: (() => void)[] = [];
  /** Outbox rows as VALUES tuples; they travel together with COMMIT. */
  readonly outbox: string[] = [];
  private depth = 0;
  private committed = false;
  /** A statement of the act has written outbox rows itself. */
  rings = false;

  constructor(
    readonly actor: Actor,
    readonly now: Date,
    readonly correlationId: string,
    readonly ip: string | undefined,
    private readonly runner: QueryRunner,
    private readonly client: PgClient,
  ) {}

  get manager() {
    flush(this.client);
    return this.runner.manager;
  }

  async query<R = Record<string, unknown>>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    // Jobs repeat a small set of statements; officers' lists are composed and better planned each time.
    const name = this.actor.kind === 'system' ? names.of(sql) : undefined;
    if (name === undefined && params.length === 0) return (await this.say(sql)).rows as R[];
    const { rows } = await gather(this.client).add<PgResult>({ text: sql, values: params, name });
    return rows as R[];
  }

  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  afterCommit(fn: () => void): void {
    this.hooks.push(fn);
  }

  async savepoint<T>(act: () => Promise<T>): Promise<T> {
    const name = `part_${++this.depth}`;
    const hooks = this.hooks.length;
    const outbox = this.outbox.length;
    await this.say(`savepoint ${name}`);
    try {
      const result = await act();
      await this.say(`release savepoint ${name}`);
      return result;
    } catch (error) {
      this.hooks.length = hooks;
      this.outbox.length = outbox;
      await this.say(`rollback to savepoint ${name};release savepoint ${name}`);
      throw error;
    } finally {
      this.depth--;
    }
  }

  async closing<T>(asked: Promise<T>): Promise<T> {
    const committing = this.commit();
    // Where the statement failed, its own error says more than the ROLLBACK that follows from it.
    committing.catch(() => {});
    const answer = await asked;
    await committing;
    return answer;
  }

  /** One text without parameters, which may hold several statements; its last answer. */
  private async say(sql: string): Promise<PgResult> {
    gather(this.client);
    flush(this.client);
    const answer = await this.client.query(sql);
    return Array.isArray(answer) ? answer.at(-1)! : answer;
  }

  /** COMMIT answers "ROLLBACK" when a failed statement was swallowed: that must never pass for success. */
  async commit(): Promise<void> {
    if (this.committed) return;
    this.committed = true;
    const jobs =
      this.outbox.length === 0
        ? ''
        : `insert into outbox (id, job, payload, run_at, correlation_id) values ${this.outbox.join(',')};`;
    const last = await this.say(`${jobs}commit`);
    if (last?.command !== 'COMMIT')
      throw new Error('the transaction was rolled back: a failed statement was ignored inside it');
  }
}

interface Gathering {
  train: StatementTrain;
}
const gatherings = new WeakMap<PgClient, Gathering>();

/**
 * Statements asked for in one turn are one train and leave in one packet: a write to the socket costs more than most
 * statements, and so does an answer.
 */
function gather(client: PgClient): StatementTrain {
  const known = gatherings.get(client);
  if (known !== undefined) return known.train;
  const gathering = { train: new StatementTrain(client._types) };
  gatherings.set(client, gathering);
  const stream = client.connection?.stream;
  stream?.cork();
  process.nextTick(() => {
    flush(client);
    gatherings.delete(client);
    stream?.uncork();
  });
  return gathering.train;
}

/** What was asked for so far goes before what comes now. */
export function flush(client: PgClient): void {
  const gathering = gatherings.get(client);
  if (gathering === undefined || gathering.train.length === 0) return;
  const { train } = gathering;
  gathering.train = new StatementTrain(client._types);
  client.query(train);
}

/**
 * Opens the transaction on a runner; returns the client and the rows of the claim. Without a claim nothing is waited for: BEGIN
 * travels with the first statements, and if it fails they do, and COMMIT does.
 */
export async function openTransaction(
  runner: QueryRunner,
  sql: string,
  claims: boolean,
): Promise<{ client: PgClient; claimed: Record<string, unknown>[] }> {
  const client = (await runner.connect()) as PgClient;
  gather(client);
  const opening = client.query(sql) as Promise<PgResult[]>;
  setTransactionState(runner, true);
  if (!claims) {
    opening.catch(() => {});
    return { client, claimed: [] };
  }
  return { client, claimed: (await opening).at(-1)!.rows };
}

export function setTransactionState(runner: QueryRunner, active: boolean): void {
  const state = runner as unknown as RunnerState;
  state.isTransactionActive = active;
  state.transactionDepth = active ? 1 : 0;
}
