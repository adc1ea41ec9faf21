import { z } from 'zod';
import { PASS_ON_DELAY_DAYS, passOnStates, passOnWays } from '#domain';
import { id, instant } from './common.js';
import { NotPrivacyKind } from './words.js';

export const PassOnWay = z.enum(passOnWays).meta({ id: 'PassOnWay' });
export const PassOnState = z.enum(passOnStates).meta({ id: 'PassOnState' });

/** Where one kind of mail that is not the desk's business is passed on to; without a channel, for every channel. */
export const PassOnTargetView = z
  .object({
    id,
    channelId: id.nullable(),
    kind: NotPrivacyKind,
    way: PassOnWay,
    address: z.string().nullable(),
    folder: z.string().nullable(),
    delayDays: z.number().int(),
  })
  .meta({ id: 'PassOnTargetView' });
export type PassOnTargetView = z.infer<typeof PassOnTargetView>;

export const PassOnTargetInput = z
  .object({
    channelId: id.nullable().default(null),
    kind: NotPrivacyKind,
    /** Resent to an address, moved to a folder of the mailbox, or nobody needs it. */
    way: PassOnWay,
    address: z.email().max(254).nullable().default(null),
    folder: z.string().trim().min(1).max(200).nullable().default(null),
    delayDays: z.number().int().min(0).max(3650).default(PASS_ON_DELAY_DAYS),
  })
  .meta({ id: 'PassOnTargetInput' });
export type PassOnTargetInput = z.infer<typeof PassOnTargetInput>;

/** Figures of a channel for one kind: where it goes, and how many mails of it stand where. */
export const PassOnFigures = z
  .object({
    kind: NotPrivacyKind,
    target: PassOnTargetView.nullable(),
    /** Confirmed as not the desk's business while nobody said where they go: nothing of them is destroyed. */
    withoutTarget: z.number().int(),
    waiting: z.number().int(),
    passed: z.number().int(),
    failed: z.number().int(),
    destroyed: z.number().int(),
    nextEnd: instant.nullable(),
  })
  .meta({ id: 'PassOnFigures' });
export type PassOnFigures = z.infer<typeof PassOnFigures>;

/** What became of one mail of a ticket. */
export const PassOnView = z
  .object({
    messageId: id,
    kind: NotPrivacyKind,
    way: PassOnWay.nullable(),
    target: z.string().nullable(),
    state: PassOnState,
    failure: z.string().nullable(),
    /** The answer of the server that took it, and the SHA-256 of what it took. */
    response: z.string().nullable(),
    finalSha256: z.string().nullable(),
    passedAt: instant.nullable(),
    destroyAfter: instant.nullable(),
    destroyedAt: instant.nullable(),
  })
  .meta({ id: 'PassOnView' });
export type PassOnView = z.infer<typeof PassOnView>;

/** `set-aside`: what the antivirus keeps back goes to nobody, and its content goes after the delay. */
export const PassOnRetryInput = z.object({ how: z.enum(['again', 'arrived', 'set-aside']) });
