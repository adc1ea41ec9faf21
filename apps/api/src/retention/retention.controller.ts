import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  CertificatePage,
  CertificateQuery,
  CertificateView,
  ClaimInput,
  FileOpened,
  LiftClaimInput,
  OpenFileInput,
  RetentionFile,
  RetentionOutlook,
  RetentionPage,
  RetentionQuery,
  id as Id,
} from '#contracts';
import { parisDay } from '#domain';
import { DomainError, type Context } from '#foundation';
import {
  countEnding,
  endOfNextMonth,
  fileOfTicket,
  liftClaim,
  listCertificates,
  listFiles,
  openLockedFile,
  putClaim,
  seenCertificate,
  type CertificateRow,
} from '#retention';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { file } from '../http/file-answer.js';

/** So many certificates at once in an export; whoever needs more asks by period. */
const EXPORTED = 10_000;

/** The end of life of files: what ends when, for whom it is kept, and the proof that it is gone. */
@ApiTags('retention')
@Controller('retention')
export class RetentionController {
  constructor(private readonly desk: Desk) {}

  @Get('outlook')
  @Requires('retention.read')
  @ApiOkResponse({ standardSchema: RetentionOutlook })
  outlook(@Req() request: DeskRequest): Promise<RetentionOutlook> {
    return this.desk.act(request, async (ctx) => {
      const until = endOfNextMonth(parisDay(ctx.now));
      return { until, kinds: await countEnding(ctx, until) };
    });
  }

  @Get('files')
  @Requires('retention.read')
  @ApiOkResponse({ standardSchema: RetentionPage })
  files(
    @Req() request: DeskRequest,
    @Query({ schema: RetentionQuery }) query: RetentionQuery,
  ): Promise<RetentionPage> {
    const shown = {
      type: 'retention.listed',
      ids: ({ items }: RetentionPage) => items.map(({ id }) => id),
      journal: journalOfPage,
    };
    return this.desk.read(request, shown, (ctx) => listFiles(ctx, query));
  }

  /** Whoever may read the ticket may open it, once the reason is written down. */
  @Post('files/:id/open')
  @HttpCode(200)
  @Requires('ticket.read')
  @ApiOkResponse({ standardSchema: FileOpened })
  open(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: OpenFileInput }) { reason }: { reason: string },
  ): Promise<FileOpened> {
    return this.desk.act(request, async (ctx) => ({
      until: (await openLockedFile(ctx, id, reason)).toISOString(),
    }));
  }

  @Post('files/:id/claim')
  @HttpCode(200)
  @Requires('retention.claim')
  @ApiOkResponse({ standardSchema: RetentionFile })
  claim(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ClaimInput }) input: ClaimInput,
  ): Promise<RetentionFile> {
    return this.desk.act(request, async (ctx) => {
      await putClaim(ctx, id, input);
      return fileAfter(ctx, id);
    });
  }

  @Post('files/:id/claim/lift')
  @HttpCode(200)
  @Requires('retention.claim')
  @ApiOkResponse({ standardSchema: RetentionFile })
  lift(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: LiftClaimInput }) { reason }: { reason: string },
  ): Promise<RetentionFile> {
    return this.desk.act(request, async (ctx) => {
      await liftClaim(ctx, id, reason);
      return fileAfter(ctx, id);
    });
  }

  @Get('certificates')
  @Requires('retention.read')
  @ApiOkResponse({ standardSchema: CertificatePage })
  certificates(
    @Req() request: DeskRequest,
    @Query({ schema: CertificateQuery }) query: CertificateQuery,
  ): Promise<CertificatePage> {
    const shown = {
      type: 'certificate.listed',
      ids: ({ items }: CertificatePage) => items.map(({ id }) => id),
      journal: journalOfPage,
    };
    return this.desk.read(request, shown, async (ctx) => {
      const { items, next } = await listCertificates(ctx, query);
      return { items: items.map(certificateView), next };
    });
  }

  /** JSON Lines, a certificate a line, for an auditor to keep and to compare with the journal. */
  @Get('certificates/export')
  @Requires('retention.read')
  @ApiOkResponse(file('application/jsonl'))
  async export(
    @Req() request: DeskRequest,
    @Res() response: DeskResponse,
    @Query({ schema: CertificateQuery }) query: CertificateQuery,
  ): Promise<void> {
    const shown = {
      type: 'certificate.exported',
      ids: (items: CertificateView[]) => items.map(({ id }) => id),
      journal: (items: CertificateView[]) => journalOfPage({ items }),
    };
    const items = await this.desk.read(request, shown, async (ctx) => {
      const page = await listCertificates(ctx, { ...query, cursor: undefined, limit: EXPORTED });
      return page.items.map(certificateView);
    });
    response.setHeader('Content-Type', 'application/jsonl; charset=utf-8');
    response.setHeader('Content-Disposition', 'attachment; filename="destruction-certificates.jsonl"');
    response.send(items.map((item) => `${JSON.stringify(item)}\n`).join(''));
  }

  @Get('certificates/:id')
  @Requires('retention.read')
  @ApiOkResponse({ standardSchema: CertificateView })
  certificate(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
  ): Promise<CertificateView> {
    const shown = {
      type: 'certificate.viewed',
      object: { kind: 'certificate', id },
      ticketId: ({ ticketId }: CertificateView) => ticketId,
    };
    return this.desk.read(request, shown, async (ctx) => certificateView(await seenCertificate(ctx, id)));
  }
}

const journalOfPage = ({ items }: { items: readonly { restricted: boolean }[] }): 'vault' | 'desk' =>
  items.some(({ restricted }) => restricted) ? 'vault' : 'desk';

const certificateView = (row: CertificateRow): CertificateView => ({
  ...row,
  destroyedAt: row.destroyedAt.toISOString(),
  statement: row.statement as CertificateView['statement'],
});

/** An open file may be kept for a claim as well; it has no dates yet. */
async function fileAfter(ctx: Context, ticketId: string): Promise<RetentionFile> {
  const row = await fileOfTicket(ctx, ticketId);
  if (!row) throw new DomainError('retention.file-open', 'refused');
  return row;
}
