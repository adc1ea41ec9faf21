/** Colour of a letter's state; it only repeats the word. */
export const letterTone = (state: string): string =>
  ({ draft: '', queued: 'blue', sent: 'blue', delivered: 'green', bounced: 'red', failed: 'red' })[state] ??
  '';

export const requestTone = (state: string): string =>
  ({ received: 'accent', assessing: 'accent', decided: 'blue', answered: 'green' })[state] ?? '';
