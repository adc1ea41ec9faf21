/** A mail as the server gave it. */
export interface FetchedMail {
  readonly uid: number;
  readonly raw: Buffer;
  readonly internalDate: Date;
}
