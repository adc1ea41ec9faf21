import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  AuthorityFileInput,
  AuthorityFilePage,
  AuthorityFileQuery,
  AuthorityFileView,
  id as Id,
} from '#contracts';
import {
  acknowledgeFile,
  acknowledgePage,
  authorityFileDetails,
  editFile,
  listAuthorityFiles,
  openAuthorityFile,
  parkFile,
  type FileDetails,
} from '#authority';
import type { Context, KeysetPage } from '#foundation';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { iso } from '../tickets/timeline.js';

/** Authority files in their first form: opened, acknowledged, parked, watched. No route discloses or refuses. */
@ApiTags('authority-files')
@Controller()
export class AuthorityFilesController {
  constructor(private readonly desk: Desk) {}

  @Get('authority-files')
  @Requires('authority.read')
  @ApiOkResponse({ standardSchema: AuthorityFilePage })
  async list(
    @Req() request: DeskRequest,
    @Query({ schema: AuthorityFileQuery }) query: z.infer<typeof AuthorityFileQuery>,
  ): Promise<z.infer<typeof AuthorityFilePage>> {
    const { items, next } = await this.desk.read<KeysetPage<FileDetails>>(
      request,
      { type: 'authority.listed', journal: 'vault', ids: (page) => page.items.map(({ id }) => id) },
      (ctx) => listAuthorityFiles(ctx, query),
    );
    return { items: items.map(fileView), next };
  }

  @Get('authority-files/:id')
  @Requires('authority.read')
  @ApiOkResponse({ standardSchema: AuthorityFileView })
  async view(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
  ): Promise<AuthorityFileView> {
    const shown = {
      type: 'authority.viewed',
      journal: 'vault' as const,
      object: { kind: 'authority-file', id },
      ticketId: ({ ticketId }: FileDetails) => ticketId,
    };
    return fileView(await this.desk.read(request, shown, (ctx) => authorityFileDetails(ctx, id)));
  }

  @Post('tickets/:id/authority-file')
  @HttpCode(201)
  @Requires('authority.park')
  @ApiCreatedResponse({ standardSchema: AuthorityFileView })
  open(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) ticketId: string,
  ): Promise<AuthorityFileView> {
    return this.desk.act(request, async (ctx) =>
      fileView(await authorityFileDetails(ctx, await openAuthorityFile(ctx, ticketId))),
    );
  }

  @Patch('authority-files/:id')
  @Requires('authority.park')
  @ApiOkResponse({ standardSchema: AuthorityFileView })
  edit(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AuthorityFileInput }) { dueAt, ...input }: AuthorityFileInput,
  ): Promise<AuthorityFileView> {
    const due = dueAt === undefined ? {} : { dueAt: dueAt === null ? null : new Date(dueAt) };
    return this.change(request, id, (ctx) => editFile(ctx, id, { ...input, ...due }));
  }

  @Post('authority-files/:id/acknowledge')
  @HttpCode(200)
  @Requires('authority.park')
  @ApiOkResponse({ standardSchema: AuthorityFileView })
  acknowledge(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
  ): Promise<AuthorityFileView> {
    return this.change(request, id, (ctx) => acknowledgeFile(ctx, id));
  }

  @Post('authority-files/:id/park')
  @HttpCode(200)
  @Requires('authority.park')
  @ApiOkResponse({ standardSchema: AuthorityFileView })
  park(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<AuthorityFileView> {
    return this.change(request, id, (ctx) => parkFile(ctx, id));
  }

  @Post('authority-files/:id/page-acknowledge')
  @HttpCode(200)
  @Requires('authority.park')
  @ApiOkResponse({ standardSchema: AuthorityFileView })
  acknowledgePage(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
  ): Promise<AuthorityFileView> {
    return this.change(request, id, (ctx) => acknowledgePage(ctx, id));
  }

  private change(
    request: DeskRequest,
    id: string,
    act: (ctx: Context) => Promise<void>,
  ): Promise<AuthorityFileView> {
    return this.desk.act(request, async (ctx) => {
      await act(ctx);
      return fileView(await authorityFileDetails(ctx, id));
    });
  }
}

const fileView = (file: FileDetails): AuthorityFileView => ({
  ...file,
  receivedAt: iso(file.receivedAt),
  dueAt: file.dueAt && iso(file.dueAt),
  pageAcknowledgedAt: file.pageAcknowledgedAt && iso(file.pageAcknowledgedAt),
  allowedActions: file.allowedActions.map(({ action, allowed, refusals }) => ({
    action,
    allowed,
    refusals: refusals.map(({ code, params }) => ({ code, params: params && { ...params } })),
  })),
});
