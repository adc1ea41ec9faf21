import { z } from 'zod';
import { civilDay, id, instant } from './common.js';
import { Role } from './words.js';

export const SignInInput = z.object({
  email: z.string().min(3).max(254),
  password: z.string().min(1).max(1024),
});
export type SignInInput = z.infer<typeof SignInInput>;

export const Me = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    roles: z.array(Role),
    permissions: z.array(z.string()),
    actsForController: z.boolean(),
    locale: z.enum(['fr', 'en']),
    theme: z.enum(['system', 'light', 'dark']),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

/** `second-factor`: a code or passkey is awaited. `enrol`: a second factor must be enrolled first. `full`: signed in. */
export const SessionView = z
  .object({
    stage: z.enum(['second-factor', 'enrol', 'full']),
    csrfToken: z.string(),
    methods: z.array(z.enum(['totp', 'passkey'])),
    me: Me.nullable(),
    steppedUpUntil: instant.nullable(),
    /** The desk runs on sample data: the console says so. */
    sample: z.boolean(),
    today: civilDay,
  })
  .meta({ id: 'SessionView' });
export type SessionView = z.infer<typeof SessionView>;

export const TotpInput = z.object({ code: z.string().regex(/^\d{6}$/) });
export const PasskeyInput = z.object({ response: z.record(z.string(), z.unknown()) });
export const StepUpInput = z.object({
  password: z.string().max(1024).optional(),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
});
/** Options for `navigator.credentials`, handed over as the browser wants them (WebAuthn). */
export const PasskeyOptions = z.record(z.string(), z.unknown()).meta({ id: 'PasskeyOptions' });
export const TotpEnrolment = z
  .object({ id, secret: z.string(), uri: z.string() })
  .meta({ id: 'TotpEnrolment' });
export const ConfirmTotpInput = z.object({
  id,
  code: z.string().regex(/^\d{6}$/),
  label: z.string().min(1).max(80),
});
export const EnrolPasskeyInput = z.object({
  response: z.record(z.string(), z.unknown()),
  label: z.string().min(1).max(80),
});
export const SecondFactorView = z
  .object({
    id,
    kind: z.enum(['totp', 'passkey']),
    label: z.string(),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
  })
  .meta({ id: 'SecondFactorView' });
export type SecondFactorView = z.infer<typeof SecondFactorView>;
export const OpenSession = z
  .object({
    id,
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    current: z.boolean(),
  })
  .meta({ id: 'OpenSession' });
export type OpenSession = z.infer<typeof OpenSession>;
export const ProfileInput = z.object({
  locale: z.enum(['fr', 'en']).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
});
export const PasswordInput = z.object({ current: z.string().max(1024), next: z.string().min(12).max(1024) });
