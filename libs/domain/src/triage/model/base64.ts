const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i += 1) VALUE[ALPHABET.charCodeAt(i)] = i;

/** The bytes of a Base64 text; the domain knows nothing of the machine that could do it. */
export function base64(text: string): Uint8Array {
  const length = text.replace(/=+$/, '').length;
  const bytes = new Uint8Array(Math.floor((length * 3) / 4));
  for (let i = 0, out = 0; i < length; i += 4) {
    const four =
      (VALUE[text.charCodeAt(i)] << 18) |
      (VALUE[text.charCodeAt(i + 1)] << 12) |
      (VALUE[text.charCodeAt(i + 2) & 127] << 6) |
      VALUE[text.charCodeAt(i + 3) & 127];
    for (let shift = 16; shift >= 0 && out < bytes.length; shift -= 8, out += 1) bytes[out] = four >> shift;
  }
  return bytes;
}
