const FIELD = /\{(YYYY|MM|DD)\}/g;
const PARIS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

export const hasDay = (folder: string): boolean => new RegExp(FIELD.source).test(folder);

/** The folder of that day in Paris: `DPO/{YYYY}-{MM}` is `DPO/2026-11`. */
export function datedFolder(template: string, at: Date): string {
  const [YYYY, MM, DD] = PARIS.format(at).split('-');
  const day: Record<string, string> = { YYYY, MM, DD };
  return template.replace(FIELD, (_, field: string) => day[field]);
}
