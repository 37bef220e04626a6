const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|z|[+-]\d{2}:\d{2})$/;

/** Whether a text is a day that exists, written `2026-11-23`. */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  return match !== null && dayExists(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Whether a text is a date and time with an offset (RFC 3339; seconds may be left out). */
export function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  if (!match || !dayExists(Number(match[1]), Number(match[2]), Number(match[3]))) return false;
  return (
    Number(match[4]) < 24 &&
    Number(match[5]) < 60 &&
    Number(match[6] ?? 0) < 60 &&
    !Number.isNaN(Date.parse(normal(text)))
  );
}

/** Milliseconds since 1970 of a date and time with an offset, or null where the text is not one. */
export function instant(text: string | null | undefined): number | null {
  return typeof text === 'string' && isDateTime(text) ? Date.parse(normal(text)) : null;
}

const normal = (text: string): string => text.replace(' ', 'T').toUpperCase();

function dayExists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
