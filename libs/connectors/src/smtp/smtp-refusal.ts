/** An answer other than 250: smtp-server sends the code and the words. */
export class SmtpRefusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message);
    this.name = 'SmtpRefusal';
  }
}

/** 451 4.3.0: the sender keeps the mail and tries again. The answer to every doubt. */
export const putOff = (): SmtpRefusal =>
  new SmtpRefusal(451, 'Not written to the journal yet, please try again later');
