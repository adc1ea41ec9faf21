/** Generated mails: 2 to 8 KB, a fifth with a 50 KB attachment; same seed, same bytes. */
export function generateMails(count: number, seed?: number): Buffer[];
