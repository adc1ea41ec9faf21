import { createHash } from 'node:crypto';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AttachmentContent, id as Id } from '#contracts';
import { Blobs } from '#foundation';
import { ViewAttachment } from '#intake';
import { readAttachedFile } from '#triage';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import { file } from '../http/file-answer.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { PageQuery } from '../messages/attachments.controller.js';
import { sendDownload } from '../messages/download.js';
import { fileContent, sendPicture } from '../messages/file-views.js';

type AttachedFile = Awaited<ReturnType<typeof readAttachedFile>>;

/**
 * Files that officers added to a ticket. Many of them came from strangers on another way, so they are shown as what came by mail
 * is: as text, as a list, drawn anew.
 */
@ApiTags('tickets')
@Controller('ticket-attachments')
export class TicketFilesController {
  constructor(
    private readonly desk: Desk,
    private readonly blobs: Blobs,
    private readonly views: ViewAttachment,
  ) {}

  @Get(':id')
  @Requires('message.read')
  @ApiOkResponse(file('application/octet-stream'))
  async download(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Param('id', { schema: Id }) id: string,
  ): Promise<void> {
    const { fileName, bytes } = await this.read(request, 'attachment.downloaded', id);
    sendDownload(response, fileName, bytes);
  }

  @Get(':id/content')
  @Requires('message.read')
  @ApiOkResponse({ standardSchema: AttachmentContent })
  async content(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
  ): Promise<AttachmentContent> {
    const shown = asShown(await this.read(request, 'attachment.viewed', id));
    return fileContent(shown, await this.views.content(shown));
  }

  @Get(':id/content/picture')
  @Requires('message.read')
  @ApiOkResponse(file('image/png'))
  async picture(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: PageQuery }) { page }: z.infer<typeof PageQuery>,
  ): Promise<void> {
    const shown = asShown(await this.read(request, 'attachment.viewed', id));
    sendPicture(response, await this.views.picture(shown, page));
  }

  /** Recorded and committed first; what reads the bytes runs after, without a transaction held open. */
  private read(request: DeskRequest, type: string, id: string): Promise<AttachedFile> {
    return this.desk.read<AttachedFile>(
      request,
      {
        type,
        object: { kind: 'ticket-attachment', id },
        ticketId: ({ ticketId }) => ticketId,
        journal: ({ restricted }) => (restricted ? 'vault' : 'desk'),
      },
      (ctx) => readAttachedFile(ctx, this.blobs, id),
    );
  }
}

const asShown = ({ fileName, mimeType, bytes }: AttachedFile) => ({
  ordinal: null,
  filename: fileName,
  mimeType,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes,
});
