/** A moment as a clock in some time zone shows it. */
export interface LocalTime {
  /** 2026 */
  year: string;
  /** 01 to 12 */
  month: string;
  /** 2026-11-23 */
  date: string;
  /** RFC 3339 with the offset of that day: 2026-11-23T14:05:00+00:00 */
  dateTime: string;
}

/**
 * What the clock and the calendar of a time zone say at a moment.
 * @param timezone IANA name, as in `newsctl.yaml`
 */
export function localTime(now: Date, timezone: string): LocalTime {
  const format = formatOf(timezone);
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const year = part.year!.padStart(4, '0');
  const date = `${year}-${part.month}-${part.day}`;
  const offset = /[+-]\d{2}:\d{2}/.exec(part.timeZoneName!)?.[0] ?? '+00:00';
  const dateTime = `${date}T${part.hour}:${part.minute}:${part.second}${offset}`;
  return { year, month: part.month!, date, dateTime };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** To make one takes far longer than to use it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  formats.set(timeZone, format);
  return format;
}
