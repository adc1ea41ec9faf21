const zone = 'Europe/Paris';

/** How many minutes Paris is ahead of UTC at an instant. */
function offsetAt(instant: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    timeZoneName: 'longOffset',
  }).formatToParts(instant);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT+01:00';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? ['', '+', '01', '00'];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The instant of a civil day and hour in Paris, in either season. */
export function parisInstant(day: string, hour: string): string {
  const asUtc = new Date(`${day}T${hour || '00:00'}:00Z`);
  const guess = new Date(asUtc.getTime() - offsetAt(asUtc) * 60_000);
  return new Date(asUtc.getTime() - offsetAt(guess) * 60_000).toISOString();
}
