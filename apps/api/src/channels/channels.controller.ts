import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ChannelMessageQuery,
  ChannelStateInput,
  ImapChannelInput,
  id as Id,
  ChannelView,
  ChannelMessagePage,
} from '#contracts';
import { z } from 'zod';
import { DomainError, type Context } from '#foundation';
import { addImapChannel, channelCounts, channelMessages, setChannelState, type ChannelCounts } from '#intake';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';

/** Where messages come from, and that each of them is accounted for. Numbers and verdicts; nothing of what people wrote. */
@ApiTags('channels')
@Controller('channels')
export class ChannelsController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Requires('channel.read')
  @ApiOkResponse({ standardSchema: z.array(ChannelView) })
  list(@Req() request: DeskRequest): Promise<ChannelCounts[]> {
    return this.desk.act(request, (ctx) => channelCounts(ctx));
  }

  @Get(':id')
  @Requires('channel.read')
  @ApiOkResponse({ standardSchema: ChannelView })
  view(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<ChannelCounts> {
    return this.desk.act(request, (ctx) => this.one(ctx, id));
  }

  @Get(':id/messages')
  @Requires('channel.read')
  @ApiOkResponse({ standardSchema: ChannelMessagePage })
  messages(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ChannelMessageQuery }) query: z.infer<typeof ChannelMessageQuery>,
  ) {
    return this.desk.act(request, (ctx) => channelMessages(ctx, id, query));
  }

  @Post()
  @HttpCode(201)
  @Requires('channel.manage')
  @ApiCreatedResponse({ standardSchema: ChannelView })
  add(
    @Req() request: DeskRequest,
    @Body({ schema: ImapChannelInput }) input: z.infer<typeof ImapChannelInput>,
  ) {
    const { name, ...config } = input;
    return this.desk.act(request, async (ctx) => this.one(ctx, await addImapChannel(ctx, name, config)));
  }

  @Post(':id/state')
  @HttpCode(200)
  @Requires('channel.manage')
  @ApiOkResponse({ standardSchema: ChannelView })
  setState(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ChannelStateInput }) { state }: { state: 'active' | 'paused' },
  ) {
    return this.desk.act(request, async (ctx) => {
      await setChannelState(ctx, id, state);
      return this.one(ctx, id);
    });
  }

  private async one(ctx: Context, id: string): Promise<ChannelCounts> {
    const [channel] = await channelCounts(ctx, id);
    if (!channel) throw new DomainError('channel.unknown', 'not-found');
    return channel;
  }
}
