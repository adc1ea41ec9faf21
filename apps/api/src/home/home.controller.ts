import { Controller, Get, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { HomeView } from '#contracts';
import { may } from '#domain';
import type { Context } from '#foundation';
import { homeView, listBreaches, listEnquiries } from '#requests';
import { lettersToRead } from '#responses';
import { breachRowView } from '../breaches/breach-view.js';
import { enquiryRowView } from '../enquiries/enquiry-view.js';
import { Requires } from '../http/access.js';
import { Desk } from '../http/desk.js';
import type { DeskRequest } from '../http/desk-request.js';
import { waitingReadingView } from '../letters/letter-view.js';
import { iso } from '../tickets/timeline.js';
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
        ids: (home) => shownOn(home).map(({ id }) => id),
        nobody: (home) => shownOn(home).length === 0,
      },
      async (ctx) => {
        const figures = await homeView(ctx);
        const readings = await lettersToRead(ctx, may(this.desk.officerOf(request).roles, 'letter.approve'));
        return {
          ...figures,
          ...(await urgent(ctx)),
          next: figures.next.map(requestRowView),
          toDecide: figures.toDecide.map((one) => ({ ...one, askedAt: iso(one.askedAt) })),
          readings: readings.map(waitingReadingView),
        };
      },
    );
  }
}

const shownOn = ({ next, toDecide, myTasks, readings, breaches, enquiries }: HomeView): { id: string }[] => [
  ...next,
  ...toDecide.filter(({ id }) => !next.some((row) => row.id === id)),
  ...myTasks,
  ...readings,
  ...breaches,
  ...enquiries,
];

/** What runs by the hour, and what the supervisory authority or somebody with a question waits for. */
async function urgent(ctx: Context): Promise<Pick<HomeView, 'breaches' | 'enquiries'>> {
  const breaches = await listBreaches(ctx, { owed: true, limit: 5 });
  const enquiries = await listEnquiries(ctx, { state: ['open'], limit: 5 });
  return { breaches: breaches.items.map(breachRowView), enquiries: enquiries.items.map(enquiryRowView) };
}
