import type { PassOnFigures, PassOnView } from '#contracts';
import { notPrivacySubclasses } from '#domain';
import type { PassOnCount, PassOnRow, PassOnTarget } from '#triage';

export const passOnView = (row: PassOnRow): PassOnView => ({
  ...row,
  kind: row.kind as PassOnView['kind'],
  passedAt: iso(row.passedAt),
  destroyAfter: iso(row.destroyAfter),
  destroyedAt: iso(row.destroyedAt),
});

/** Every kind with its target on this channel, its own before the desk's. */
export function passOnFigures(
  channelId: string,
  targets: readonly PassOnTarget[],
  counts: readonly PassOnCount[],
): PassOnFigures[] {
  return notPrivacySubclasses.map((kind) => {
    const of = (channel: string | null) =>
      targets.find((one) => one.kind === kind && one.channelId === channel);
    const rows = counts.filter((one) => one.kind === kind);
    const mails = (state: string) => rows.find((one) => one.state === state)?.mails ?? 0;
    return {
      kind,
      target: of(channelId) ?? of(null) ?? null,
      withoutTarget: mails('no-target'),
      waiting: mails('waiting'),
      passed: mails('passed'),
      failed: mails('failed'),
      destroyed: mails('destroyed'),
      nextEnd: iso(rows.find((one) => one.nextEnd !== null)?.nextEnd ?? null),
    };
  });
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
