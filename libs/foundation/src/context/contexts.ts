import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { isConnectionLoss, isRetryable } from '../database/pg-errors.js';
import { transactionRetries, transactionSeconds } from '../metrics/metrics.js';
import type { Actor } from './actor.js';
import type { Context, RunOptions } from './context.js';
import { correlationIdFrom, currentCorrelationId, withCorrelationId } from './correlation.js';
import { OutboxBell } from './outbox-bell.js';
import {
  flush,
  openingSql,
  openTransaction,
  setTransactionState,
  TransactionContext,
  type PgClient,
} from './transaction.js';

const MAX_TRIES = 4;

type Act<T> = (ctx: Context, claimed: Record<string, unknown>[]) => Promise<T>;

/** The only way to the database: one call, one transaction, one actor. */
@Injectable()
export class Contexts {
  readonly bell: OutboxBell;

  constructor(private readonly source: DataSource) {
    this.bell = new OutboxBell(source);
  }

  /** Runs `act` in its own transaction; serialization failures and deadlocks are tried again. */
  run<T>(actor: Actor, act: (ctx: Context) => Promise<T>, opts: RunOptions = {}): Promise<T> {
    return this.runClaiming(actor, '', act, opts);
  }

  /** As `run`, with a statement that travels with BEGIN; its rows are handed over. For the queue. */
  runClaiming<T>(actor: Actor, claim: string, act: Act<T>, opts: RunOptions = {}): Promise<T> {
    const correlationId = correlationIdFrom(opts.correlationId ?? currentCorrelationId());
    return withCorrelationId(correlationId, async () => {
      const done = transactionSeconds.startTimer({ actor: actor.kind });
      try {
        return await this.tryRepeatedly(actor, claim, act, { ...opts, correlationId });
      } finally {
        done();
      }
    });
  }

  private async tryRepeatedly<T>(actor: Actor, claim: string, act: Act<T>, opts: RunOptions): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.once(actor, claim, act, opts);
      } catch (error) {
        if (!isRetryable(error) || tries >= MAX_TRIES) throw error;
        transactionRetries.inc();
        await new Promise((resolve) => setTimeout(resolve, 2 ** tries * 5 * (0.5 + Math.random())));
      }
    }
  }

  private async once<T>(actor: Actor, claim: string, act: Act<T>, opts: RunOptions): Promise<T> {
    const sql = openingSql(actor, opts, claim);
    const runner = this.source.createQueryRunner();
    let fault: unknown;
    let ctx: TransactionContext;
    let result: T;
    try {
      const { client, claimed } = await openTransaction(runner, sql, claim !== '');
      ctx = new TransactionContext(
        actor,
        opts.now ?? new Date(),
        opts.correlationId!,
        opts.ip,
        runner,
        client,
      );
      result = await act(ctx, claimed);
      await ctx.commit();
    } catch (error) {
      fault = error;
      throw error;
    } finally {
      await close(runner, fault);
    }
    this.announce(ctx);
    return result;
  }

  private announce(ctx: TransactionContext): void {
    if (ctx.outbox.length > 0 || ctx.rings) this.bell.ring();
    for (const hook of ctx.hooks) hook();
  }
}

/** Rolls back when needed; a connection in doubt is thrown away rather than handed to the next act. */
async function close(runner: QueryRunner, fault: unknown): Promise<void> {
  let broken = isConnectionLoss(fault);
  if (fault !== undefined && !broken) {
    broken = await runner
      .connect()
      .then(
        (client: PgClient) => {
          // Behind ROLLBACK it would be outside of every transaction.
          flush(client);
          return client.query('rollback').then(() => false);
        },
        () => true,
      )
      .catch(() => true);
  }
  setTransactionState(runner, false);
  await release(runner, broken);
}

async function release(runner: QueryRunner, broken: boolean): Promise<void> {
  // TypeORM hands the error to pg's pool through this callback, which then destroys the connection.
  const inner = runner as unknown as { releasePostgresConnection?: (error?: Error) => Promise<void> };
  if (broken && inner.releasePostgresConnection) await inner.releasePostgresConnection(new Error('broken'));
  else await runner.release();
}
