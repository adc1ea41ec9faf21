import type { ChannelAlarm, LetterLanguage } from '#domain';
import type { ChannelWatch } from './channel-watch.query.js';

const hoursSince = (at: Date | null, now: Date): number =>
  at === null ? 0 : Math.floor((now.getTime() - at.getTime()) / 3600_000);

type Words = Readonly<Record<ChannelAlarm, (watch: ChannelWatch, now: Date) => string>>;

const fr: Words = {
  gap: ({ openGaps }) => (openGaps === 1 ? '1 écart' : `${openGaps} écarts`),
  silence: ({ newestJournaledAt }, now) => `aucun message depuis ${hoursSince(newestJournaledAt, now)} h`,
  'not-compared': () => 'la comparaison ne se fait plus',
  'source-silent': () => 'la boîte ne répond pas',
  'probe-lost': () => 'le message témoin n’est pas revenu',
};
const en: Words = {
  gap: ({ openGaps }) => (openGaps === 1 ? '1 gap' : `${openGaps} gaps`),
  silence: ({ newestJournaledAt }, now) => `no mail for ${hoursSince(newestJournaledAt, now)} h`,
  'not-compared': () => 'it is no longer compared',
  'source-silent': () => 'the mailbox does not answer',
  'probe-lost': () => 'the probe did not come back',
};

/** The subject of an alarm's mail: the channel and what is wrong with it, never a word about a person. */
export const alarmSubject: Readonly<Record<LetterLanguage, (watch: ChannelWatch, now: Date) => string>> = {
  fr: (watch, now) => `Canal ${watch.name} : ${watch.alarms.map((kind) => fr[kind](watch, now)).join(', ')}`,
  en: (watch, now) => `Channel ${watch.name}: ${watch.alarms.map((kind) => en[kind](watch, now)).join(', ')}`,
};

export const allClearSubject: Readonly<Record<LetterLanguage, (name: string) => string>> = {
  fr: (name) => `Canal ${name} : tout est rentré dans l’ordre`,
  en: (name) => `Channel ${name}: all clear`,
};
