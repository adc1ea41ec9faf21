import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AskDocumentInput, CheckDocumentInput, id as Id, RequestView } from '#contracts';
import { Blobs, Keyring, type Context } from '#foundation';
import { ViewAttachment } from '#intake';
import {
  askIdentityDocument,
  checkIdentityDocument,
  readIdentityDocument,
  type ReadDocument,
} from '#requests';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { file } from '../http/file-answer.js';
import { PageQuery } from '../messages/attachments.controller.js';
import { sendPicture } from '../messages/file-views.js';
import { requestView } from '../requests/request-view.js';

/** An identity document: asked for, seen by one named officer as a picture drawn anew, never downloaded, then destroyed. */
@ApiTags('requests')
@Controller('requests/:id/identity-document')
export class IdentityDocumentsController {
  constructor(
    private readonly desk: Desk,
    private readonly blobs: Blobs,
    private readonly keyring: Keyring,
    private readonly views: ViewAttachment,
  ) {}

  @Post()
  @HttpCode(200)
  @Requires('request.act')
  @ApiOkResponse({ standardSchema: RequestView })
  ask(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AskDocumentInput }) input: AskDocumentInput,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) => askIdentityDocument(ctx, this.keyring, id, input));
  }

  @Get('picture')
  @Requires('request.act')
  @ApiOkResponse(file('image/png'))
  async picture(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: PageQuery }) { page }: z.infer<typeof PageQuery>,
  ): Promise<void> {
    const { mimeType, bytes } = await this.desk.read<ReadDocument>(
      request,
      {
        type: 'identity.document-viewed',
        object: { kind: 'request', id },
        ids: ({ documentId }) => [documentId],
        ticketId: ({ ticketId }) => ticketId,
        journal: ({ restricted }) => (restricted ? 'vault' : 'desk'),
      },
      (ctx) => readIdentityDocument(ctx, this.blobs, id),
    );
    sendPicture(response, await this.views.picture({ bytes, mimeType, filename: null }, page));
  }

  @Post('result')
  @HttpCode(200)
  @Requires('request.act')
  @ApiOkResponse({ standardSchema: RequestView })
  check(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: CheckDocumentInput }) input: CheckDocumentInput,
  ): Promise<RequestView> {
    return this.change(request, id, (ctx) =>
      checkIdentityDocument(ctx, { blobs: this.blobs, keyring: this.keyring }, id, input),
    );
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
