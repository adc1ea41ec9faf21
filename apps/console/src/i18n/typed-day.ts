const pad = (part: string | number) => String(part).padStart(2, '0');

/** The civil day that somebody types, day first: `7/4/2026`, `07.04.26`, `7 4` (this year); null when it is none. */
export function typedDay(text: string, today: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const typed = /^(\d{1,2})[\s./-]+(\d{1,2})(?:[\s./-]+(\d{4}|\d{2}))?$/.exec(text.trim());
  if (!iso && !typed) return null;
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : [typed?.[3] ?? today.slice(0, 4), typed?.[2], typed?.[1]];
  const civil = `${year?.length === 2 ? `20${year}` : year}-${pad(month ?? '')}-${pad(day ?? '')}`;
  const read = new Date(`${civil}T12:00:00Z`);
  // The 31st of June would otherwise become the 1st of July.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(civil) ? civil : null;
}

/** A civil day as both languages of the console write it in figures: 07/04/2026. */
export const writtenDay = (civil: string): string => civil.split('-').reverse().join('/');

/** The hour that somebody types, on 24 hours: `9`, `9h30`, `18:05`; null when it is none. */
export function typedHour(text: string): string | null {
  const typed = /^(\d{1,2})\s*(?:[h:.]\s*(\d{2})?)?$/i.exec(text.trim());
  if (!typed) return null;
  const [hours, minutes] = [Number(typed[1]), Number(typed[2] ?? 0)];
  return hours < 24 && minutes < 60 ? `${pad(hours)}:${pad(minutes)}` : null;
}
