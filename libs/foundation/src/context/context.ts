import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { Actor } from './actor.js';

/** One act: who, when, under which correlation id, in which transaction. First argument of every use case. */
export interface Context {
  readonly actor: Actor;
  readonly now: Date;
  readonly correlationId: string;
  readonly ip?: string;
  /** TypeORM's manager bound to the transaction. */
  readonly manager: EntityManager;
  query<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E>;
  /** Runs after COMMIT and only then; never on a rollback. */
  afterCommit(fn: () => void): void;
  /** Runs a part that may fail without losing the rest of the transaction. */
  savepoint<T>(act: () => Promise<T>): Promise<T>;
  /** What was asked for last: COMMIT leaves with it, in the same packet. Nothing may be asked for afterwards. */
  closing<T>(asked: Promise<T>): Promise<T>;
}

export interface RunOptions {
  correlationId?: string;
  now?: Date;
  ip?: string;
  statementTimeoutMs?: number;
  /** Do not wait for the disk at COMMIT: only for what is derived again after a crash. */
  relaxedDurability?: boolean;
}
