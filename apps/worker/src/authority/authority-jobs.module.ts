import { Module, type OnModuleInit } from '@nestjs/common';
import { AuthorityModule, PageCounsel } from '#authority';
import { JobHandlers, jobs } from '#foundation';

/** Jobs of authority files. */
@Module({ imports: [AuthorityModule] })
export class AuthorityJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly pageCounsel: PageCounsel,
  ) {}

  onModuleInit(): void {
    this.handlers.on(jobs.remindAuthorityFile, (ctx, { fileId }) => this.pageCounsel.run(ctx, fileId));
  }
}
