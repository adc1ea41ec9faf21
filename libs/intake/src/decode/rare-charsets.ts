/** Upper halves of the DOS code pages that old French, Western and Russian mailers still name. */
const DOS = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  cp858:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
} as const;

type Decode = (bytes: Uint8Array) => string;

/** Charsets of mails that the platform's decoder does not know. */
export function rareDecoder(label: string): Decode | null {
  const name = label.replace(/^x-|^cs/, '').replace(/[\s._-]+/g, '');
  const page = /^(?:cp|ibm|dos|pc|msdos)?(437|850|858)(?:multilingual)?$/.exec(name)?.[1];
  if (page) return (bytes) => dos(bytes, DOS[`cp${page}` as keyof typeof DOS]);
  if (name === 'utf7' || name === 'unicode11utf7') return utf7;
  if (name === 'iso2022kr') return korean;
  if (name === 'hzgb2312' || name === 'hz') return hz;
  return null;
}

function dos(bytes: Uint8Array, upper: string): string {
  let out = '';
  for (const byte of bytes) out += byte < 0x80 ? String.fromCharCode(byte) : upper[byte - 0x80];
  return out;
}

/** RFC 2152: `+…-` holds UTF-16 in base64, `+-` is a plus. */
function utf7(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (all, word: string) => {
    if (word === '') return all === '+-' ? '+' : all;
    const pairs = Buffer.from(word, 'base64');
    return pairs
      .subarray(0, pairs.length & ~1)
      .swap16()
      .toString('utf16le');
  });
}

/** RFC 1557: shift-out begins the two-byte set, shift-in ends it. */
function korean(bytes: Uint8Array): string {
  const out = new Uint8Array(bytes.length);
  let shifted = false;
  let size = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x1b && bytes[i + 1] === 0x24 && bytes[i + 2] === 0x29) i += 3;
    else if (byte === 0x0e) shifted = true;
    else if (byte === 0x0f) shifted = false;
    else {
      if (byte === 0x0a) shifted = false;
      out[size++] = shifted && byte > 0x20 ? byte | 0x80 : byte;
    }
  }
  return new TextDecoder('euc-kr').decode(out.subarray(0, size));
}

/** RFC 1843: `~{` begins the two-byte set, `~}` ends it, `~~` is a tilde. */
function hz(bytes: Uint8Array): string {
  const out = new Uint8Array(bytes.length);
  let shifted = false;
  let size = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    const next = byte === 0x7e ? bytes[i + 1] : undefined;
    if (next === 0x7b || next === 0x7d) {
      shifted = next === 0x7b;
      i += 1;
    } else if (next === 0x7e || next === 0x0a) {
      if (next === 0x7e) out[size++] = 0x7e;
      i += 1;
    } else {
      if (byte === 0x0a) shifted = false;
      out[size++] = shifted && byte > 0x20 ? byte | 0x80 : byte;
    }
  }
  return new TextDecoder('gbk').decode(out.subarray(0, size));
}
