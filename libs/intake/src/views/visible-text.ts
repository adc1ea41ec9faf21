/** Controls, and marks that turn the direction of reading, stand visibly in a name or a subject: nothing hides or turns it. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/g;

/** As many characters as before, so that places in the text stay where they are. */
export const visibleText = (text: string): string =>
  text.replace(HIDDEN, (c) => {
    const code = c.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? '\u2421' : '\ufffd';
  });
