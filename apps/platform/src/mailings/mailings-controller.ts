import {
  BadRequestException,
  Body,
  Controller,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Post,
  UseGuards,
} from '@nestjs/common';
import { MailingRefusalInput, type MailingRefusalMark } from '#platform-api';
import { TokenGuard } from '../accounts/token-guard.js';
import { MailingStore } from './mailing-store.js';

/** Objections to mailings, as the desk tells them. */
@Controller('v1')
@UseGuards(TokenGuard)
export class MailingsController {
  constructor(@Inject(MailingStore) private readonly mailings: MailingStore) {}

  @Post('accounts/:address/mailing-refusal')
  @HttpCode(200)
  async refuse(@Param('address') address: string, @Body() body: unknown): Promise<MailingRefusalMark> {
    const input = MailingRefusalInput.safeParse(body);
    if (!input.success) throw new BadRequestException('reference and objectedAt are needed');
    const mark = await this.mailings.refuse(address, input.data);
    if (!mark) throw new NotFoundException('No account has this address');
    return mark;
  }
}
