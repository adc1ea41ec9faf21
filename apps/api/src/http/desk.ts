import { Injectable } from '@nestjs/common';
import { record, recordRead, type Journal, type ReadEvent } from '#audit';
import { Contexts, DomainError, isDomainError, sqlState, type Actor, type Context } from '#foundation';
import { assertOpened } from '#retention';
import type { SignedIn } from '#staff';
import type { DeskRequest } from './desk-request.js';
import { journalOf } from './journal-of.js';
import { HttpProblem } from './problem.js';
import { routeOf } from './route-of.js';

/** What an answer shows of people. What depends on the answer is given as a function of it. */
export interface Shown<T> extends Omit<ReadEvent, 'route' | 'ids' | 'filter' | 'journal' | 'ticketId'> {
  /** Ids of the rows shown. */
  ids?: (answer: T) => readonly string[];
  /** True of an answer that holds figures only: it shows nobody, so there is no read to record. */
  nobody?: (answer: T) => boolean;
  /** `vault` when the answer shows an authority matter; found by the ids that it names unless told. */
  journal?: Journal | ((answer: T) => Journal);
  ticketId?: string | ((answer: T) => string | null | undefined);
  /** The filter of the question; the query string unless told, false for none. */
  filter?: Record<string, unknown> | false;
}

/** How controllers reach the steps: one call, one transaction, as the officer who asks. */
@Injectable()
export class Desk {
  constructor(private readonly contexts: Contexts) {}

  /** Runs an act as the officer of the request; the use cases record what they do. A refusal is recorded as well. */
  async act<T>(request: DeskRequest, act: (ctx: Context) => Promise<T>): Promise<T> {
    try {
      return await this.run(request, act);
    } catch (thrown) {
      const error = closedFile(thrown) ?? thrown;
      await this.noteRefusal(request, error);
      throw error;
    }
  }

  /**
   * Runs a reading answer and records it as one event in the same transaction: committed before a byte leaves,
   * and an answer that cannot be recorded is not given.
   */
  read<T>(request: DeskRequest, shown: Shown<T>, answer: (ctx: Context) => Promise<T>): Promise<T> {
    return this.act(request, async (ctx) => {
      const answered = await answer(ctx);
      if (shown.nobody?.(answered) === true) return answered;
      const ids = shown.ids?.(answered);
      const ticketId = typeof shown.ticketId === 'function' ? shown.ticketId(answered) : shown.ticketId;
      if (shown.object !== undefined) await assertOpened(ctx, [shown.object.id, ticketId]);
      const told = typeof shown.journal === 'function' ? shown.journal(answered) : shown.journal;
      await recordRead(ctx, {
        type: shown.type,
        object: shown.object,
        personal: shown.personal,
        purpose: shown.purpose,
        journal: told ?? (await journalOf(ctx, [shown.object?.id, ticketId, ...(ids ?? [])])),
        ticketId,
        route: routeOf(request),
        filter: shown.filter === false ? undefined : (shown.filter ?? { ...request.query }),
        ids,
      });
      return answered;
    });
  }

  /** The officer of a request that the guard let in. */
  officerOf(request: DeskRequest): SignedIn['officer'] {
    return signedInOf(request).officer;
  }

  private run<T>(request: DeskRequest, act: (ctx: Context) => Promise<T>): Promise<T> {
    return this.contexts.run(actorOf(request), act, {
      correlationId: request.correlationId,
      ip: request.ip,
      statementTimeoutMs: 20_000,
    });
  }

  private async noteRefusal(request: DeskRequest, error: unknown): Promise<void> {
    if (!isDomainError(error) || (error.kind !== 'forbidden' && error.kind !== 'refused')) return;
    const target = request.params?.id;
    await this.run(request, async (ctx) =>
      record(ctx, {
        type: 'act.refused',
        journal: await journalOf(ctx, [typeof target === 'string' ? target : null]),
        content: { route: routeOf(request), code: error.code, target },
      }),
    );
  }
}

/** What the database refuses of a file that was closed long ago: locked (DF001) or destroyed (DF002). */
function closedFile(error: unknown): DomainError | undefined {
  const state = sqlState(error);
  if (state === 'DF001') return new DomainError('file.locked', 'refused');
  return state === 'DF002' ? new DomainError('file.destroyed', 'refused') : undefined;
}

export function signedInOf(request: DeskRequest): SignedIn {
  if (request.signedIn === undefined) throw new HttpProblem(401, 'not-signed-in');
  return request.signedIn;
}

export function actorOf(request: DeskRequest): Actor {
  return { kind: 'officer', officerId: signedInOf(request).officer.id };
}
