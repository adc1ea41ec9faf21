import { z } from 'zod';
import {
  channelAlarmKinds,
  gapReasons,
  mailboxGapReasons,
  mailboxAsksForToken,
  mailboxPasswordVariable,
  mailboxSignIns,
  mailboxTokenUrl,
} from '#domain';
import { flag, id, instant, page, paging } from './common.js';
import { ChannelKind } from './words.js';
import { StepView } from './ticket.js';

/** A mail that is not accounted for: which, why, since when. */
export const ChannelGapView = z
  .object({
    id,
    why: z.enum(gapReasons),
    /** UID in its folder, identity of a delivery, or id of a message. */
    subject: z.string(),
    since: instant,
    /** Found once it may still be on its way into the journal. */
    confirmed: z.boolean(),
  })
  .meta({ id: 'ChannelGapView' });

export const ChannelView = z
  .object({
    id,
    kind: ChannelKind,
    name: z.string(),
    /** On trial a mailbox is only looked at: nothing is taken, moved or answered. */
    state: z.enum(['trial', 'active', 'paused']),
    /** Counted at the source; null where the source cannot count (manual entry). */
    seen: z.number().int().nullable(),
    seenAt: instant.nullable(),
    journaled: z.number().int(),
    /** Messages that stand in a ticket. */
    accounted: z.number().int(),
    inProgress: z.number().int(),
    byHand: z.number().int(),
    copies: z.number().int(),
    /** The oldest hundred of them. */
    gaps: z.array(ChannelGapView),
    openGaps: z.number().int(),
    /** Seen at the source and without a row in the journal. */
    missing: z.number().int(),
    /** The last comparison with the source and the tickets, and the last time the source itself answered. */
    comparedAt: instant.nullable(),
    tookMs: z.number().int().nullable(),
    answeredAt: instant.nullable(),
    atSource: z.number().int().nullable(),
    compareError: z.string().nullable(),
    newestJournaledAt: instant.nullable(),
    /** Hours without a mail after which an administrator is told; null = judged by habit, 0 = never. */
    silenceHours: z.number().int().nullable(),
    quietLimitMs: z.number().nullable(),
    alarms: z.array(z.enum(channelAlarmKinds)),
    alarmSince: instant.nullable(),
    /** Mails that the mailbox shows and that could not be read yet, by UID. */
    unread: z.array(
      z.object({
        uid: z.number().int(),
        reason: z.enum(mailboxGapReasons),
        size: z.number().int().nullable(),
        attempts: z.number().int(),
        since: instant,
      }),
    ),
    /** What a mailbox on trial would bring, as last counted. */
    trial: z
      .object({
        mails: z.number().int(),
        bytes: z.number().int(),
        tooLarge: z.number().int(),
        countedAt: instant,
      })
      .nullable(),
    /** Mails received before never get an automatic letter. */
    activatedAt: instant.nullable(),
    newestAt: instant.nullable(),
    oldestUnhandledAt: instant.nullable(),
    lastError: z.string().nullable(),
    lastErrorAt: instant.nullable(),
    /** Host, port, user, folder … never a secret. */
    config: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'ChannelView' });
export type ChannelView = z.infer<typeof ChannelView>;

export const ChannelMessage = z
  .object({
    id,
    receivedAt: instant,
    journaledAt: instant,
    ticketId: id.nullable(),
    ticketReference: z.string().nullable(),
    state: z.string(),
    byHand: z.boolean(),
    size: z.number().int(),
    steps: z.array(StepView),
  })
  .meta({ id: 'ChannelMessage' });
export const ChannelMessagePage = page(ChannelMessage).meta({ id: 'ChannelMessagePage' });
export const ChannelMessageQuery = z.object({ ...paging, byHand: flag });

export const ImapChannelInput = z
  .object({
    name: z.string().trim().min(1).max(80),
    host: z.string().trim().min(1).max(253),
    port: z.number().int().min(1).max(65535),
    secure: z.boolean().default(true),
    user: z.string().min(1).max(254),
    signIn: z.enum(mailboxSignIns).default('password'),
    /** Name of the environment variable that holds the password, the access token, the client's secret, or the refresh token. */
    passwordVariable: z.string().max(80).regex(mailboxPasswordVariable),
    /** For `client-credentials` and `refresh-token`: where an access token is asked for, as whom, for what. */
    tokenUrl: z.string().max(500).regex(mailboxTokenUrl).nullable().default(null),
    clientId: z.string().trim().min(1).max(254).nullable().default(null),
    scope: z.string().trim().max(500).nullable().default(null),
    folder: z.string().min(1).max(200).default('INBOX'),
    /** `{YYYY}`, `{MM}` and `{DD}` stand for the day of the move in Paris; the folder is made when missing. */
    moveTo: z.string().max(200).nullable().default(null),
  })
  .refine(({ signIn, tokenUrl, clientId }) => !mailboxAsksForToken(signIn) || (tokenUrl && clientId), {
    path: ['tokenUrl'],
    message: 'a token is asked for at tokenUrl as clientId',
  })
  .meta({ id: 'ImapChannelInput' });
export const GapSettleInput = z
  .object({ reason: z.string().trim().min(10).max(1000) })
  .meta({ id: 'GapSettleInput' });
export const SilenceInput = z
  .object({ hours: z.number().int().min(0).max(8760).nullable() })
  .meta({ id: 'SilenceInput' });
/** What is wrong with the channels at this moment. */
export const ChannelAlarms = z
  .object({
    channels: z.array(
      z.object({
        id,
        name: z.string(),
        kind: ChannelKind,
        alarms: z.array(z.enum(channelAlarmKinds)),
        openGaps: z.number().int(),
        newestJournaledAt: instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'ChannelAlarms' });
export type ChannelAlarms = z.infer<typeof ChannelAlarms>;
export const ChannelStateInput = z.object({ state: z.enum(['active', 'paused']) });
