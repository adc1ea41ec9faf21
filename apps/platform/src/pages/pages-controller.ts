import { Controller, Get, Header, Inject, NotFoundException, Param } from '@nestjs/common';
import { AccountStore } from '../accounts/account-store.js';
import { PlatformDatabase } from '../database/platform-database.js';
import { MailingStore } from '../mailings/mailing-store.js';
import { accountPage, accountsPage } from './account-pages.js';
import { STYLE } from './layout.js';

const HTML = 'text/html; charset=utf-8';

/** The pages of the sample: what the platform holds, to be looked at beside the desk. */
@Controller()
export class PagesController {
  constructor(
    @Inject(AccountStore) private readonly accounts: AccountStore,
    @Inject(MailingStore) private readonly mailings: MailingStore,
    @Inject(PlatformDatabase) private readonly database: PlatformDatabase,
  ) {}

  @Get()
  @Header('Content-Type', HTML)
  async list(): Promise<string> {
    return accountsPage(await this.accounts.all());
  }

  @Get('accounts/:address')
  @Header('Content-Type', HTML)
  async account(@Param('address') address: string): Promise<string> {
    const account = await this.accounts.account(address);
    if (!account) throw new NotFoundException('No account has this address');
    return accountPage(account, await this.mailings.refusedSince(account.address.toLowerCase()));
  }

  @Get('style.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(): string {
    return STYLE;
  }

  @Get('health/live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('health/ready')
  async ready(): Promise<{ status: 'ok' }> {
    await this.database.query('select 1');
    return { status: 'ok' };
  }
}
