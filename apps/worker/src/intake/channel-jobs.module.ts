import { Module, type OnModuleInit } from '@nestjs/common';
import { ConnectorsModule, ImapCensus } from '#connectors';
import { JobHandlers, jobs, type Context } from '#foundation';
import {
  AskAgain,
  IntakeModule,
  ReconcileChannel,
  SendProbe,
  WatchChannels,
  type TellAdministrator,
} from '#intake';
import { OfficerMail, RequestsModule } from '#requests';

/** Jobs that watch the channels: they compare, raise alarms and send the desk's own probes. */
@Module({ imports: [IntakeModule, ConnectorsModule, RequestsModule], providers: [SendProbe] })
export class ChannelJobsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly reconcile: ReconcileChannel,
    private readonly askAgain: AskAgain,
    private readonly watch: WatchChannels,
    private readonly probe: SendProbe,
    private readonly census: ImapCensus,
    private readonly mail: OfficerMail,
  ) {}

  onModuleInit(): void {
    const tell: TellAdministrator = (ctx, administrator, notice) =>
      this.mail.send(ctx, administrator, { ownerKind: 'channel-alarm', ...notice });
    const watch = (ctx: Context): Promise<void> => this.watch.run(ctx, tell);
    this.handlers.on(jobs.reconcileChannel, (ctx, { channelId }) =>
      this.reconcile.run(ctx, channelId, this.census),
    );
    this.handlers.on(jobs.askAgain, (ctx, { channelId }) => this.askAgain.run(ctx, channelId, this.census));
    this.handlers.on(jobs.watchChannels, watch);
    this.handlers.on(jobs.sendProbe, (ctx) => this.probe.run(ctx));
  }
}
