import { instant } from '../article/dates.ts';

/** A moment as machines and as readers take it. */
export interface Moment {
  /** Milliseconds since 1970. */
  at: number;
  /** RFC 3339 in UTC, to the second. */
  iso: string;
  /** Day and time in the newsroom's time zone and language. */
  words: string;
  /** Day alone. */
  day: string;
}

export interface Clock {
  language: string;
  timezone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format({ language, timezone }: Clock, time: boolean): Intl.DateTimeFormat {
  const key = `${time ? 'time' : 'day'} ${timezone} ${language}`;
  const known = formats.get(key);
  if (known) return known;
  // "06:00" where the day has 24 hours, "6:00 am" where it has twice twelve.
  const halves = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hour12;
  const hours = { hour: halves ? 'numeric' : '2-digit', minute: '2-digit' } as const;
  const made = new Intl.DateTimeFormat(language, {
    timeZone: timezone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(time ? hours : {}),
  });
  formats.set(key, made);
  return made;
}

// Releases of ICU differ on which space goes before "am"; the same site should come out of all of them.
const plainSpaces = (text: string): string => text.replace(/[\u00A0\u202F\u2009]/g, ' ');

/** @throws RangeError for anything but a date and time with an offset. */
export function moment(text: string, clock: Clock): Moment {
  const at = instant(text);
  if (at === null) throw new RangeError(`“${text}” is not a date and time with an offset.`);
  return new OnClock(at, clock);
}

/** Of most stories of an archive no page is made that tells their time in words, and of others many. */
class OnClock implements Moment {
  readonly at: number;
  private readonly clock: Clock;
  private ownIso: string | null = null;
  private ownWords: string | null = null;
  private ownDay: string | null = null;

  constructor(at: number, clock: Clock) {
    this.at = at;
    this.clock = clock;
  }

  get iso(): string {
    this.ownIso ??= isoTime(this.at);
    return this.ownIso;
  }

  get words(): string {
    this.ownWords ??= plainSpaces(format(this.clock, true).format(this.at));
    return this.ownWords;
  }

  get day(): string {
    this.ownDay ??= plainSpaces(format(this.clock, false).format(this.at));
    return this.ownDay;
  }
}

/** A moment as templates take it: they are given nothing but what is a value's own. */
export function momentView(moment: Moment): Omit<Moment, 'at'> {
  const view = { iso: moment.iso, [MOMENT]: moment };
  return Object.defineProperties(view, IN_WORDS) as typeof view & Pick<Moment, 'words' | 'day'>;
}

const MOMENT = Symbol('moment');
interface View {
  [MOMENT]: Moment;
}

/** Found out when a template asks; getters that all views share, as else V8 would make a hidden class for each. */
const IN_WORDS: PropertyDescriptorMap = {
  words: {
    enumerable: true,
    get(this: View) {
      return this[MOMENT].words;
    },
  },
  day: {
    enumerable: true,
    get(this: View) {
      return this[MOMENT].day;
    },
  },
};

/** A date of the calendar, wherever it is read: `3 November 1932` for `1932-11-03`. */
export function calendarDay(date: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return plainSpaces(format.format(Date.parse(`${date}T12:00:00Z`)));
}

export const isoTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** The form that RSS asks for: `Mon, 23 Nov 2026 06:00:00 GMT`. */
export const rfc822 = (at: number): string => new Date(at).toUTCString();

/** `2026-11-03` in the newsroom's time zone. */
export function dayOf(at: number, timezone: string): string {
  const known = days.get(timezone);
  const format =
    known ??
    new Intl.DateTimeFormat('en', { timeZone: timezone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (!known) days.set(timezone, format);
  // `11/03/2026`
  const [month, day, year] = format.format(at).split('/');
  return `${year!.padStart(4, '0')}-${month}-${day}`;
}

const days = new Map<string, Intl.DateTimeFormat>();

/** `2026-11` in the newsroom's time zone. */
export function monthOf(at: number, timezone: string): string {
  const known = months.get(timezone);
  const format =
    known ?? new Intl.DateTimeFormat('en', { timeZone: timezone, year: 'numeric', month: '2-digit' });
  if (!known) months.set(timezone, format);
  // `11/2026`
  const [month, year] = format.format(at).split('/');
  return `${year!.padStart(4, '0')}-${month}`;
}

const months = new Map<string, Intl.DateTimeFormat>();

/** `November 2026` for `2026-11`. */
export function monthName(month: string, language: string): string {
  const known = monthNames.get(language);
  const format =
    known ?? new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  if (!known) monthNames.set(language, format);
  return plainSpaces(format.format(Date.parse(`${month}-15T12:00:00Z`)));
}

const monthNames = new Map<string, Intl.DateTimeFormat>();
