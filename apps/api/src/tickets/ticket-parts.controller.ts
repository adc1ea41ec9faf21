import { Body, Controller, HttpCode, Param, Post, Req, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MoveMessageInput, ProposalInput, id as Id, TicketView } from '#contracts';
import { may } from '#domain';
import { Blobs, DomainError, type Context } from '#foundation';
import { MessageStore } from '#intake';
import { decideComplaint } from '#requests';
import { attachFile, decideProposal, moveMessage, setTaskDone, undoMerge } from '#triage';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { utf8Name, type UploadedBytes } from '../messages/download.js';
import { ticketView } from './ticket-view.js';

const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** What hangs from a ticket and has an address of its own: tasks, merges, proposals, files. */
@ApiTags('tickets')
@Controller()
export class TicketPartsController {
  constructor(
    private readonly desk: Desk,
    private readonly store: MessageStore,
    private readonly blobs: Blobs,
  ) {}

  @Post('tasks/:id/done')
  @HttpCode(200)
  @Requires('ticket.task')
  @ApiOkResponse({ standardSchema: TicketView })
  done(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string) {
    return this.change(request, (ctx) => setTaskDone(ctx, id, true));
  }

  @Post('tasks/:id/undone')
  @HttpCode(200)
  @Requires('ticket.task')
  @ApiOkResponse({ standardSchema: TicketView })
  undone(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string) {
    return this.change(request, (ctx) => setTaskDone(ctx, id, false));
  }

  @Post('merges/:id/undo')
  @HttpCode(200)
  @Requires('ticket.merge')
  @ApiOkResponse({ standardSchema: TicketView })
  undoMerge(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string) {
    return this.change(request, (ctx) => undoMerge(ctx, this.store, id));
  }

  /** One message leaves its conversation: into another, or into a new one. Answers with the ticket where it is now. */
  @Post('messages/:id/move')
  @HttpCode(200)
  @Requires('ticket.merge')
  @ApiOkResponse({ standardSchema: TicketView })
  move(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: MoveMessageInput }) { ticketId }: { ticketId: string | null },
  ) {
    return this.change(request, (ctx) => moveMessage(ctx, this.store, id, ticketId));
  }

  @Post('proposals/:id')
  @HttpCode(200)
  @Requires('ticket.link')
  @ApiOkResponse({ standardSchema: TicketView })
  decide(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ProposalInput }) { decision }: { decision: 'joined' | 'kept-apart' },
  ) {
    return this.change(request, async (ctx) => {
      const ticketId = await decideComplaint(ctx, id, decision);
      if (ticketId === null) return decideProposal(ctx, this.store, id, decision);
      if (decision === 'joined' && !may(this.desk.officerOf(request).roles, 'request.act'))
        throw new DomainError('forbidden', 'forbidden', { permission: 'request.act' });
      return ticketId;
    });
  }

  @Post('tickets/:id/attachments')
  @HttpCode(200)
  @Requires('ticket.note')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_FILE_BYTES, files: 1 } }))
  @ApiOkResponse({ standardSchema: TicketView })
  attach(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @UploadedFile() file: UploadedBytes | undefined,
  ) {
    if (!file) throw new DomainError('attachment.missing', 'invalid');
    return this.change(request, async (ctx) => {
      await attachFile(ctx, this.blobs, id, {
        fileName: utf8Name(file.originalname),
        mimeType: file.mimetype,
        bytes: file.buffer,
      });
      return id;
    });
  }

  private change(request: DeskRequest, act: (ctx: Context) => Promise<string>): Promise<TicketView> {
    return this.desk.act(request, async (ctx) =>
      ticketView(ctx, await act(ctx), this.desk.officerOf(request).roles),
    );
  }
}
