const MAX_CHARS = 2000;

/**
 * Where a link of a mail leads, in the form the browser would use (host names in Punycode, controls removed); null for
 * whatever is no address of the web or of a mailbox: scripts, data, files, and links within the mail.
 */
export function linkTarget(href: string): string | null {
  const written = href.replace(
    /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    '',
  );
  if (!/^(https?:|mailto:|\/\/)/i.test(written) || written.length > MAX_CHARS) return null;
  const absolute = written.startsWith('//') ? `https:${written}` : written;
  try {
    const url = new URL(absolute);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
