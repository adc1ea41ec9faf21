import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  EnquiryActionInput,
  EnquiryInput,
  EnquiryPage,
  EnquiryQuery,
  EnquiryView,
  HandOverFileInput,
  id as Id,
} from '#contracts';
import { may } from '#domain';
import { DomainError, type Context } from '#foundation';
import { actOnEnquiry, editEnquiry, handOverFile, listEnquiries, seenEnquiry } from '#requests';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { actPermission, enquiryRowView, enquiryView } from './enquiry-view.js';

const Action = z.string().regex(/^[a-z-]{1,40}$/);

/** Questions on privacy and letters of the supervisory authority: answered by a date, or ended with a reason. */
@ApiTags('enquiries')
@Controller('enquiries')
export class EnquiriesController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Requires('enquiry.read')
  @ApiOkResponse({ standardSchema: EnquiryPage })
  list(
    @Req() request: DeskRequest,
    @Query({ schema: EnquiryQuery }) query: EnquiryQuery,
  ): Promise<EnquiryPage> {
    return this.desk.read<EnquiryPage>(
      request,
      { type: 'enquiry.listed', ids: ({ items }) => items.map(({ id }) => id) },
      async (ctx) => {
        const { items, next } = await listEnquiries(ctx, query);
        return { items: items.map(enquiryRowView), next };
      },
    );
  }

  @Get(':id')
  @Requires('enquiry.read')
  @ApiOkResponse({ standardSchema: EnquiryView })
  view(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string): Promise<EnquiryView> {
    const shown = {
      type: 'enquiry.viewed',
      object: { kind: 'enquiry', id },
      ticketId: ({ ticketId }: EnquiryView) => ticketId,
    };
    return this.desk.read(request, shown, (ctx) => this.answer(request, ctx, id));
  }

  @Patch(':id')
  @Requires('enquiry.act')
  @ApiOkResponse({ standardSchema: EnquiryView })
  edit(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: EnquiryInput }) input: EnquiryInput,
  ): Promise<EnquiryView> {
    return this.change(request, id, (ctx) => editEnquiry(ctx, id, input));
  }

  @Post(':id/actions/:action')
  @HttpCode(200)
  @Requires('enquiry.act')
  @ApiOkResponse({ standardSchema: EnquiryView })
  act(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Param('action', { schema: Action }) action: string,
    @Body({ schema: EnquiryActionInput }) input: EnquiryActionInput,
  ): Promise<EnquiryView> {
    return this.change(request, id, (ctx) => actOnEnquiry(ctx, id, action, input));
  }

  /** Writes down what the authority was given; it sends nothing. */
  @Post(':id/handovers')
  @HttpCode(200)
  @Requires('supervisory.act')
  @ApiOkResponse({ standardSchema: EnquiryView })
  handOver(
    @Req() request: DeskRequest,
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: HandOverFileInput }) { at, ...input }: HandOverFileInput,
  ): Promise<EnquiryView> {
    return this.change(request, id, (ctx) => handOverFile(ctx, id, { ...input, at: new Date(at) }));
  }

  private change(
    request: DeskRequest,
    id: string,
    act: (ctx: Context) => Promise<unknown>,
  ): Promise<EnquiryView> {
    return this.desk.act(request, async (ctx) => {
      const { kind } = await seenEnquiry(ctx, id);
      const permission = actPermission(kind);
      if (!may(this.desk.officerOf(request).roles, permission))
        throw new DomainError('forbidden', 'forbidden', { permission });
      await act(ctx);
      return this.answer(request, ctx, id);
    });
  }

  private answer(request: DeskRequest, ctx: Context, id: string): Promise<EnquiryView> {
    return enquiryView(ctx, id, this.desk.officerOf(request).roles);
  }
}
