import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { SavedFilterInput, id as Id, SavedFilterView, Done } from '#contracts';
import { addSavedFilter, deleteSavedFilter, savedFilters } from '#staff';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';

const ResourceQuery = z.object({ resource: z.string().max(60) });

/** An officer's own filters; nobody else sees them. */
@ApiTags('saved filters')
@Controller('saved-filters')
export class SavedFiltersController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Requires('session.own')
  @ApiOkResponse({ standardSchema: z.array(SavedFilterView) })
  list(
    @Req() request: DeskRequest,
    @Query({ schema: ResourceQuery }) { resource }: { resource: string },
  ): Promise<SavedFilterView[]> {
    return this.desk.act(request, (ctx) => savedFilters(ctx, resource) as Promise<SavedFilterView[]>);
  }

  @Post()
  @HttpCode(201)
  @Requires('session.own')
  @ApiCreatedResponse({ standardSchema: SavedFilterView })
  add(
    @Req() request: DeskRequest,
    @Body({ schema: SavedFilterInput }) input: z.infer<typeof SavedFilterInput>,
  ) {
    return this.desk.act(request, (ctx) => addSavedFilter(ctx, input));
  }

  @Delete(':id')
  @Requires('session.own')
  @ApiOkResponse({ standardSchema: Done })
  async remove(@Req() request: DeskRequest, @Param('id', { schema: Id }) id: string) {
    await this.desk.act(request, (ctx) => deleteSavedFilter(ctx, id));
    return { ok: true };
  }
}
