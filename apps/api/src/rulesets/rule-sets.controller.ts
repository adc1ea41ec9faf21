import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { RuleSetView } from '#contracts';
import { listRuleSets } from '#rulesets';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';

@Controller('rule-sets')
export class RuleSetsController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Requires('ruleset.read')
  @ApiOkResponse({ standardSchema: z.array(RuleSetView) })
  async list(@Req() request: DeskRequest): Promise<RuleSetView[]> {
    const sets = await this.desk.act(request, listRuleSets);
    return sets.map(({ approvedAt: _approvedAt, ...set }) => set);
  }
}
