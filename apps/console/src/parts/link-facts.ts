/** What a reader should know of a link before it is followed. */
export interface LinkFacts {
  readonly to: string;
  readonly host: string;
  readonly isMail: boolean;
  readonly warnings: readonly LinkWarning[];
}
export type LinkWarning = 'otherHost' | 'punycode' | 'userInfo' | 'address' | 'plain' | 'port';

/** The target as the desk's server wrote it (`data-to`), and the words under which the mail shows it. */
export function linkFacts(to: string, text: string): LinkFacts | null {
  let url: URL;
  try {
    url = new URL(to);
  } catch {
    return null;
  }
  const isMail = url.protocol === 'mailto:';
  if (!isMail && url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const host = isMail ? (url.pathname.split('@').pop() ?? '') : url.hostname;
  const shown = hostIn(text);
  const warnings: LinkWarning[] = [];
  if (shown && !sameHost(shown, host)) warnings.push('otherHost');
  if (/(^|\.)xn--/.test(host)) warnings.push('punycode');
  if (url.username !== '' || url.password !== '') warnings.push('userInfo');
  if (/^[\d.]+$|^\[/.test(host)) warnings.push('address');
  if (url.protocol === 'http:') warnings.push('plain');
  if (url.port !== '') warnings.push('port');
  return { to: url.href, host, isMail, warnings };
}

/** The host that the words name, where they look like an address. */
function hostIn(text: string): string | null {
  const [, named] =
    /(?:^|[\s<(«“"])(?:https?:\/\/|www\.|[^\s@/]+@)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})/iu.exec(text) ?? [];
  if (!named) return null;
  try {
    return new URL(`https://${named}`).hostname;
  } catch {
    return null;
  }
}

const sameHost = (shown: string, host: string): boolean => {
  const [a, b] = [shown, host].map((one) => one.toLowerCase().replace(/^www\./, ''));
  return a === b || b.endsWith(`.${a}`);
};
