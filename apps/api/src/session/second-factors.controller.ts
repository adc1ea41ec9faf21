import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import {
  ConfirmTotpInput,
  EnrolPasskeyInput,
  id,
  TotpEnrolment,
  SecondFactorView,
  SessionView,
  PasskeyOptions,
  Done,
} from '#contracts';
import { confirmedFactors, Passkeys, SecondFactors, steppedUpUntil, type OpenedSession } from '#staff';
import { DuringSignIn, Requires } from '../http/access.js';
import { Desk, signedInOf } from '../http/desk.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { HttpProblem } from '../http/problem.js';
import { SessionViews } from './session-views.js';

/**
 * The second factors of an officer. At a first sign-in they are enrolled here; later each change asks for a fresh
 * proof, so that a stolen session cannot add a factor of its own.
 */
@Controller('second-factors')
export class SecondFactorsController {
  constructor(
    private readonly desk: Desk,
    private readonly factors: SecondFactors,
    private readonly passkeys: Passkeys,
    private readonly views: SessionViews,
  ) {}

  @Get()
  @DuringSignIn('enrol', 'full')
  @ApiOkResponse({ standardSchema: z.array(SecondFactorView) })
  async list(@Req() request: DeskRequest): Promise<SecondFactorView[]> {
    const { officer } = signedInOf(request);
    const factors = await this.desk.act(request, (ctx) => confirmedFactors(ctx, officer.id));
    return factors.map(({ id, kind, label, createdAt, lastUsedAt }) => ({
      id,
      kind,
      label,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    }));
  }

  @Post('totp')
  @HttpCode(200)
  @DuringSignIn('enrol', 'full')
  @ApiOkResponse({ standardSchema: TotpEnrolment })
  beginTotp(@Req() request: DeskRequest): Promise<z.infer<typeof TotpEnrolment>> {
    assertFresh(request);
    return this.desk.act(request, (ctx) => this.factors.beginTotp(ctx, signedInOf(request)));
  }

  @Post('totp/confirm')
  @HttpCode(200)
  @DuringSignIn('enrol', 'full')
  @ApiOkResponse({ standardSchema: SessionView })
  async confirmTotp(
    @Body({ schema: ConfirmTotpInput }) input: z.infer<typeof ConfirmTotpInput>,
    @Req() request: DeskRequest,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<SessionView> {
    assertFresh(request);
    const raised = await this.desk.act(request, (ctx) =>
      this.factors.confirmTotp(ctx, signedInOf(request), input),
    );
    return this.answer(request, response, raised);
  }

  @Post('passkey/options')
  @HttpCode(200)
  @DuringSignIn('enrol', 'full')
  @ApiOkResponse({ standardSchema: PasskeyOptions })
  passkeyOptions(@Req() request: DeskRequest): Promise<object> {
    assertFresh(request);
    return this.desk.act(request, (ctx) => this.passkeys.askEnrolment(ctx, signedInOf(request)));
  }

  @Post('passkey')
  @HttpCode(200)
  @DuringSignIn('enrol', 'full')
  @ApiOkResponse({ standardSchema: SessionView })
  async enrolPasskey(
    @Body({ schema: EnrolPasskeyInput }) input: z.infer<typeof EnrolPasskeyInput>,
    @Req() request: DeskRequest,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<SessionView> {
    assertFresh(request);
    const raised = await this.desk.act(request, (ctx) =>
      this.passkeys.enrol(ctx, signedInOf(request), input.response, input.label),
    );
    return this.answer(request, response, raised);
  }

  @Delete(':id')
  @Requires('session.own', { stepUp: true })
  @ApiOkResponse({ standardSchema: Done })
  async remove(
    @Param('id', { schema: id }) factorId: string,
    @Req() request: DeskRequest,
  ): Promise<{ ok: true }> {
    await this.desk.act(request, (ctx) => this.factors.remove(ctx, signedInOf(request), factorId));
    return { ok: true };
  }

  private answer(
    request: DeskRequest,
    response: DeskResponse,
    raised: OpenedSession | null,
  ): Promise<SessionView> {
    return raised === null
      ? this.views.show(signedInOf(request))
      : this.views.handOver(request, response, raised);
  }
}

function assertFresh(request: DeskRequest): void {
  const session = signedInOf(request);
  if (session.stage === 'full' && steppedUpUntil(session, new Date()) === null)
    throw new HttpProblem(403, 'step-up-needed');
}
