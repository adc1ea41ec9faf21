import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  AssignInput,
  ControllerVerdictInput,
  EarlierQuery,
  EarlierRequest,
  PutToControllerInput,
  RequestView,
  Right,
  TaskInput,
  TrackScopeInput,
  TrackStepInput,
  id as Id,
} from '#contracts';
import type { Context } from '#foundation';
import {
  addTrackTask,
  assignTrack,
  decideForController,
  earlierOfTicket,
  putToController,
  recordTrackStep,
  setTrackScope,
} from '#requests';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { requestView } from './request-view.js';

type Earlier = Awaited<ReturnType<typeof earlierOfTicket>>;
type AnyRight = z.infer<typeof Right>;

/** What belongs to one right of a request, and who decides for the controller what is turned down. */
@ApiTags('requests')
@Controller()
export class TracksController {
  constructor(private readonly desk: Desk) {}

  /** Whoever is about to open a request sees what the same person asked before; it refuses nothing. */
  @Get('tickets/:id/earlier-requests')
  @Requires('request.read')
  @ApiOkResponse({ standardSchema: z.array(EarlierRequest) })
  async earlier(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) ticketId: string,
    @Query({ schema: EarlierQuery }) { accountAddress }: z.infer<typeof EarlierQuery>,
  ): Promise<EarlierRequest[]> {
    const { earlier } = await this.desk.read<Earlier>(
      request,
      {
        type: 'request.earlier-viewed',
        object: { kind: 'ticket', id: ticketId },
        ticketId: () => ticketId,
        journal: ({ restricted }) => (restricted ? 'vault' : 'desk'),
        ids: ({ earlier: shown }) => shown.map(({ id }) => id),
        nobody: ({ earlier: shown }) => shown.length === 0,
      },
      (ctx) => earlierOfTicket(ctx, ticketId, accountAddress ?? null),
    );
    return earlier;
  }

  @Post('requests/:id/tracks/:right/owner')
  @HttpCode(200)
  @Requires('request.assign')
  @ApiOkResponse({ standardSchema: RequestView })
  owner(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Param('right', { schema: Right }) right: AnyRight,
    @Body({ schema: AssignInput }) { officerId }: z.infer<typeof AssignInput>,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => assignTrack(ctx, id, right, officerId));
  }

  @Put('requests/:id/tracks/:right/scope')
  @Requires('request.act')
  @ApiOkResponse({ standardSchema: RequestView })
  scope(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Param('right', { schema: Right }) right: AnyRight,
    @Body({ schema: TrackScopeInput }) input: TrackScopeInput,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => setTrackScope(ctx, id, right, input));
  }

  @Post('requests/:id/tracks/:right/tasks')
  @HttpCode(200)
  @Requires('ticket.task')
  @ApiOkResponse({ standardSchema: RequestView })
  task(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Param('right', { schema: Right }) right: AnyRight,
    @Body({ schema: TaskInput }) input: z.infer<typeof TaskInput>,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => addTrackTask(ctx, id, right, input));
  }

  @Post('requests/:id/tracks/:right/steps')
  @HttpCode(200)
  @Requires('request.act')
  @ApiOkResponse({ standardSchema: RequestView })
  step(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Param('right', { schema: Right }) right: AnyRight,
    @Body({ schema: TrackStepInput }) input: z.infer<typeof TrackStepInput>,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => recordTrackStep(ctx, id, right, input));
  }

  @Post('requests/:id/put-to-controller')
  @HttpCode(200)
  @Requires('request.act')
  @ApiOkResponse({ standardSchema: RequestView })
  putToController(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: PutToControllerInput }) input: z.infer<typeof PutToControllerInput>,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => putToController(ctx, id, input));
  }

  @Post('requests/:id/decide-for-controller')
  @HttpCode(200)
  @Requires('request.decide')
  @ApiOkResponse({ standardSchema: RequestView })
  decideForController(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ControllerVerdictInput }) input: z.infer<typeof ControllerVerdictInput>,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => decideForController(ctx, id, input));
  }

  private change(
    request: DeskRequest,
    id: string,
    act: (ctx: Context) => Promise<void>,
  ): Promise<RequestView> {
    return this.desk.act(request, async (ctx) => {
      await act(ctx);
      return requestView(ctx, id, this.desk.officerOf(request).roles);
    });
  }
}
