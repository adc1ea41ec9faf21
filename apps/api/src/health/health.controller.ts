import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Req, Res } from '@nestjs/common';
import {
  Contexts,
  logger,
  outboxHealth,
  outboxOpen,
  pendingMigrations,
  registry,
  SettingsService,
} from '#foundation';
import { Public } from '../http/access.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { HttpProblem } from '../http/problem.js';

/** Work that waits longer than this means that no worker runs. */
const LATE_SECONDS = 900;

interface Readiness {
  status: 'ready' | 'late' | 'not-ready';
  database: boolean;
  pendingMigrations?: number;
  queue?: { open: number; oldestSeconds: number; failed: number };
}

@Controller()
export class HealthController {
  constructor(
    private readonly contexts: Contexts,
    private readonly settings: SettingsService,
  ) {}

  @Get('health/live')
  @Public()
  live(): { status: string } {
    return { status: 'live' };
  }

  /** 200 when officers can be served; the age of the queue is told and does not take the api out of service. */
  @Get('health/ready')
  @Public()
  async ready(@Res({ passthrough: true }) response: DeskResponse): Promise<Readiness> {
    response.setHeader('Cache-Control', 'no-store');
    const readiness = await this.look();
    if (readiness.status === 'not-ready') response.status(503);
    return readiness;
  }

  @Get('metrics')
  @Public()
  async metrics(@Req() request: DeskRequest, @Res() response: DeskResponse): Promise<void> {
    this.assertMayMeasure(request);
    response.setHeader('Cache-Control', 'no-store');
    const { queue } = await this.look();
    if (queue !== undefined) outboxOpen.set(queue.open);
    response.type(registry.contentType).send(await registry.metrics());
  }

  private async look(): Promise<Readiness> {
    try {
      return await this.contexts.run(
        { kind: 'system', scope: 'health' },
        async (ctx) => {
          const pending = await pendingMigrations(ctx);
          if (pending > 0) return { status: 'not-ready', database: true, pendingMigrations: pending };
          const queue = await outboxHealth(ctx);
          const status = queue.oldestSeconds > LATE_SECONDS ? 'late' : 'ready';
          return { status, database: true, pendingMigrations: 0, queue };
        },
        { statementTimeoutMs: 3000 },
      );
    } catch (error) {
      logger('health').warn({ err: error }, 'the database does not answer');
      return { status: 'not-ready', database: false };
    }
  }

  /** With a token, whoever holds it; without one, this machine only, and not through a proxy on it. */
  private assertMayMeasure(request: DeskRequest): void {
    const token = this.settings.values.METRICS_TOKEN;
    if (token !== undefined) {
      const given = Buffer.from(request.header('authorization') ?? '');
      const wanted = Buffer.from(`Bearer ${token}`);
      if (given.length === wanted.length && timingSafeEqual(given, wanted)) return;
      throw new HttpProblem(403, 'forbidden');
    }
    const forwarded = request.header('x-forwarded-for') ?? request.header('forwarded');
    const address = request.socket.remoteAddress ?? '';
    if (forwarded === undefined && /^(127\.|::1$|::ffff:127\.)/.test(address)) return;
    throw new HttpProblem(403, 'forbidden');
  }
}
