/** How a mail that is not the desk's business goes to who answers it; `none`: it needs nobody. */
export const passOnWays = ['resend', 'move', 'none'] as const;
export type PassOnWay = (typeof passOnWays)[number];

/** What became of one such mail. */
export const passOnStates = ['no-target', 'waiting', 'passed', 'failed', 'taken-back', 'destroyed'] as const;
export type PassOnState = (typeof passOnStates)[number];

/** Days between passing a mail on and the end of its body, unless an administrator says otherwise. */
export const PASS_ON_DELAY_DAYS = 30;
