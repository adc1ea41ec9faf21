import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RuleSetChanges, RuleSetImpact, RuleSetInput, RuleSetView, id as Id } from '#contracts';
import { parisDay, standingsOf } from '#domain';
import type { Context } from '#foundation';
import { previewRuleSet } from '#requests';
import {
  approveRuleSet,
  compareRuleSet,
  DELIVERED,
  listRuleSets,
  proposeRuleSet,
  withdrawRuleSet,
} from '#rulesets';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';

/** The dated law behind due dates: read by everybody, proposed by one, approved by another. */
@ApiTags('rule-sets')
@Controller('rule-sets')
export class RuleSetsController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Requires('ruleset.read')
  @ApiOkResponse({ standardSchema: z.array(RuleSetView) })
  list(@Req() request: DeskRequest): Promise<RuleSetView[]> {
    return this.desk.act(request, (ctx) => this.views(request, ctx));
  }

  @Post()
  @HttpCode(201)
  @Requires('ruleset.propose')
  @ApiCreatedResponse({ standardSchema: z.array(RuleSetView) })
  propose(
    @Req() request: DeskRequest,
    @Body({ schema: RuleSetInput }) input: RuleSetInput,
  ): Promise<RuleSetView[]> {
    return this.desk.act(request, async (ctx) => {
      await proposeRuleSet(ctx, input);
      return this.views(request, ctx);
    });
  }

  @Get(':id/changes')
  @Requires('ruleset.read')
  @ApiOkResponse({ standardSchema: RuleSetChanges })
  async changes(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
  ): Promise<RuleSetChanges> {
    const { against, changes, warnings } = await this.desk.act(request, (ctx) => compareRuleSet(ctx, id));
    return {
      against,
      changes: changes.map((one) => ({ ...one, path: [...one.path] })),
      warnings: [...warnings],
    };
  }

  @Get(':id/impact')
  @Requires('ruleset.propose')
  @ApiOkResponse({ standardSchema: RuleSetImpact })
  impact(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<RuleSetImpact> {
    return this.desk.read<RuleSetImpact>(
      request,
      { type: 'rule-set.impact-seen', ids: ({ requests }) => requests.map((one) => one.id) },
      (ctx) => impactOf(ctx, id),
    );
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Requires('ruleset.approve')
  @ApiOkResponse({ standardSchema: z.array(RuleSetView) })
  approve(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<RuleSetView[]> {
    return this.desk.act(request, async (ctx) => {
      const { looked, moved } = await previewRuleSet(ctx, id);
      await approveRuleSet(ctx, id, { looked, moved });
      return this.views(request, ctx);
    });
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Requires('ruleset.propose')
  @ApiOkResponse({ standardSchema: z.array(RuleSetView) })
  withdraw(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<RuleSetView[]> {
    return this.desk.act(request, async (ctx) => {
      await withdrawRuleSet(ctx, id);
      return this.views(request, ctx);
    });
  }

  private async views(request: DeskRequest, ctx: Context): Promise<RuleSetView[]> {
    const me = this.desk.officerOf(request).id;
    const sets = await listRuleSets(ctx);
    const standings = standingsOf(
      sets.map(({ withdrawnAt, approvedBy, proposedBy, ...set }) => ({
        ...set,
        withdrawn: withdrawnAt !== null,
        decided: approvedBy !== null || proposedBy === DELIVERED,
      })),
      parisDay(ctx.now),
    );
    return sets.map(({ approvedAt, proposerId, approverId: _by, withdrawnAt: _at, ...set }) => ({
      ...set,
      approvedAt: approvedAt?.toISOString() ?? null,
      own: proposerId === me,
      standing: standings.get(set.id) ?? 'proposed',
    }));
  }
}

async function impactOf(ctx: Context, id: string): Promise<RuleSetImpact> {
  const { requests, ...figures } = await previewRuleSet(ctx, id);
  return { ...figures, requests: [...requests] as RuleSetImpact['requests'] };
}
