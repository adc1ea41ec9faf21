import { Body, Controller, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import {
  id,
  OfficerInput,
  OfficerPatch,
  OfficerChoice,
  OfficerCreated,
  OfficerView,
  SoleDeciderInput,
} from '#contracts';
import {
  assignableOfficers,
  createOfficer,
  endSoleDecider,
  findOfficer,
  listOfficers,
  recordSoleDecider,
  revokeSessions,
  StaffPolicy,
  updateOfficer,
  type ListedOfficer,
} from '#staff';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';

const view = (officer: ListedOfficer): OfficerView => ({
  ...officer,
  validUntil: officer.validUntil?.toISOString() ?? null,
  lastSignInAt: officer.lastSignInAt?.toISOString() ?? null,
});

const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

@Controller('officers')
export class OfficersController {
  constructor(
    private readonly desk: Desk,
    private readonly policy: StaffPolicy,
  ) {}

  @Get()
  @Requires('staff.read')
  @ApiOkResponse({ standardSchema: z.array(OfficerView) })
  async list(@Req() request: DeskRequest): Promise<OfficerView[]> {
    const shown = {
      type: 'officer.listed',
      purpose: 'staff',
      ids: (officers: ListedOfficer[]) => officers.map((officer) => officer.id),
    };
    const officers = await this.desk.read(request, shown, (ctx) => listOfficers(ctx, this.policy));
    return officers.map(view);
  }

  /** Names of those to whom work may be assigned, and who of them may be named as the deciding manager. */
  @Get('brief')
  @Requires('staff.list')
  @ApiOkResponse({ standardSchema: z.array(OfficerChoice) })
  brief(@Req() request: DeskRequest): Promise<OfficerChoice[]> {
    return this.desk.act(request, async (ctx) => {
      const officers = await listOfficers(ctx, this.policy);
      const deciders = new Set(officers.filter((one) => one.actsForController).map((one) => one.id));
      const assignable = await assignableOfficers(ctx);
      return assignable.map(({ id, name }) => ({ id, name, actsForController: deciders.has(id) }));
    });
  }

  @Post()
  @Requires('staff.manage')
  @ApiCreatedResponse({ standardSchema: OfficerCreated })
  create(
    @Body({ schema: OfficerInput }) input: z.infer<typeof OfficerInput>,
    @Req() request: DeskRequest,
  ): Promise<z.infer<typeof OfficerCreated>> {
    return this.desk.act(request, async (ctx) => {
      const officer = { ...input, validUntil: instant(input.validUntil) };
      const { id, firstPassword } = await createOfficer(ctx, officer);
      return { officer: view(await findOfficer(ctx, this.policy, id)), firstPassword };
    });
  }

  @Patch(':id')
  @Requires('staff.manage')
  @ApiOkResponse({ standardSchema: OfficerView })
  update(
    @Param('id', { schema: id }) officerId: string,
    @Body({ schema: OfficerPatch }) input: z.infer<typeof OfficerPatch>,
    @Req() request: DeskRequest,
  ): Promise<OfficerView> {
    // Defaults of the schema fill what was not sent: only what was sent is changed.
    const { version, ...asked } = input;
    const sent = Object.entries(asked).filter(([key]) => Object.hasOwn(request.body as object, key));
    const changes = Object.fromEntries(sent) as Partial<typeof asked>;
    const { validUntil, ...rest } = changes;
    const dated = validUntil === undefined ? rest : { ...rest, validUntil: instant(validUntil) };
    return this.desk.act(request, async (ctx) => {
      await updateOfficer(ctx, officerId, version, dated);
      return view(await findOfficer(ctx, this.policy, officerId));
    });
  }

  /** The controller lets this officer decide what they prepared; somebody else records it. */
  @Post(':id/sole-decider')
  @HttpCode(200)
  @Requires('staff.manage')
  @ApiOkResponse({ standardSchema: OfficerView })
  soleDecider(
    @Req() request: DeskRequest,
    @Param('id', { schema: id }) officerId: string,
    @Body({ schema: SoleDeciderInput }) input: z.infer<typeof SoleDeciderInput>,
  ): Promise<OfficerView> {
    return this.desk.act(request, async (ctx) => {
      await recordSoleDecider(ctx, officerId, input);
      return view(await findOfficer(ctx, this.policy, officerId));
    });
  }

  @Post(':id/sole-decider/end')
  @HttpCode(200)
  @Requires('staff.manage')
  @ApiOkResponse({ standardSchema: OfficerView })
  endSoleDecider(
    @Req() request: DeskRequest,
    @Param('id', { schema: id }) officerId: string,
  ): Promise<OfficerView> {
    return this.desk.act(request, async (ctx) => {
      await endSoleDecider(ctx, officerId);
      return view(await findOfficer(ctx, this.policy, officerId));
    });
  }

  @Post(':id/revoke-sessions')
  @HttpCode(200)
  @Requires('staff.manage')
  @ApiOkResponse({ standardSchema: OfficerView })
  revoke(@Param('id', { schema: id }) officerId: string, @Req() request: DeskRequest): Promise<OfficerView> {
    return this.desk.act(request, async (ctx) => {
      await findOfficer(ctx, this.policy, officerId);
      await revokeSessions(ctx, officerId);
      return view(await findOfficer(ctx, this.policy, officerId));
    });
  }
}
