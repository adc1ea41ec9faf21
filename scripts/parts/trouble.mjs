/** A failure whose message is meant for the person at the terminal: it says what to do, a stack would only hide it. */
export class Trouble extends Error {}
