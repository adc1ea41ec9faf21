import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ChannelAlarms,
  ChannelMessageQuery,
  ChannelStateInput,
  GapSettleInput,
  ImapChannelInput,
  SilenceInput,
  id as Id,
  ChannelView,
  ChannelMessagePage,
} from '#contracts';
import { z } from 'zod';
import type { WatchTimes } from '#domain';
import { DomainError, SettingsService, type Context } from '#foundation';
import {
  addImapChannel,
  askChannelAgain,
  channelMessages,
  channelOverviews,
  channelWatches,
  setChannelState,
  setSilence,
  settleGap,
  watchTimes,
  type ChannelOverview,
} from '#intake';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';

/** Where messages come from, and that each of them is accounted for. Numbers and verdicts; nothing of what people wrote. */
@ApiTags('channels')
@Controller('channels')
export class ChannelsController {
  private readonly times: WatchTimes;

  constructor(
    private readonly desk: Desk,
    settings: SettingsService,
  ) {
    this.times = watchTimes(settings.values);
  }

  @Get()
  @Requires('channel.read')
  @ApiOkResponse({ standardSchema: z.array(ChannelView) })
  list(@Req() request: DeskRequest): Promise<ChannelOverview[]> {
    return this.desk.act(request, (ctx) => channelOverviews(ctx, this.times));
  }

  /** For a quiet line on the pages of those who can act on it. */
  @Get('alarms')
  @Requires('channel.read')
  @ApiOkResponse({ standardSchema: ChannelAlarms })
  alarms(@Req() request: DeskRequest): Promise<ChannelAlarms> {
    return this.desk.act(request, async (ctx) => ({
      channels: (await channelWatches(ctx, this.times))
        .filter(({ alarms }) => alarms.length > 0)
        .map(({ id, name, kind, alarms, openGaps, newestJournaledAt }) => ({
          id,
          name,
          kind,
          alarms,
          openGaps,
          newestJournaledAt: newestJournaledAt?.toISOString() ?? null,
        })),
    }));
  }

  @Get(':id')
  @Requires('channel.read')
  @ApiOkResponse({ standardSchema: ChannelView })
  view(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<ChannelOverview> {
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

  /** Asks the source again for what is missing and starts stuck mails anew; the result stands in the channel a moment later. */
  @Post(':id/ask-again')
  @HttpCode(202)
  @Requires('channel.manage')
  @ApiAcceptedResponse({ standardSchema: ChannelView })
  askAgain(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string) {
    return this.desk.act(request, async (ctx) => {
      await askChannelAgain(ctx, id);
      return this.one(ctx, id);
    });
  }

  @Post(':id/gaps/:gapId/settle')
  @HttpCode(200)
  @Requires('channel.manage')
  @ApiOkResponse({ standardSchema: ChannelView })
  settle(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Param('gapId', { schema: Id }) gapId: string,
    @Body({ schema: GapSettleInput }) { reason }: z.infer<typeof GapSettleInput>,
  ) {
    return this.desk.act(request, async (ctx) => {
      await settleGap(ctx, id, gapId, reason);
      return this.one(ctx, id);
    });
  }

  @Post(':id/silence')
  @HttpCode(200)
  @Requires('channel.manage')
  @ApiOkResponse({ standardSchema: ChannelView })
  silence(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: SilenceInput }) { hours }: z.infer<typeof SilenceInput>,
  ) {
    return this.desk.act(request, async (ctx) => {
      await setSilence(ctx, id, hours);
      return this.one(ctx, id);
    });
  }

  private async one(ctx: Context, id: string): Promise<ChannelOverview> {
    const [channel] = await channelOverviews(ctx, this.times, id);
    if (!channel) throw new DomainError('channel.unknown', 'not-found');
    return channel;
  }
}
