import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  UploadedFiles,
  UseInterceptors,
} from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ManualEntryInput, id as Id, ImportResult, MessageView, MessageEntered } from '#contracts';
import { record } from '#audit';
import { Contexts, DomainError, type Context } from '#foundation';
import {
  EnterMessage,
  ImportMails,
  MessageStore,
  messageDetails,
  sanitiseHtml,
  type MessageDetails,
} from '#intake';
import { suggestionsOf } from '#triage';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import { file } from '../http/file-answer.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { messageView } from '../tickets/timeline.js';
import { sendDownload, utf8Name, type UploadedBytes } from './download.js';

const MAX_UPLOAD_BYTES = 60 * 1024 * 1024;
const MAX_FILES = 500;
const Ordinal = z.coerce.number().int().min(0).max(10_000);
const HtmlQuery = z.object({ images: z.enum(['0', '1']).default('0') });

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
   * For the sandboxed frame: no script, no form, no request to anywhere unless the officer asked for the pictures.
   * Same origin, so that the console can read its height: without scripts nothing inside can make use of it.
   */
  @Get(':id/html')
  @Requires('message.read')
  @ApiOkResponse(file('text/html'))
  async html(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: HtmlQuery }) { images }: { images: '0' | '1' },
  ): Promise<void> {
    const remoteImages = images === '1';
    const safe = await this.desk.read(request, shown('message.html-viewed', id), async (ctx) => {
      const message = await seen(ctx, id);
      const { html } = await this.store.decoded(ctx, id);
      if (html === null) throw new DomainError('message.no-html', 'not-found');
      return {
        ...sanitiseHtml(html, { remoteImages, title: message.subject ?? '' }),
        ticketId: message.ticketId,
      };
    });
    response
      .set({
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': `sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; img-src data:${remoteImages ? ' https: http:' : ''}; frame-ancestors 'self'`,
        'X-Frame-Options': 'SAMEORIGIN',
        'Referrer-Policy': 'no-referrer',
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
      bytes: await this.store.raw(ctx, id),
    }));
    sendDownload(response, `${id}.eml`, bytes);
  }

  @Get(':id/parts/:ordinal')
  @Requires('message.read')
  @ApiOkResponse(file('application/octet-stream'))
  async part(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Param('id', { schema: Id }) id: string,
    @Param('ordinal', { schema: Ordinal }) ordinal: number,
  ): Promise<void> {
    const { part } = await this.desk.read(request, shown('attachment.downloaded', id), async (ctx) => ({
      ticketId: (await seen(ctx, id)).ticketId,
      part: await this.store.attachment(ctx, id, ordinal),
    }));
    sendDownload(response, part.filename ?? '', part.bytes);
  }
}

async function seen(ctx: Context, id: string): Promise<MessageDetails> {
  const message = await messageDetails(ctx, id);
  if (!message) throw new DomainError('message.not-found', 'not-found');
  return message;
}

const shown = (type: string, id: string) => ({
  type,
  object: { kind: 'message', id },
  ticketId: ({ ticketId }: { ticketId: string | null }) => ticketId,
});
