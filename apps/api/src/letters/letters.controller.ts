import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  AskReadingInput,
  DraftLetterInput,
  EditLetterInput,
  HeldLetterInput,
  LetterPage,
  LetterQuery,
  LetterReadingInput,
  LetterView,
  PostLetterInput,
  PreviewInput,
  PreviewView,
  ReturnedLetterInput,
  SendLetterInput,
  TemplateView,
  id as Id,
} from '#contracts';
import { Keyring, SettingsService, type Context, type KeysetPage } from '#foundation';
import {
  askReading,
  DecideHeldLetter,
  discardLetter,
  draftLetter,
  editLetter,
  letterDetails,
  listLetters,
  listTemplates,
  previewOf,
  readLetter,
  ReadLetterCopy,
  recordReturn,
  ReadSentMail,
  SendLetter,
  type LetterDetails,
  type LetterPageDetails,
  type LetterPreview,
} from '#responses';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { file } from '../http/file-answer.js';
import { sendDownload } from '../messages/download.js';
import { withIdentityLink } from './identity-link.js';
import { letterRowView, letterView } from './letter-view.js';

/** Letters: drafts, what left, what came back; and the templates they are written from. */
@ApiTags('letters')
@Controller()
export class LettersController {
  constructor(
    private readonly desk: Desk,
    private readonly keyring: Keyring,
    private readonly settings: SettingsService,
    private readonly sendLetter: SendLetter,
    private readonly sentMail: ReadSentMail,
    private readonly decideHeld: DecideHeldLetter,
    private readonly copies: ReadLetterCopy,
  ) {}

  @Get('letters')
  @Requires('letter.read')
  @ApiOkResponse({ standardSchema: LetterPage })
  async list(
    @Req() request: DeskRequest,
    @Query({ schema: LetterQuery }) query: z.infer<typeof LetterQuery>,
  ): Promise<z.infer<typeof LetterPage>> {
    const { items, next } = await this.desk.read<KeysetPage<LetterDetails>>(
      request,
      {
        type: 'letter.listed',
        ids: (page) => page.items.map(({ id }) => id),
        journal: (page) => (page.items.some(({ restricted }) => restricted) ? 'vault' : 'desk'),
      },
      (ctx) => listLetters(ctx, query),
    );
    return { items: items.map(letterRowView), next };
  }

  @Get('letters/:id')
  @Requires('letter.read')
  @ApiOkResponse({ standardSchema: LetterView })
  async view(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<LetterView> {
    const letter = await this.desk.read<LetterPageDetails>(request, shownLetter(id), (ctx) =>
      letterDetails(ctx, id),
    );
    return letterView(letter, this.desk.officerOf(request));
  }

  /** As it left or will leave, byte for byte. */
  @Get('letters/:id/raw')
  @Requires('letter.read')
  @ApiOkResponse(file('message/rfc822'))
  async raw(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Param('id', { schema: Id }) id: string,
  ): Promise<void> {
    const { bytes } = await this.desk.read<LetterPageDetails & { bytes: Buffer }>(
      request,
      shownLetter(id, 'letter.downloaded'),
      async (ctx) => ({
        ...(await letterDetails(ctx, id)),
        bytes: await this.sentMail.run(ctx, id),
      }),
    );
    sendDownload(response, `${id}.eml`, bytes);
  }

  /** The PDF copy: of what left, or of a finished draft, to be printed. */
  @Get('letters/:id/pdf')
  @Requires('letter.read')
  @ApiOkResponse(file('application/pdf'))
  async pdf(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Param('id', { schema: Id }) id: string,
  ): Promise<void> {
    const shown = shownLetter(id, 'letter.downloaded');
    const { ticketReference, bytes } = await this.desk.read<LetterPageDetails & { bytes: Buffer }>(
      request,
      shown,
      async (ctx) => ({ ...(await letterDetails(ctx, id)), bytes: await this.copies.run(ctx, id) }),
    );
    sendDownload(response, `${ticketReference}.pdf`, bytes);
  }

  /** It left on paper, with proof: that is its delivery. Checked as a sending is. */
  @Post('letters/:id/posting')
  @HttpCode(200)
  @Requires('letter.send')
  @ApiOkResponse({ standardSchema: LetterView })
  post(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: PostLetterInput }) { version, seen, ...posting }: PostLetterInput,
  ): Promise<LetterView> {
    return this.change(request, id, (ctx) => this.sendLetter.run(ctx, id, { version, seen, posting }));
  }

  /** The post brought it back: the request is owed its answer again. */
  @Post('letters/:id/returned')
  @HttpCode(200)
  @Requires('letter.send')
  @ApiOkResponse({ standardSchema: LetterView })
  returned(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ReturnedLetterInput }) { reason }: z.infer<typeof ReturnedLetterInput>,
  ): Promise<LetterView> {
    return this.change(request, id, (ctx) => recordReturn(ctx, id, reason));
  }

  /** As the person will read it, from what stands in the editor; nothing is stored but that it was read. */
  @Post('letters/:id/preview')
  @HttpCode(200)
  @Requires('letter.draft')
  @ApiOkResponse({ standardSchema: PreviewView })
  async preview(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: PreviewInput }) input: PreviewInput,
  ): Promise<PreviewView> {
    const shown = shownLetter(id, 'letter.previewed');
    const { subject, text, html } = await this.desk.read<LetterPreview>(request, shown, (ctx) =>
      previewOf(ctx, id, input),
    );
    return { subject, text, html };
  }

  @Post('letters')
  @HttpCode(201)
  @Requires('letter.draft')
  @ApiCreatedResponse({ standardSchema: LetterView })
  draft(
    @Req() request: DeskRequest,
    @Body({ schema: DraftLetterInput }) input: DraftLetterInput,
  ): Promise<LetterView> {
    return this.desk.act(request, async (ctx) =>
      letterView(
        await letterDetails(ctx, await draftLetter(ctx, await this.filled(ctx, input))),
        this.desk.officerOf(request),
      ),
    );
  }

  private filled(ctx: Context, input: DraftLetterInput): Promise<DraftLetterInput> {
    return withIdentityLink(
      ctx,
      { keyring: this.keyring, publicUrl: this.settings.values.PUBLIC_URL },
      input,
    );
  }

  @Put('letters/:id')
  @Requires('letter.draft')
  @ApiOkResponse({ standardSchema: LetterView })
  edit(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: EditLetterInput }) input: z.infer<typeof EditLetterInput>,
  ): Promise<LetterView> {
    return this.change(request, id, (ctx) => editLetter(ctx, id, input));
  }

  @Post('letters/:id/send')
  @HttpCode(200)
  @Requires('letter.send')
  @ApiOkResponse({ standardSchema: LetterView })
  send(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SendLetterInput }) input: z.infer<typeof SendLetterInput>,
  ): Promise<LetterView> {
    return this.change(request, id, (ctx) => this.sendLetter.run(ctx, id, input));
  }

  /** The text is finished: it waits with everybody who may read it as the second. */
  @Post('letters/:id/ask-reading')
  @HttpCode(200)
  @Requires('letter.draft')
  @ApiOkResponse({ standardSchema: LetterView })
  askReading(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: AskReadingInput }) { version }: z.infer<typeof AskReadingInput>,
  ): Promise<LetterView> {
    return this.change(request, id, (ctx) => askReading(ctx, id, version));
  }

  /** The second reader approves exactly this text, or sends it back. */
  @Post('letters/:id/reading')
  @HttpCode(200)
  @Requires('letter.approve')
  @ApiOkResponse({ standardSchema: LetterView })
  readAsSecond(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: LetterReadingInput }) input: LetterReadingInput,
  ): Promise<LetterView> {
    return this.change(request, id, (ctx) => readLetter(ctx, id, input));
  }

  @Post('letters/:id/discard')
  @HttpCode(200)
  @Requires('letter.draft')
  @ApiOkResponse({ standardSchema: LetterView })
  discard(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<LetterView> {
    return this.change(request, id, (ctx) => discardLetter(ctx, id));
  }

  /** What a cap or an objection held back: read like any letter, then let go or thrown away, with a reason. */
  @Post('letters/:id/held')
  @HttpCode(200)
  @Requires('letter.send')
  @ApiOkResponse({ standardSchema: LetterView })
  held(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: HeldLetterInput }) { decision, reason }: HeldLetterInput,
  ): Promise<LetterView> {
    return this.change(request, id, (ctx) => this.decideHeld.run(ctx, id, decision, reason));
  }

  /** Wording of the desk: nothing about anybody. */
  @Get('templates')
  @Requires('template.read')
  @ApiOkResponse({ standardSchema: z.array(TemplateView) })
  templates(): TemplateView[] {
    return listTemplates();
  }

  private change(
    request: DeskRequest,
    id: string,
    act: (ctx: Context) => Promise<void>,
  ): Promise<LetterView> {
    return this.desk.act(request, async (ctx) => {
      await act(ctx);
      return letterView(await letterDetails(ctx, id), this.desk.officerOf(request));
    });
  }
}

const shownLetter = (id: string, type = 'letter.viewed') => ({
  type,
  object: { kind: 'letter', id },
  ticketId: ({ ticketId }: { ticketId: string }) => ticketId,
  journal: ({ restricted }: { restricted: boolean }) => (restricted ? ('vault' as const) : ('desk' as const)),
});
