/** Thrown by a handler that cannot do its work now through no fault of the job: no attempt is counted. */
export class Postpone extends Error {
  constructor(
    readonly delayMs: number,
    reason: string,
  ) {
    super(reason);
    this.name = 'Postpone';
  }
}
