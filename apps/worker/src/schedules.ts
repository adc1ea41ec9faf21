import { Module, type OnModuleInit } from '@nestjs/common';
import { Schedules, SettingsService, jobs, type Context } from '#foundation';
import { scannerConfigured } from '#intake';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const everyChannel = (ctx: Context): Promise<{ channelId: string }[]> =>
  ctx.query<{ channelId: string }>(`select id as "channelId" from channel where state = 'active'`);

/** Every recurring job of the desk, on one page. However many workers run, each tick happens once. */
@Module({})
export class SchedulesModule implements OnModuleInit {
  constructor(
    private readonly schedules: Schedules,
    private readonly settings: SettingsService,
  ) {}

  onModuleInit(): void {
    this.schedules.every('audit.seal', this.settings.values.AUDIT_SEAL_SECONDS * 1000, jobs.sealAudit);
    this.schedules.every('requests.sweep', HOUR, jobs.sweepRequests);
    this.schedules.every('requests.destroy-documents', HOUR, jobs.destroyDocuments);
    this.schedules.every('audit.prune-reads', DAY, jobs.pruneAudit);
    this.schedules.every('triage.sweep-passed-on', HOUR, jobs.sweepPassedOn);
    this.schedules.every('retention.plan', DAY, jobs.planRetention);
    this.schedules.every('retention.announce', HOUR, jobs.announceDestruction);
    this.schedules.every('staff.sweep-sessions', HOUR, jobs.sweepSessions);
    if (scannerConfigured(this.settings.values))
      this.schedules.every('intake.scan-again', 10 * MINUTE, jobs.scanAgain);
    this.schedules.every('foundation.sweep-stores', DAY, jobs.sweepStores);
    const { values } = this.settings;
    this.schedules.every(
      'channels.reconcile',
      values.RECONCILE_MINUTES * MINUTE,
      jobs.reconcileChannel,
      everyChannel,
    );
    this.schedules.every('channels.watch', MINUTE, jobs.watchChannels);
    if (values.PROBE_MINUTES > 0)
      this.schedules.every('channels.probe', values.PROBE_MINUTES * MINUTE, jobs.sendProbe);
  }
}
