import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { AccountQuery, AccountView } from '#contracts';
import { AccountPlatform } from '#connectors';
import { DomainError } from '#foundation';
import { seenTicket } from '#triage';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { accountView } from './account-view.js';

const Address = z.string().min(3).max(254);

/** What the account platform says of an account. Every look-up names the ticket it is for, and is an event of the journal. */
@ApiTags('accounts')
@Controller('accounts')
export class AccountsController {
  constructor(
    private readonly desk: Desk,
    private readonly platform: AccountPlatform,
  ) {}

  @Get(':address')
  @Requires('account.lookup')
  @ApiOkResponse({ standardSchema: AccountView })
  lookUp(
    @Req() request: DeskRequest,
    @Param('address', { schema: Address }) address: string,
    @Query({ schema: AccountQuery }) { ticketId }: { ticketId: string },
  ): Promise<AccountView> {
    const shown = {
      type: 'account.looked-up',
      purpose: 'ticket',
      ticketId,
      personal: { address },
      filter: false as const,
    };
    return this.desk.read(request, shown, async (ctx) => {
      await seenTicket(ctx, ticketId);
      if (!this.platform.available) throw new DomainError('platform.not-configured', 'unavailable');
      const account = await this.platform.account(address);
      if (!account) throw new DomainError('account.not-found', 'not-found');
      return accountView(account, ctx.now);
    });
  }
}
