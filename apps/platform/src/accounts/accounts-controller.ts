import {
  BadRequestException,
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Post,
  UseGuards,
} from '@nestjs/common';
import { type AccountProfile, CandidatesInput, ResolveInput, type ResolvedAddress } from '#platform-api';
import { AccountStore } from './account-store.js';
import { TokenGuard } from './token-guard.js';

/** The contract with the desk, version 1. */
@Controller('v1')
@UseGuards(TokenGuard)
export class AccountsController {
  constructor(@Inject(AccountStore) private readonly accounts: AccountStore) {}

  @Post('resolve')
  @HttpCode(200)
  async resolve(@Body() body: unknown): Promise<ResolvedAddress[]> {
    const input = ResolveInput.safeParse(body);
    if (!input.success) throw new BadRequestException('addresses: a list of 1 to 200 addresses is needed');
    return this.accounts.resolve(input.data.addresses);
  }

  @Post('candidates')
  @HttpCode(200)
  async candidates(@Body() body: unknown): Promise<AccountProfile[]> {
    const input = CandidatesInput.safeParse(body);
    if (!input.success) throw new BadRequestException('addresses, domains and words are needed, each a list');
    return this.accounts.candidates(input.data);
  }

  @Get('accounts/:address')
  async account(@Param('address') address: string): Promise<AccountProfile> {
    const account = await this.accounts.account(address);
    if (!account) throw new NotFoundException('No account has this address');
    return account;
  }
}
