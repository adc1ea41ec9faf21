const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
});

/** What a clock on a Paris wall shows, `09:12`. */
export const hourOf = (at: string | Date): string => clock.format(new Date(at));
export const hourNow = (): string => hourOf(new Date());
