import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  AssignInput,
  BulkAssignInput,
  Done,
  OpenRequestInput,
  OverdueCauseInput,
  MailingStopInput,
  RequesterInput,
  RequestActionInput,
  RequestPage,
  RequestQuery,
  RequestView,
  Right,
  TrackInput,
  WhatIfQuery,
  WhatIfView,
  id as Id,
} from '#contracts';
import type { Context } from '#foundation';
import {
  actOnRequest,
  askAgainToStop,
  assignRequest,
  assignRequests,
  listRequests,
  openRequest,
  recordOverdueCause,
  seenRequest,
  setRequester,
  setTrackOutcome,
  whatIfRequest,
} from '#requests';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { requestRowView, requestView } from './request-view.js';

const Action = z.string().regex(/^[a-z-]{1,40}$/);
type Page = z.infer<typeof RequestPage>;

/** Rights requests: the register, one request, and the named actions that move it. */
@ApiTags('requests')
@Controller()
export class RequestsController {
  constructor(private readonly desk: Desk) {}

  @Get('requests')
  @Requires('request.read')
  @ApiOkResponse({ standardSchema: RequestPage })
  list(@Req() request: DeskRequest, @Query({ schema: RequestQuery }) query: RequestQuery): Promise<Page> {
    const assigneeId = query.assigneeId === 'me' ? this.desk.officerOf(request).id : query.assigneeId;
    return this.desk.read<Page>(
      request,
      { type: 'request.listed', ids: ({ items }) => items.map(({ id }) => id) },
      async (ctx) => {
        const { items, next } = await listRequests(ctx, { ...query, assigneeId });
        return { items: items.map(requestRowView), next };
      },
    );
  }

  @Get('requests/:id')
  @Requires('request.read')
  @ApiOkResponse({ standardSchema: RequestView })
  async view(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<RequestView> {
    const { view } = await this.desk.read(request, shownRequest(id), async (ctx) => ({
      seen: await seenRequest(ctx, id),
      view: await this.answer(request, ctx, id),
    }));
    return view;
  }

  @Post('tickets/:id/request')
  @HttpCode(201)
  @Requires('request.open')
  @ApiCreatedResponse({ standardSchema: RequestView })
  open(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) ticketId: string,
    @Body({ schema: OpenRequestInput }) { receivedAt, ...input }: OpenRequestInput,
  ): Promise<RequestView> {
    return this.desk.act(request, async (ctx) => {
      const received = receivedAt === undefined ? {} : { receivedAt: new Date(receivedAt) };
      const id = await openRequest(ctx, ticketId, { ...input, ...received });
      return this.answer(request, ctx, id);
    });
  }

  @Post('requests/:id/actions/:action')
  @HttpCode(200)
  @Requires('request.act')
  @ApiOkResponse({ standardSchema: RequestView })
  act(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Param('action', { schema: Action }) action: string,
    @Body({ schema: RequestActionInput }) input: RequestActionInput,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => actOnRequest(ctx, id, action, input));
  }

  @Put('requests/:id/tracks/:right')
  @Requires('request.act')
  @ApiOkResponse({ standardSchema: RequestView })
  decide(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Param('right', { schema: Right }) right: z.infer<typeof Right>,
    @Body({ schema: TrackInput }) input: TrackInput,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => setTrackOutcome(ctx, id, right, input));
  }

  @Put('requests/:id/overdue-cause')
  @Requires('request.act')
  @ApiOkResponse({ standardSchema: RequestView })
  overdueCause(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: OverdueCauseInput }) input: OverdueCauseInput,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => recordOverdueCause(ctx, id, input));
  }

  @Put('requests/:id/requester')
  @Requires('request.act')
  @ApiOkResponse({ standardSchema: RequestView })
  sayWhoAsks(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: RequesterInput }) input: RequesterInput,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => setRequester(ctx, id, input));
  }

  @Post('requests/:id/stop-mailings')
  @HttpCode(200)
  @Requires('request.act')
  @ApiOkResponse({ standardSchema: RequestView })
  stopMailings(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: MailingStopInput }) input: MailingStopInput,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => askAgainToStop(ctx, id, input));
  }

  @Post('requests/bulk-assign')
  @HttpCode(200)
  @Requires('request.assign')
  @ApiOkResponse({ standardSchema: Done })
  async bulkAssign(
    @Req() request: DeskRequest,
    @Body({ schema: BulkAssignInput }) { ids, officerId }: z.infer<typeof BulkAssignInput>,
  ): Promise<{ ok: true }> {
    await this.desk.act(request, (ctx) => assignRequests(ctx, ids, officerId));
    return { ok: true };
  }

  @Post('requests/:id/assign')
  @HttpCode(200)
  @Requires('request.assign')
  @ApiOkResponse({ standardSchema: RequestView })
  assign(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AssignInput }) { officerId }: z.infer<typeof AssignInput>,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => assignRequest(ctx, id, officerId));
  }

  @Get('requests/:id/what-if')
  @Requires('request.read')
  @ApiOkResponse({ standardSchema: WhatIfView })
  async whatIf(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: WhatIfQuery }) query: z.infer<typeof WhatIfQuery>,
  ): Promise<z.infer<typeof WhatIfView>> {
    const { answer } = await this.desk.read(request, shownRequest(id, 'request.what-if'), async (ctx) => ({
      seen: await seenRequest(ctx, id),
      answer: await whatIfRequest(ctx, id, query),
    }));
    return answer;
  }

  private change(
    request: DeskRequest,
    id: string,
    act: (ctx: Context) => Promise<void>,
  ): Promise<RequestView> {
    return this.desk.act(request, async (ctx) => {
      await act(ctx);
      return this.answer(request, ctx, id);
    });
  }

  private answer(request: DeskRequest, ctx: Context, id: string): Promise<RequestView> {
    return requestView(ctx, id, this.desk.officerOf(request).roles);
  }
}

interface Seen {
  readonly seen: { readonly ticketId: string; readonly restricted: boolean };
}

const shownRequest = (id: string, type = 'request.viewed') => ({
  type,
  object: { kind: 'request', id },
  ticketId: ({ seen }: Seen) => seen.ticketId,
  journal: ({ seen }: Seen) => (seen.restricted ? ('vault' as const) : ('desk' as const)),
});
