import { once } from 'node:events';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import {
  assertReadable,
  auditStatus,
  exportJournal,
  listEvents,
  makeAnchor,
  record,
  type EventPage,
} from '#audit';
import { AuditQuery, VaultQuery, AuditStatus, AuditEventPage, AuditAnchor } from '#contracts';
import { Contexts, logger } from '#foundation';
import { Requires } from '../http/access.js';
import { actorOf, Desk } from '../http/desk.js';
import { file } from '../http/file-answer.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';

const ExportQuery = z.object({ journal: z.enum(['desk', 'vault']).default('desk') });

/** The journals, read by those who check the desk; reading them is an event too. */
@Controller('audit-events')
export class AuditEventsController {
  constructor(
    private readonly desk: Desk,
    private readonly contexts: Contexts,
  ) {}

  @Get()
  @Requires('audit.read')
  @ApiOkResponse({ standardSchema: AuditEventPage })
  list(
    @Query({ schema: AuditQuery }) query: z.infer<typeof AuditQuery>,
    @Req() request: DeskRequest,
  ): Promise<EventPage> {
    return this.page(request, query);
  }

  /** The journal of authority matters, for counsel as well; it is empty for who was not cleared for it. */
  @Get('vault')
  @Requires('vault.read')
  @ApiOkResponse({ standardSchema: AuditEventPage })
  vault(
    @Query({ schema: VaultQuery }) query: z.infer<typeof VaultQuery>,
    @Req() request: DeskRequest,
  ): Promise<EventPage> {
    return this.page(request, { ...query, journal: 'vault' });
  }

  @Get('status')
  @Requires('audit.read')
  @ApiOkResponse({ standardSchema: AuditStatus })
  async status(@Req() request: DeskRequest): Promise<AuditStatus> {
    return { journals: await this.desk.act(request, auditStatus) };
  }

  /** The newest seals, to be kept elsewhere: a later export is provably complete up to them. */
  @Get('anchor')
  @Requires('audit.read')
  @ApiOkResponse({ standardSchema: AuditAnchor })
  anchor(@Req() request: DeskRequest) {
    return this.desk.act(request, makeAnchor);
  }

  /** A whole journal as JSON Lines. The export is recorded before its first byte leaves. */
  @Get('export')
  @Requires('audit.export')
  @ApiOkResponse(file('application/jsonl'))
  async export(
    @Query({ schema: ExportQuery }) { journal }: z.infer<typeof ExportQuery>,
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
  ): Promise<void> {
    await this.desk.act(request, async (ctx) => {
      await assertReadable(ctx, journal);
      await record(ctx, { type: 'journal.exported', journal, content: { journal } });
    });
    const day = new Date().toISOString().slice(0, 10);
    response.setHeader('Content-Type', 'application/jsonl; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="journal-${journal}-${day}.jsonl"`);
    await this.stream(request, response, journal);
  }

  private page(request: DeskRequest, filter: z.infer<typeof AuditQuery>): Promise<EventPage> {
    const shown = {
      type: 'journal.listed',
      purpose: 'control',
      journal: filter.journal,
      filter,
      ids: (page: EventPage) => page.items.map((event) => event.id),
    };
    return this.desk.read(request, shown, (ctx) => listEvents(ctx, filter));
  }

  /** As fast as the reader takes it; a fault in the middle cuts the connection, so that no cut file looks whole. */
  private async stream(
    request: DeskRequest,
    response: DeskResponse,
    journal: 'desk' | 'vault',
  ): Promise<void> {
    try {
      for await (const line of exportJournal(this.contexts, actorOf(request), journal)) {
        if (response.destroyed) return;
        if (!response.write(line)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
      response.end();
    } catch (error) {
      logger('audit').error({ err: error }, 'an export broke off');
      response.destroy();
    }
  }
}
