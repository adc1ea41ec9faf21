import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  AssignInput,
  BulkAssignInput,
  CloseTicketInput,
  HandOverInput,
  LinkInput,
  MergeInput,
  NoteInput,
  TagsInput,
  TaskInput,
  TicketPage,
  TicketQuery,
  TicketView,
  TriageInput,
  id as Id,
  Done,
} from '#contracts';
import type { Context } from '#foundation';
import { MessageStore } from '#intake';
import {
  addNote,
  addTask,
  assignTicket,
  closeTicket,
  confirmTriage,
  handOverTicket,
  linkTickets,
  listTickets,
  markRead,
  mergeTickets,
  releaseTicket,
  reopenTicket,
  setTags,
  undoTriage,
  unlinkTickets,
} from '#triage';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { rowView, ticketView } from './ticket-view.js';

/** The ticket as it stands after an act, or only that it was done where the officer sees it no more. */
const TicketAfter = z.union([TicketView, Done]);

/** Tickets: the inbox, the lists, one conversation and what is done with it. */
@ApiTags('tickets')
@Controller('tickets')
export class TicketsController {
  constructor(
    private readonly desk: Desk,
    private readonly store: MessageStore,
  ) {}

  @Get()
  @Requires('ticket.read')
  @ApiOkResponse({ standardSchema: TicketPage })
  list(@Req() request: DeskRequest, @Query({ schema: TicketQuery }) query: TicketQuery) {
    const assigneeId = query.assigneeId === 'me' ? this.desk.officerOf(request).id : query.assigneeId;
    return this.desk.read<TicketPage>(
      request,
      {
        type: 'ticket.listed',
        ids: ({ items }) => items.map(({ id }) => id),
        journal: ({ items }) => (items.some(({ restricted }) => restricted) ? 'vault' : 'desk'),
      },
      async (ctx) => {
        const { items, next } = await listTickets(ctx, { ...query, assigneeId });
        return { items: items.map(rowView), next };
      },
    );
  }

  @Get(':id')
  @Requires('ticket.read')
  @ApiOkResponse({ standardSchema: TicketView })
  view(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<TicketView> {
    return this.desk.read(request, shownTicket(id), (ctx) => this.answer(request, ctx, id));
  }

  @Post(':id/triage')
  @HttpCode(200)
  @Requires('ticket.triage')
  @ApiOkResponse({ standardSchema: TicketAfter })
  triage(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: TriageInput }) input: TriageInput,
  ) {
    return this.change(request, id, (ctx) => confirmTriage(ctx, id, input));
  }

  @Post(':id/undo-triage')
  @HttpCode(200)
  @Requires('ticket.triage')
  @ApiOkResponse({ standardSchema: TicketAfter })
  undo(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string) {
    return this.change(request, id, (ctx) => undoTriage(ctx, id));
  }

  @Post(':id/read')
  @HttpCode(200)
  @Requires('ticket.triage')
  @ApiOkResponse({ standardSchema: Done })
  async read(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string) {
    await this.desk.act(request, (ctx) => markRead(ctx, id));
    return { ok: true };
  }

  /** The ticket vanishes from the view of whoever hands it over: there is nothing to answer with. */
  @Post(':id/hand-over')
  @HttpCode(200)
  @Requires('authority.handover')
  @ApiOkResponse({ standardSchema: Done })
  async handOver(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: HandOverInput }) { reason }: { reason?: string },
  ) {
    await this.desk.act(request, (ctx) => handOverTicket(ctx, id, reason));
    return { ok: true };
  }

  @Post(':id/release')
  @HttpCode(200)
  @Requires('authority.park')
  @ApiOkResponse({ standardSchema: TicketAfter })
  release(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string) {
    return this.change(request, id, (ctx) => releaseTicket(ctx, id));
  }

  @Post(':id/notes')
  @HttpCode(200)
  @Requires('ticket.note')
  @ApiOkResponse({ standardSchema: TicketAfter })
  note(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: NoteInput }) { body }: { body: string },
  ) {
    return this.change(request, id, (ctx) => addNote(ctx, id, body));
  }

  @Post(':id/tasks')
  @HttpCode(200)
  @Requires('ticket.task')
  @ApiOkResponse({ standardSchema: TicketAfter })
  task(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: TaskInput }) input: { title: string; dueOn?: string | null; assigneeId?: string | null },
  ) {
    return this.change(request, id, (ctx) => addTask(ctx, id, input));
  }

  @Put(':id/tags')
  @Requires('ticket.tag')
  @ApiOkResponse({ standardSchema: TicketAfter })
  tags(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: TagsInput }) { tags }: { tags: string[] },
  ) {
    return this.change(request, id, (ctx) => setTags(ctx, id, tags));
  }

  @Post(':id/links')
  @HttpCode(200)
  @Requires('ticket.link')
  @ApiOkResponse({ standardSchema: TicketAfter })
  link(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: LinkInput }) { ticketId }: { ticketId: string },
  ) {
    return this.change(request, id, (ctx) => linkTickets(ctx, id, ticketId));
  }

  @Delete(':id/links/:linkId')
  @Requires('ticket.link')
  @ApiOkResponse({ standardSchema: TicketAfter })
  unlink(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Param('linkId', { schema: Id }) linkId: string,
  ) {
    return this.change(request, id, (ctx) => unlinkTickets(ctx, id, linkId));
  }

  /** Answers with the ticket that took the messages in. */
  @Post(':id/merge')
  @HttpCode(200)
  @Requires('ticket.merge')
  @ApiOkResponse({ standardSchema: TicketAfter })
  merge(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: MergeInput }) { intoTicketId }: { intoTicketId: string },
  ) {
    return this.change(request, intoTicketId, (ctx) => mergeTickets(ctx, this.store, id, intoTicketId));
  }

  @Post(':id/close')
  @HttpCode(200)
  @Requires('ticket.triage')
  @ApiOkResponse({ standardSchema: TicketAfter })
  close(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: CloseTicketInput }) { as }: { as: string },
  ) {
    return this.change(request, id, (ctx) => closeTicket(ctx, id, as));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Requires('ticket.triage')
  @ApiOkResponse({ standardSchema: TicketAfter })
  reopen(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string) {
    return this.change(request, id, (ctx) => reopenTicket(ctx, id));
  }

  @Post('bulk-assign')
  @HttpCode(200)
  @Requires('ticket.assign')
  @ApiOkResponse({ standardSchema: Done })
  async bulkAssign(
    @Req() request: DeskRequest,
    @Body({ schema: BulkAssignInput }) { ids, officerId }: { ids: string[]; officerId: string | null },
  ) {
    await this.desk.act(request, async (ctx) => {
      for (const id of [...ids].sort()) await assignTicket(ctx, id, officerId);
    });
    return { ok: true };
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Requires('ticket.assign')
  @ApiOkResponse({ standardSchema: TicketAfter })
  assign(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AssignInput }) { officerId }: { officerId: string | null },
  ) {
    return this.change(request, id, (ctx) => assignTicket(ctx, id, officerId));
  }

  private change(
    request: DeskRequest,
    id: string,
    act: (ctx: Context) => Promise<unknown>,
  ): Promise<z.infer<typeof TicketAfter>> {
    return this.desk.act(request, async (ctx) => {
      await act(ctx);
      return this.answer(request, ctx, id).catch(vanished);
    });
  }

  private answer(request: DeskRequest, ctx: Context, id: string): Promise<TicketView> {
    return ticketView(ctx, id, this.desk.officerOf(request).roles);
  }
}

/** After a triage as an authority request the ticket may be out of the officer's sight: done, and nothing to show. */
function vanished(error: unknown): { ok: true } {
  if ((error as { code?: string }).code === 'ticket.not-found') return { ok: true };
  throw error;
}

const shownTicket = (id: string) => ({
  type: 'ticket.viewed',
  object: { kind: 'ticket', id },
  ticketId: id,
  journal: ({ restricted }: TicketView) => (restricted ? ('vault' as const) : ('desk' as const)),
});
