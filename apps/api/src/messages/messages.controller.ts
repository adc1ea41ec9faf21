import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Req,
  Res,
  UploadedFiles,
  UseInterceptors,
} from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ManualEntryInput, id as Id, ImportResult, MessageView, MessageEntered } from '#contracts';
import { record } from '#audit';
import { Contexts, DomainError } from '#foundation';
import { EnterMessage, ImportMails, MessageStore, ViewHtml, visibleText } from '#intake';
import { suggestionsOf } from '#triage';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import { file } from '../http/file-answer.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { messageView } from '../tickets/timeline.js';
import { sendDownload, utf8Name, type UploadedBytes } from './download.js';
import { seen, shown } from './seen-message.js';

const MAX_UPLOAD_BYTES = 60 * 1024 * 1024;
const MAX_FILES = 500;
const FRAME_POLICY = [
  'sandbox allow-same-origin',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** One message: as text, as harmless HTML, as received; and the two ways an officer brings messages in. */
@ApiTags('messages')
@Controller('messages')
export class MessagesController {
  constructor(
    private readonly desk: Desk,
    private readonly contexts: Contexts,
    private readonly store: MessageStore,
    private readonly importer: ImportMails,
    private readonly enter: EnterMessage,
    private readonly frames: ViewHtml,
  ) {}

  /** A file that cannot be taken is named with its reason; the others go in. */
  @Post('import')
  @HttpCode(200)
  @Requires('message.import')
  @UseInterceptors(FilesInterceptor('files', MAX_FILES, { limits: { fileSize: MAX_UPLOAD_BYTES } }))
  @ApiOkResponse({ standardSchema: ImportResult })
  async import(
    @Req() request: DeskRequest,
    @UploadedFiles() files: UploadedBytes[] | undefined,
  ): Promise<ImportResult> {
    if (!files?.length) throw new DomainError('import.no-files', 'invalid');
    const done: ImportResult['files'] = [];
    for (const file of files) {
      const name = utf8Name(file.originalname);
      done.push(
        await this.importer.file({ kind: 'system', scope: 'api.import' }, name, file.buffer, new Date()),
      );
    }
    const sum = (pick: (file: ImportResult['files'][number]) => number) =>
      done.reduce((total, file) => total + pick(file), 0);
    const result = {
      files: done,
      added: sum((f) => f.added),
      known: sum((f) => f.known),
      refused: done.filter((f) => f.error !== null).length,
    };
    await this.desk.act(request, (ctx) =>
      record(ctx, {
        type: 'message.imported',
        content: { files: done.length, added: result.added, known: result.known },
      }),
    );
    return result;
  }

  @Post('manual')
  @HttpCode(201)
  @Requires('message.enter')
  @ApiCreatedResponse({ standardSchema: MessageEntered })
  async manual(@Req() request: DeskRequest, @Body({ schema: ManualEntryInput }) input: ManualEntryInput) {
    const officer = this.desk.officerOf(request);
    const entry = {
      ...input,
      fromAddress: input.fromAddress ?? null,
      receivedAt: new Date(input.receivedAt),
      officerName: officer.name,
    };
    const messageId = await this.contexts.run(
      { kind: 'system', scope: 'api.manual' },
      (ctx) => this.enter.run(ctx, entry, officer.id),
      { correlationId: request.correlationId, ip: request.ip },
    );
    return { messageId };
  }

  @Get(':id')
  @Requires('message.read')
  @ApiOkResponse({ standardSchema: MessageView })
  view(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<MessageView> {
    return this.desk.read(request, shown('message.viewed', id), async (ctx) => {
      const message = await seen(ctx, id);
      const suggestions = message.ticketId ? await suggestionsOf(ctx, message.ticketId) : [];
      return messageView(message, suggestions.find(({ messageId }) => messageId === id) ?? null);
    });
  }

  /**
   * For the sandboxed frame: no script, no form, no navigation, and no request to anywhere.
   * Same origin, so that the console can read its height and its links: without scripts nothing inside can make use of it.
   */
  @Get(':id/html')
  @Requires('message.read')
  @ApiOkResponse(file('text/html'))
  async html(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Param('id', { schema: Id }) id: string,
  ): Promise<void> {
    const { mail, title } = await this.desk.read(request, shown('message.html-viewed', id), async (ctx) => {
      const message = await seen(ctx, id);
      const mail = await this.store.decoded(ctx, id);
      if (mail.html === null) throw new DomainError('message.no-html', 'not-found');
      return { mail, title: visibleText(message.subject ?? ''), ticketId: message.ticketId };
    });
    const safe = await this.frames.of(mail, title);
    if (!safe) throw new DomainError('message.no-html', 'not-found');
    response
      .set({
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': FRAME_POLICY,
        'X-Frame-Options': 'SAMEORIGIN',
        'Referrer-Policy': 'no-referrer',
        'X-DNS-Prefetch-Control': 'off',
        'Cache-Control': 'no-store',
        'X-Remote-Images': String(safe.remoteImages),
      })
      .send(safe.document);
  }

  @Get(':id/raw')
  @Requires('message.read')
  @ApiOkResponse(file('message/rfc822'))
  async raw(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Param('id', { schema: Id }) id: string,
  ): Promise<void> {
    const { bytes } = await this.desk.read(request, shown('message.downloaded', id), async (ctx) => ({
      ticketId: (await seen(ctx, id)).ticketId,
      bytes: await this.store.download(ctx, id),
    }));
    sendDownload(response, `${id}.eml`, bytes);
  }
}
