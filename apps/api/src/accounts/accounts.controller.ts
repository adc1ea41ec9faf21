import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { record } from '#audit';
import { AccountQuery, AccountView } from '#contracts';
import { AccountPlatform, type AccountProfile } from '#connectors';
import { DomainError, isDomainError, type Context } from '#foundation';
import { seenTicket } from '#triage';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { accountView } from './account-view.js';
import { LookUpLimit } from './look-up-limit.js';

const Address = z.string().min(3).max(254);

/** What a look-up came to: an account, none, or no answer. Each of them tells something, so each is an event. */
type Outcome = { account: AccountProfile | null } | { failure: DomainError };

/** What the account platform says of an account. Every look-up names the ticket it is for, and is an event of the journal. */
@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  private readonly limit = new LookUpLimit();

  constructor(
    private readonly desk: Desk,
    private readonly platform: AccountPlatform,
  ) {}

  @Get(':address')
  @Requires('account.lookup')
  @ApiOkResponse({ standardSchema: AccountView })
  async lookUp(
    @Req() request: DeskRequest,
    @Param('address', { schema: Address }) address: string,
    @Query({ schema: AccountQuery }) { ticketId }: { ticketId: string },
  ): Promise<AccountView> {
    const { outcome, now } = await this.desk.act(request, async (ctx) => {
      const { restricted } = await seenTicket(ctx, ticketId);
      if (!this.platform.available) throw new DomainError('platform.not-configured', 'unavailable');
      this.limit.take(this.desk.officerOf(request).id, ctx.now);
      const outcome = await this.ask(address);
      await noteLookUp(ctx, { address, ticketId, restricted, outcome });
      return { outcome, now: ctx.now };
    });
    // After the event is kept: "there is no such account" is an answer too.
    if ('failure' in outcome) throw outcome.failure;
    if (!outcome.account) throw new DomainError('account.not-found', 'not-found');
    return accountView(outcome.account, now);
  }

  private async ask(address: string): Promise<Outcome> {
    try {
      return { account: await this.platform.account(address) };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return { failure: error };
    }
  }
}

const noteLookUp = (
  ctx: Context,
  look: { address: string; ticketId: string; restricted: boolean; outcome: Outcome },
): Promise<unknown> =>
  record(ctx, {
    type: 'account.looked-up',
    journal: look.restricted ? 'vault' : 'desk',
    retention: 'read',
    ticketId: look.ticketId,
    content: {
      route: 'GET /accounts/:address',
      purpose: 'ticket',
      outcome:
        'failure' in look.outcome ? look.outcome.failure.code : look.outcome.account ? 'found' : 'no-account',
    },
    personal: { address: look.address },
  });
