import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import {
  id,
  PasskeyInput,
  PasswordInput,
  ProfileInput,
  SignInInput,
  StepUpInput,
  TotpInput,
  Me,
  OpenSession,
  SessionView,
  Done,
  PasskeyOptions,
} from '#contracts';
import {
  changePassword,
  changeProfile,
  listSessions,
  Passkeys,
  revokeSession,
  SecondFactors,
  SignIn,
  signOut,
  StaffPolicy,
  StepUp,
} from '#staff';
import { DuringSignIn, Public, Requires } from '../http/access.js';
import { Desk, signedInOf } from '../http/desk.js';
import type { DeskRequest, DeskResponse } from '../http/desk-request.js';
import { meOf, openSessionOf, SessionViews } from './session-views.js';

/** Signing in, proving it again, signing out; what officers change about themselves. */
@Controller('session')
export class SessionController {
  constructor(
    private readonly desk: Desk,
    private readonly policy: StaffPolicy,
    private readonly views: SessionViews,
    private readonly signIns: SignIn,
    private readonly factors: SecondFactors,
    private readonly passkeys: Passkeys,
    private readonly stepUps: StepUp,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @ApiOkResponse({ standardSchema: SessionView })
  async signIn(
    @Body({ schema: SignInInput }) input: z.infer<typeof SignInInput>,
    @Req() request: DeskRequest,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<SessionView> {
    const opened = await this.signIns.run({
      ...input,
      ip: request.ip,
      userAgent: request.header('user-agent'),
    });
    return this.views.handOver(request, response, opened);
  }

  @Get()
  @DuringSignIn('password', 'enrol', 'full')
  @ApiOkResponse({ standardSchema: SessionView })
  show(@Req() request: DeskRequest): Promise<SessionView> {
    return this.views.show(signedInOf(request));
  }

  @Delete()
  @DuringSignIn('password', 'enrol', 'full')
  @ApiOkResponse({ standardSchema: Done })
  async signOut(
    @Req() request: DeskRequest,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<{ ok: true }> {
    await this.desk.act(request, (ctx) => signOut(ctx, signedInOf(request).sessionId));
    this.views.takeBack(response);
    return { ok: true };
  }

  @Post('totp')
  @HttpCode(200)
  @DuringSignIn('password')
  @ApiOkResponse({ standardSchema: SessionView })
  async totp(
    @Body({ schema: TotpInput }) input: z.infer<typeof TotpInput>,
    @Req() request: DeskRequest,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<SessionView> {
    const opened = await this.factors.passTotp(signedInOf(request), input.code, request.ip);
    return this.views.handOver(request, response, opened);
  }

  @Post('passkey/options')
  @HttpCode(200)
  @DuringSignIn('password', 'full')
  @ApiOkResponse({ standardSchema: PasskeyOptions })
  passkeyOptions(@Req() request: DeskRequest): Promise<object> {
    return this.desk.act(request, (ctx) => this.passkeys.askProof(ctx, signedInOf(request)));
  }

  /** As second factor while signing in, as step-up later. */
  @Post('passkey')
  @HttpCode(200)
  @DuringSignIn('password', 'full')
  @ApiOkResponse({ standardSchema: SessionView })
  async passkey(
    @Body({ schema: PasskeyInput }) input: z.infer<typeof PasskeyInput>,
    @Req() request: DeskRequest,
    @Res({ passthrough: true }) response: DeskResponse,
  ): Promise<SessionView> {
    const opened = await this.passkeys.pass(signedInOf(request), input.response, request.ip);
    return this.views.handOver(request, response, opened);
  }

  @Post('step-up')
  @HttpCode(200)
  @Requires('session.own')
  @ApiOkResponse({ standardSchema: SessionView })
  async stepUp(
    @Body({ schema: StepUpInput }) input: z.infer<typeof StepUpInput>,
    @Req() request: DeskRequest,
  ): Promise<SessionView> {
    const session = signedInOf(request);
    const steppedUpAt = await this.stepUps.run(session, input, request.ip);
    return this.views.show({ ...session, steppedUpAt });
  }

  @Get('sessions')
  @Requires('session.own')
  @ApiOkResponse({ standardSchema: z.array(OpenSession) })
  async sessions(@Req() request: DeskRequest): Promise<OpenSession[]> {
    const { sessionId, officer } = signedInOf(request);
    const open = await this.desk.act(request, (ctx) => listSessions(ctx, this.policy, officer.id));
    return open.map((session) => openSessionOf(session, sessionId));
  }

  @Delete('sessions/:id')
  @Requires('session.own')
  @ApiOkResponse({ standardSchema: Done })
  async revoke(
    @Param('id', { schema: id }) sessionId: string,
    @Req() request: DeskRequest,
  ): Promise<{ ok: true }> {
    await this.desk.act(request, (ctx) => revokeSession(ctx, signedInOf(request).officer.id, sessionId));
    return { ok: true };
  }

  @Patch('profile')
  @Requires('session.own')
  @ApiOkResponse({ standardSchema: Me })
  async profile(
    @Body({ schema: ProfileInput }) input: z.infer<typeof ProfileInput>,
    @Req() request: DeskRequest,
  ): Promise<Me> {
    const { officer } = signedInOf(request);
    await this.desk.act(request, (ctx) => changeProfile(ctx, officer.id, input));
    return meOf({ ...officer, ...input });
  }

  @Post('password')
  @HttpCode(200)
  @Requires('session.own')
  @ApiOkResponse({ standardSchema: Done })
  async password(
    @Body({ schema: PasswordInput }) input: z.infer<typeof PasswordInput>,
    @Req() request: DeskRequest,
  ): Promise<{ ok: true }> {
    const session = signedInOf(request);
    await this.stepUps.checkPassword(session.officer.id, input.current, request.ip);
    await this.desk.act(request, (ctx) => changePassword(ctx, session, input.next));
    return { ok: true };
  }
}
