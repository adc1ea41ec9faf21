import { Module, type OnModuleInit } from '@nestjs/common';
import { Blobs, JobHandlers, jobs, Keyring, Mailout, SettingsService, type Context } from '#foundation';
import { RequestsModule } from '#requests';
import { AnnounceDestruction } from './announce-destruction.js';
import { destroyFiles } from './destroy-files.js';
import { planRetention } from './plan-retention.js';

/** The jobs of the end of life of files. */
@Module({ imports: [RequestsModule], providers: [AnnounceDestruction], exports: [AnnounceDestruction] })
export class RetentionModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly blobs: Blobs,
    private readonly keyring: Keyring,
    private readonly mailout: Mailout,
    private readonly settings: SettingsService,
    private readonly announce: AnnounceDestruction,
  ) {}

  onModuleInit(): void {
    this.handlers.on(jobs.planRetention, (ctx, { afterId }) => planRetention(ctx, afterId));
    this.handlers.on(jobs.destroyFiles, async (ctx) => {
      await this.destroy(ctx);
    });
    this.handlers.on(jobs.announceDestruction, (ctx) => this.announce.run(ctx));
  }

  /** One batch of what is due. */
  destroy(ctx: Context): Promise<number> {
    const { blobs, keyring, mailout } = this;
    return destroyFiles(ctx, { blobs, keyring, mailout, backupDays: this.settings.values.KEY_BACKUP_DAYS });
  }
}
