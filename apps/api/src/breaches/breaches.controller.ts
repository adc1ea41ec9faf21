import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  BreachActionInput,
  BreachExportQuery,
  BreachInput,
  BreachPage,
  BreachQuery,
  BreachView,
  OpenBreachInput,
  id as Id,
} from '#contracts';
import { record } from '#audit';
import type { Context } from '#foundation';
import { actOnBreach, breachRegister, describeBreach, listBreaches, openBreach } from '#requests';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { file } from '../http/file-answer.js';
import { journalOf } from '../http/journal-of.js';
import { breachRowView, breachView } from './breach-view.js';
import { registerFile } from './register-file.js';

const Action = z.string().regex(/^[a-z-]{1,40}$/);
const dateOr = (at: string | null | undefined): Date | null | undefined => (at ? new Date(at) : (at as null));

/** The register of breaches: opened by whoever finds one, decided by who answers for it. */
@ApiTags('breaches')
@Controller('breaches')
export class BreachesController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Requires('breach.read')
  @ApiOkResponse({ standardSchema: BreachPage })
  list(@Req() request: DeskRequest, @Query({ schema: BreachQuery }) query: BreachQuery): Promise<BreachPage> {
    return this.desk.read<BreachPage>(
      request,
      { type: 'breach.listed', ids: ({ items }) => items.map(({ id }) => id) },
      async (ctx) => {
        const { items, next } = await listBreaches(ctx, query);
        return { items: items.map(breachRowView), next };
      },
    );
  }

  /** The whole register as this officer may see it. */
  @Get('export')
  @Requires('breach.export')
  @ApiOkResponse(file('text/csv'))
  async export(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Query({ schema: BreachExportQuery }) { format }: z.infer<typeof BreachExportQuery>,
  ): Promise<void> {
    const register = await this.desk.act(request, async (ctx) => {
      const breaches = await breachRegister(ctx);
      const ids = breaches.map(({ id }) => id);
      const content = { format, breaches: breaches.length };
      await record(ctx, { type: 'breach.exported', journal: await journalOf(ctx, ids), content });
      return registerFile(breaches, format);
    });
    response.setHeader(
      'Content-Type',
      `${format === 'csv' ? 'text/csv' : 'application/json'}; charset=utf-8`,
    );
    response.setHeader('Content-Disposition', `attachment; filename="breach-register.${format}"`);
    response.send(register);
  }

  @Get(':id')
  @Requires('breach.read')
  @ApiOkResponse({ standardSchema: BreachView })
  view(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<BreachView> {
    const shown = {
      type: 'breach.viewed',
      object: { kind: 'breach', id },
      ticketId: ({ ticketId }: BreachView) => ticketId,
    };
    return this.desk.read(request, shown, (ctx) => this.answer(request, ctx, id));
  }

  @Post()
  @HttpCode(201)
  @Requires('breach.open')
  @ApiCreatedResponse({ standardSchema: BreachView })
  open(
    @Req() request: DeskRequest,
    @Body({ schema: OpenBreachInput }) { knownAt, ...input }: OpenBreachInput,
  ): Promise<BreachView> {
    return this.desk.act(request, async (ctx) => {
      const id = await openBreach(ctx, { ...input, knownAt: new Date(knownAt) });
      return this.answer(request, ctx, id);
    });
  }

  @Patch(':id')
  @Requires('breach.open')
  @ApiOkResponse({ standardSchema: BreachView })
  describe(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: BreachInput }) input: BreachInput,
  ): Promise<BreachView> {
    const { knownAt, happenedFrom, happenedUntil, ...rest } = input;
    const edit = {
      ...rest,
      knownAt: knownAt === undefined ? undefined : new Date(knownAt),
      happenedFrom: dateOr(happenedFrom),
      happenedUntil: dateOr(happenedUntil),
    };
    return this.change(request, id, (ctx) => describeBreach(ctx, id, edit));
  }

  @Post(':id/actions/:action')
  @HttpCode(200)
  @Requires('breach.act')
  @ApiOkResponse({ standardSchema: BreachView })
  act(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Param('action', { schema: Action }) action: string,
    @Body({ schema: BreachActionInput }) input: BreachActionInput,
  ): Promise<BreachView> {
    return this.change(request, id, (ctx) => actOnBreach(ctx, id, action, input));
  }

  private change(
    request: DeskRequest,
    id: string,
    act: (ctx: Context) => Promise<void>,
  ): Promise<BreachView> {
    return this.desk.act(request, async (ctx) => {
      await act(ctx);
      return this.answer(request, ctx, id);
    });
  }

  private answer(request: DeskRequest, ctx: Context, id: string): Promise<BreachView> {
    return breachView(ctx, id, this.desk.officerOf(request).roles);
  }
}
