import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  AcceptableQuery,
  AcceptableRow,
  BatchInput,
  BatchResult,
  BatchUndone,
  DecisionExportQuery,
  DecisionPage,
  DecisionQuery,
  MatrixQuery,
  TriageMatrix,
  id as Id,
} from '#contracts';
import {
  acceptableSuggestions,
  acceptSuggestions,
  exportDecisions,
  listDecisions,
  triageMatrix,
  undoBatch,
} from '#triage';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import { file } from '../http/file-answer.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { iso } from '../tickets/timeline.js';

/** Suggestions accepted together, and how good suggestions were: decisions of officers beside what was suggested. */
@ApiTags('triage')
@Controller('triage')
export class TriageController {
  constructor(private readonly desk: Desk) {}

  /** The review: what of the inbox may be accepted together. */
  @Get('acceptable')
  @Requires('ticket.triage')
  @ApiOkResponse({ standardSchema: z.array(AcceptableRow) })
  acceptable(
    @Req() request: DeskRequest,
    @Query({ schema: AcceptableQuery }) { threshold }: z.infer<typeof AcceptableQuery>,
  ): Promise<AcceptableRow[]> {
    const shown = {
      type: 'triage.review-listed',
      journal: 'desk' as const,
      ids: (rows: AcceptableRow[]) => rows.map(({ ticketId }) => ticketId),
    };
    return this.desk.read(request, shown, async (ctx) => {
      const rows = await acceptableSuggestions(ctx, threshold);
      return rows.map((row) => ({ ...row, receivedAt: iso(row.receivedAt) }));
    });
  }

  @Post('batches')
  @HttpCode(200)
  @Requires('ticket.triage')
  @ApiOkResponse({ standardSchema: BatchResult })
  accept(
    @Req() request: DeskRequest,
    @Body({ schema: BatchInput }) { threshold, items }: BatchInput,
  ): Promise<BatchResult> {
    return this.desk.act(request, async (ctx) => {
      const { requestsAt, ...done } = await acceptSuggestions(ctx, threshold, items);
      return { ...done, requestsAt: requestsAt && iso(requestsAt) };
    });
  }

  @Post('batches/:id/undo')
  @HttpCode(200)
  @Requires('ticket.triage')
  @ApiOkResponse({ standardSchema: BatchUndone })
  undo(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<BatchUndone> {
    return this.desk.act(request, (ctx) => undoBatch(ctx, id));
  }

  @Get('matrix')
  @Requires('triage.read')
  @ApiOkResponse({ standardSchema: TriageMatrix })
  matrix(
    @Req() request: DeskRequest,
    @Query({ schema: MatrixQuery }) query: MatrixQuery,
  ): Promise<TriageMatrix> {
    return this.desk.act(request, async (ctx) => {
      const { versions, ...figures } = await triageMatrix(ctx, query);
      return { ...figures, versions: versions.map((one) => ({ ...one, from: iso(one.from) })) };
    });
  }

  /** The rows behind a figure. */
  @Get('decisions')
  @Requires('triage.read')
  @ApiOkResponse({ standardSchema: DecisionPage })
  decisions(
    @Req() request: DeskRequest,
    @Query({ schema: DecisionQuery }) query: DecisionQuery,
  ): Promise<DecisionPage> {
    const shown = {
      type: 'triage.decisions-listed',
      purpose: 'control',
      ids: ({ items }: DecisionPage) => items.map(({ ticketId }) => ticketId),
      journal: ({ items }: DecisionPage) =>
        items.some(({ restricted }) => restricted) ? ('vault' as const) : ('desk' as const),
    };
    return this.desk.read(request, shown, async (ctx) => {
      const { items, next } = await listDecisions(ctx, query);
      return { items: items.map((row) => ({ ...row, at: iso(row.at) })), next };
    });
  }

  /** JSON Lines in the form of the training corpus. Nothing trains itself: somebody does it with this file, or nobody. */
  @Get('export')
  @Requires('triage.export')
  @ApiOkResponse(file('application/jsonl'))
  async export(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Query({ schema: DecisionExportQuery }) query: DecisionExportQuery,
  ): Promise<void> {
    const lines = await this.desk.act(request, (ctx) => exportDecisions(ctx, query));
    const day = new Date().toISOString().slice(0, 10);
    response.setHeader('Content-Type', 'application/jsonl; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="triage-decisions-${day}.jsonl"`);
    response.send(lines.join(''));
  }
}
