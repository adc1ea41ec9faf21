import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AttachmentContent, id as Id } from '#contracts';
import { MessageStore, ViewAttachment, type DecodedAttachment } from '#intake';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import { file } from '../http/file-answer.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { sendDownload } from './download.js';
import { fileContent, sendPicture } from './file-views.js';
import { seen, shown } from './seen-message.js';

const Ordinal = z.coerce.number().int().min(0).max(10_000);
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) });

/** What strangers attached: as text, as a list, drawn anew; as received only to be saved. */
@ApiTags('messages')
@Controller('messages')
export class AttachmentsController {
  constructor(
    private readonly desk: Desk,
    private readonly store: MessageStore,
    private readonly views: ViewAttachment,
  ) {}

  @Get(':id/parts/:ordinal')
  @Requires('message.read')
  @ApiOkResponse(file('application/octet-stream'))
  async part(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Param('id', { schema: Id }) id: string,
    @Param('ordinal', { schema: Ordinal }) ordinal: number,
  ): Promise<void> {
    const part = await this.read(request, 'attachment.downloaded', id, ordinal);
    sendDownload(response, part.filename ?? '', part.bytes);
  }

  @Get(':id/attachments/:ordinal')
  @Requires('message.read')
  @ApiOkResponse({ standardSchema: AttachmentContent })
  async content(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Param('ordinal', { schema: Ordinal }) ordinal: number,
  ): Promise<AttachmentContent> {
    const part = await this.read(request, 'attachment.viewed', id, ordinal);
    return fileContent(part, await this.views.content(part));
  }

  @Get(':id/attachments/:ordinal/picture')
  @Requires('message.read')
  @ApiOkResponse(file('image/png'))
  async picture(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Param('id', { schema: Id }) id: string,
    @Param('ordinal', { schema: Ordinal }) ordinal: number,
    @Query({ schema: PageQuery }) { page }: { page: number },
  ): Promise<void> {
    const part = await this.read(request, 'attachment.viewed', id, ordinal);
    sendPicture(response, await this.views.picture(part, page));
  }

  /** Recorded and committed first; what reads the bytes runs after, without a transaction held open. */
  private async read(
    request: DeskRequest,
    type: string,
    id: string,
    ordinal: number,
  ): Promise<DecodedAttachment> {
    const { part } = await this.desk.read(request, shown(type, id), async (ctx) => ({
      ticketId: (await seen(ctx, id)).ticketId,
      part: await this.store.attachment(ctx, id, ordinal),
    }));
    return part;
  }
}
