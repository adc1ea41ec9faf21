import { readerLanguageOf, type ReaderLanguage } from '#domain';
import { DomainError, type Context } from '#foundation';
import { enquiryOfTicket, seenRequest, type RequestRecord } from '#requests';

/** The ticket that a letter answers. */
export interface LetterTicket {
  readonly id: string;
  readonly reference: string;
  readonly restricted: boolean;
  readonly language: string | null;
  readonly correspondentName: string | null;
  readonly correspondentAddress: string | null;
  readonly firstReceivedAt: Date;
  readonly messageCount: number;
  readonly mergedInto: string | null;
}

/** What a letter is written from. */
export interface LetterContext {
  readonly ticket: LetterTicket;
  readonly request: RequestRecord | null;
  /** What the ticket asks without exercising a right. */
  readonly enquiry: Awaited<ReturnType<typeof enquiryOfTicket>>;
  readonly file: { id: string; reference: string; actReference: string | null } | null;
  readonly officer: { id: string; name: string } | null;
}

export interface LetterTarget {
  readonly ticketId: string;
  readonly requestId?: string | null;
  readonly authorityFileId?: string | null;
}

/** Reads the ticket, the request and the file of a letter; one that belongs elsewhere is not found. */
export async function letterContext(ctx: Context, target: LetterTarget): Promise<LetterContext> {
  const [ticket] = await ctx.query<LetterTicket & Record<string, unknown>>(TICKET, [target.ticketId]);
  if (!ticket) throw new DomainError('ticket.not-found', 'not-found');
  const request = target.requestId ? await seenRequest(ctx, target.requestId) : null;
  if (request && request.ticketId !== ticket.id) throw new DomainError('request.not-found', 'not-found');
  return {
    ticket,
    request,
    enquiry: await enquiryOfTicket(ctx, ticket.id),
    file: target.authorityFileId ? await fileOf(ctx, target.authorityFileId, ticket.id) : null,
    officer: await officerOf(ctx),
  };
}

async function fileOf(
  ctx: Context,
  id: string,
  ticketId: string,
): Promise<NonNullable<LetterContext['file']>> {
  const [file] = await ctx.query<NonNullable<LetterContext['file']>>(
    `select id, reference, act_reference as "actReference" from authority_file where id = $1 and ticket_id = $2`,
    [id, ticketId],
  );
  if (!file) throw new DomainError('authority.not-found', 'not-found');
  return file;
}

async function officerOf(ctx: Context): Promise<LetterContext['officer']> {
  if (ctx.actor.kind !== 'officer') return null;
  const [officer] = await ctx.query<NonNullable<LetterContext['officer']>>(
    `select id, name from officer where id = $1`,
    [ctx.actor.officerId],
  );
  return officer ?? null;
}

/** The language of a letter when nobody asked for another: that of the mail, as triage read it, or English. */
export function languageOf({ ticket, request }: Pick<LetterContext, 'ticket' | 'request'>): ReaderLanguage {
  return readerLanguageOf(request?.language ?? ticket.language);
}

const TICKET = `
  select id, reference, restricted, language, correspondent_name as "correspondentName",
         correspondent_address as "correspondentAddress", first_received_at as "firstReceivedAt",
         message_count as "messageCount", merged_into as "mergedInto"
  from ticket where id = $1`;
