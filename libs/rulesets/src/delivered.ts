import {
  defaultPolicy,
  defaultRetention,
  workingCalendars,
  type Policy,
  type RetentionPeriods,
  type WorkingCalendar,
} from '#domain';

export const ruleSetKinds = ['calendar', 'policy', 'retention'] as const;
export type RuleSetKind = (typeof ruleSetKinds)[number];

export const isRuleSetKind = (kind: string): kind is RuleSetKind => ruleSetKinds.some((one) => one === kind);

/** What each kind holds. */
export interface RuleSetContent {
  calendar: { calendars: Record<string, WorkingCalendar>; default: string };
  policy: Policy;
  retention: RetentionPeriods;
}

/** Delivered sets apply until counsel proposes and a second officer approves another version. */
export const DELIVERED = 'delivered with the desk';
export const DELIVERED_VERSION = '2026.1';

interface Delivered<K extends RuleSetKind = RuleSetKind> {
  kind: K;
  source: string;
  content: RuleSetContent[K];
}

const calendar: Delivered<'calendar'> = {
  kind: 'calendar',
  source:
    'Règlement (CEE, Euratom) 1182/71 art. 2 et 3 ; Code du travail art. L3133-1, L3134-13 ; domain reference, section b',
  content: { calendars: { ...workingCalendars }, default: 'FR' },
};

const policy: Delivered<'policy'> = {
  kind: 'policy',
  source:
    'RGPD art. 12 ; loi 78-17 art. 45 ; Mailo privacy rules of 10 December 2020 ; domain reference, sections a to c',
  content: { ...defaultPolicy, version: DELIVERED_VERSION },
};

const retention: Delivered<'retention'> = {
  kind: 'retention',
  source:
    'RGPD art. 5(1)(e), 5(2), 17(3)(e) ; délibération CNIL 2021-122 ; lignes directrices EDPB 01/2022 points 77-78 ; domain reference, section g',
  content: { ...defaultRetention, version: DELIVERED_VERSION },
};

export const delivered: readonly Delivered[] = [calendar, policy, retention];

/** What the rules are given where no rule set stands in the table yet: the same values, the same version. */
export const deliveredContent: RuleSetContent = {
  calendar: calendar.content,
  policy: policy.content,
  retention: retention.content,
};

const shipped: Readonly<Record<RuleSetKind, object>> = {
  calendar: {},
  policy: defaultPolicy,
  retention: defaultRetention,
};

/** The content of a version as it judges: a value that a later desk brought, the table of identity too, is the delivered one. */
export const judgedContent = (kind: string, content: Record<string, unknown>): Record<string, unknown> =>
  isRuleSetKind(kind) ? { ...shipped[kind], ...content } : content;
