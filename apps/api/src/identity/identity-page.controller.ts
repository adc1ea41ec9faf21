import {
  Controller,
  Get,
  Param,
  Post,
  Req,
  Res,
  UploadedFile,
  UseFilters,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Blobs, Contexts, DomainError } from '#foundation';
import { DOCUMENT_BYTES, receiveIdentityDocument } from '#requests';
import { Public } from '../http/access.js';
import type { DeskResponse } from '../http/desk-request.js';
import { file } from '../http/file-answer.js';
import type { UploadedBytes } from '../messages/download.js';
import { PageTrouble, sendPage } from './page-answer.js';
import { PageGuard, type PageRequest } from './page-guard.js';

/** The one page that a person outside reaches: it takes one document, shows nothing, and works without a script. */
@ApiTags('identity')
@Controller('identity')
@UseGuards(PageGuard)
@UseFilters(PageTrouble)
export class IdentityPageController {
  constructor(
    private readonly contexts: Contexts,
    private readonly blobs: Blobs,
  ) {}

  @Get(':token')
  @Public()
  @ApiOkResponse(file('text/html'))
  show(@Req() request: PageRequest, @Res() response: DeskResponse): void {
    sendPage(response, 200, 'form', languageOf(request));
  }

  @Post(':token')
  @Public()
  @UseInterceptors(
    FileInterceptor('document', { limits: { fileSize: DOCUMENT_BYTES, files: 1, fields: 0, parts: 1 } }),
  )
  @ApiOkResponse(file('text/html'))
  async take(
    @Req() request: PageRequest,
    @Res() response: DeskResponse,
    @Param('token') token: string,
    @UploadedFile() document: UploadedBytes | undefined,
  ): Promise<void> {
    if (!document || document.size === 0) throw new DomainError('identity-page.missing', 'invalid');
    await this.contexts.run(
      { kind: 'system', scope: 'identity-page' },
      (ctx) => receiveIdentityDocument(ctx, this.blobs, token, document.buffer),
      { correlationId: request.correlationId },
    );
    sendPage(response, 200, 'taken', languageOf(request));
  }
}

/** That of the letter as far as the page speaks it. */
const languageOf = ({ page }: PageRequest): 'fr' | 'en' => (page.language === 'fr' ? 'fr' : 'en');
