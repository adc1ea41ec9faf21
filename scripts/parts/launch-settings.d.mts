/** The repository's folder. */
export const root: string;
/** Node 24 of the lock file. */
export const node24: string;
