import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { HomeView } from '#contracts';
import { may } from '#domain';
import { homeView } from '#requests';
import { lettersToRead } from '#responses';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { waitingReadingView } from '../letters/letter-view.js';
import { requestRowView } from '../requests/request-view.js';

/**
 * How the desk stands this morning. Beside its figures the page shows the next requests with the name and address of who wrote,
 * and the officer's own tasks as they were worded: each load that shows one of them is a read of personal data. A desk with
 * neither shows numbers, and nothing is recorded.
 */
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
      {
        type: 'home.viewed',
        ids: ({ next, myTasks, readings }) => [...next, ...myTasks, ...readings].map(({ id }) => id),
        nobody: ({ next, myTasks, readings }) => next.length + myTasks.length + readings.length === 0,
      },
      async (ctx) => {
        const figures = await homeView(ctx);
        const readings = await lettersToRead(ctx, may(this.desk.officerOf(request).roles, 'letter.approve'));
        return {
          ...figures,
          next: figures.next.map(requestRowView),
          readings: readings.map(waitingReadingView),
        };
      },
    );
  }
}
