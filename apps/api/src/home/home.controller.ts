import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { HomeView } from '#contracts';
import { homeView } from '#requests';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { requestRowView } from '../requests/request-view.js';

/** How the desk stands this morning. */
@ApiTags('home')
@Controller('home')
export class HomeController {
  constructor(private readonly desk: Desk) {}

  @Get()
  @Requires('home.read')
  @ApiOkResponse({ standardSchema: HomeView })
  home(@Req() request: DeskRequest): Promise<HomeView> {
    return this.desk.read<HomeView>(
      request,
      { type: 'home.viewed', ids: ({ next }) => next.map(({ id }) => id) },
      async (ctx) => {
        const figures = await homeView(ctx);
        return { ...figures, next: figures.next.map(requestRowView) };
      },
    );
  }
}
