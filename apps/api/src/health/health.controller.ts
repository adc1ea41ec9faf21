import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse } from '@nestjs/swagger';
import { z } from 'zod';
import {
  Contexts,
  logger,
  outboxHealth,
  outboxOpen,
  pendingMigrations,
  registry,
  SettingsService,
} from '#foundation';
import { measureChannels, watchTimes } from '#intake';
import { Public } from '../http/access.js';
import { file } from '../http/file-answer.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { HttpProblem } from '../http/problem.js';

/** Work that waits longer than this means that no worker runs. */
const LATE_SECONDS = 900;

const Readiness = z.object({
  status: z.enum(['ready', 'late', 'not-ready']),
  database: z.boolean(),
  pendingMigrations: z.number().int().optional(),
  queue: z.object({ open: z.number().int(), oldestSeconds: z.number(), failed: z.number().int() }).optional(),
});
type Readiness = z.infer<typeof Readiness>;

@Controller()
export class HealthController {
  constructor(
    private readonly contexts: Contexts,
    private readonly settings: SettingsService,
  ) {}

  @Get('health/live')
  @Public()
  @ApiOkResponse({ standardSchema: z.object({ status: z.literal('live') }) })
  live(): { status: string } {
    return { status: 'live' };
  }

  /** 200 when officers can be served; the age of the queue is told and does not take the api out of service. */
  @Get('health/ready')
  @Public()
  @ApiOkResponse({ standardSchema: Readiness })
  @ApiServiceUnavailableResponse({ standardSchema: Readiness })
  async ready(@Res({ passthrough: true }) response: DeskResponse): Promise<Readiness> {
    response.setHeader('Cache-Control', 'no-store');
    const readiness = await this.look();
    if (readiness.status === 'not-ready') response.status(503);
    return readiness;
  }

  @Get('metrics')
  @Public()
  @ApiOkResponse(file('text/plain'))
  async metrics(@Req() request: DeskRequest, @Res() response: DeskResponse): Promise<void> {
    this.assertMayMeasure(request);
    response.setHeader('Cache-Control', 'no-store');
    const { queue } = await this.look();
    if (queue !== undefined) {
      outboxOpen.set(queue.open);
      await this.measure();
    }
    response.type(registry.contentType).send(await registry.metrics());
  }

  /** The figures of the channels stand in the database. Without them the others are told all the same. */
  private async measure(): Promise<void> {
    const times = watchTimes(this.settings.values);
    await this.contexts
      .run({ kind: 'system', scope: 'health' }, (ctx) => measureChannels(ctx, times), {
        statementTimeoutMs: 5000,
      })
      .catch((error: unknown) => logger('health').warn({ err: error }, 'the channels could not be measured'));
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
