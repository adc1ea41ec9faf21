import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SearchPage, SearchQuery } from '#contracts';
import type { KeysetPage } from '#foundation';
import { searchDesk, type SearchHit } from '#triage';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';

/** One box for references, people, addresses, subjects and what was written. One event of the journal a search. */
@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Requires('search.read')
  @ApiOkResponse({ standardSchema: SearchPage })
  search(
    @Req() request: DeskRequest,
    @Query({ schema: SearchQuery }) query: { q: string; cursor?: string; limit: number },
  ) {
    return this.desk.read<KeysetPage<SearchHit>>(
      request,
      { type: 'desk.searched', ids: ({ items }) => items.map(({ id }) => id) },
      (ctx) => searchDesk(ctx, query.q, query.limit, query.cursor),
    );
  }
}
