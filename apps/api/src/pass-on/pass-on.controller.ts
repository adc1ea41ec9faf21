import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  Done,
  id as Id,
  PassOnFigures,
  PassOnRetryInput,
  PassOnTargetInput,
  PassOnTargetView,
  TicketView,
} from '#contracts';
import { SettingsService } from '#foundation';
import { channelById } from '#intake';
import {
  passOnCounts,
  passOnTargets,
  removePassOnTarget,
  retryPassOn,
  setPassOnTarget,
  type PassOnTarget,
} from '#triage';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { ticketView } from '../tickets/ticket-view.js';
import { passOnFigures } from './pass-on-view.js';

/** Where mail goes that is not the desk's business, and what became of it. */
@ApiTags('pass-on')
@Controller()
export class PassOnController {
  constructor(
    private readonly desk: Desk,
    private readonly settings: SettingsService,
  ) {}

  @Get('pass-on-targets')
  @Requires('channel.read')
  @ApiOkResponse({ standardSchema: z.array(PassOnTargetView) })
  targets(@Req() request: DeskRequest): Promise<PassOnTarget[]> {
    return this.desk.act(request, passOnTargets);
  }

  @Put('pass-on-targets')
  @Requires('channel.manage')
  @ApiOkResponse({ standardSchema: z.array(PassOnTargetView) })
  set(
    @Req() request: DeskRequest,
    @Body({ schema: PassOnTargetInput }) input: PassOnTargetInput,
  ): Promise<PassOnTarget[]> {
    return this.desk.act(request, async (ctx) => {
      await setPassOnTarget(ctx, input, (address) => this.readsItself(address));
      return passOnTargets(ctx);
    });
  }

  @Delete('pass-on-targets/:id')
  @Requires('channel.manage')
  @ApiOkResponse({ standardSchema: Done })
  async remove(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string) {
    await this.desk.act(request, (ctx) => removePassOnTarget(ctx, id));
    return { ok: true };
  }

  @Get('channels/:id/pass-on')
  @Requires('channel.read')
  @ApiOkResponse({ standardSchema: z.array(PassOnFigures) })
  figures(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<PassOnFigures[]> {
    return this.desk.act(request, async (ctx) => {
      await channelById(ctx, id);
      return passOnFigures(id, await passOnTargets(ctx), await passOnCounts(ctx, id));
    });
  }

  @Post('tickets/:id/pass-on')
  @HttpCode(200)
  @Requires('ticket.triage')
  @ApiOkResponse({ standardSchema: TicketView })
  retry(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: PassOnRetryInput }) { how }: z.infer<typeof PassOnRetryInput>,
  ): Promise<TicketView> {
    return this.desk.act(request, async (ctx) => {
      await retryPassOn(ctx, id, how);
      return ticketView(ctx, id, this.desk.officerOf(request).roles);
    });
  }

  private readsItself(address: string): boolean {
    const { MAIL_OWN_ADDRESSES, MAIL_FROM, SMTP_LISTEN_RECIPIENTS } = this.settings.values;
    const domain = address.slice(address.lastIndexOf('@'));
    return [...MAIL_OWN_ADDRESSES, MAIL_FROM.toLowerCase(), ...SMTP_LISTEN_RECIPIENTS].some(
      (own) => own === address || own === domain,
    );
  }
}
