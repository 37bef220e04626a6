import { isDate } from '../article/dates.ts';
import { capital, line, webAddress } from './text.ts';
import { type Clock, calendarDay, moment } from './times.ts';

/** A line of the box that says at a glance what a report rests on. */
export interface Fact {
  label: string;
  text: string;
}

type Raw = Record<string, unknown>;
type Read = (raw: Raw, clock: Clock) => string | null;

const words =
  (key: string): Read =>
  (raw) =>
    written(raw[key]);
const day =
  (key: string): Read =>
  (raw, clock) =>
    dayWords(raw[key], clock);

/** One value from every defendant, each once: never their names, ages or homes, which an order may protect. */
const ofDefendants =
  (key: string): Read =>
  ({ defendants }) => {
    const values = list(defendants).flatMap((entry) => written(entry[key]) ?? []);
    return values.length > 0 ? [...new Set(values)].join('; ') : null;
  };

/**
 * What readers are told of the keys that only one type of article has, in this order. Keys that are missing here stay
 * in the newsroom: case numbers, consents, family contacts, where and with whom an interview was held (who
 * speaks without a name may stand there with one), causes of death, evidence.
 */
const FACTS: Readonly<Record<string, readonly (readonly [label: string, read: Read])[]>> = {
  breaking: [['How we update this story', words('update_policy')]],
  court: [
    ['Court', words('court')],
    ['Before', words('judge')],
    ['Hearing', day('hearing_date')],
    ['Stage', ofDefendants('stage')],
    ['Plea', ofDefendants('plea')],
    ['Next hearing', day('next_date')],
  ],
  'council-foi': [
    ['Public body', words('body')],
    ['Meeting', words('meeting_ref')],
    ['Request', words('foi_ref')],
  ],
  'interview-qa': [
    ['Held', day('date')],
    ['How', words('method')],
  ],
  explainer: [['Last checked', day('reviewed_on')]],
  obituary: [
    ['Born', day('born')],
    ['Died', day('died')],
    ['Age', words('age')],
  ],
  inquest: [
    ['Coroner', words('coroner')],
    ['Stage', words('stage')],
  ],
};

/** @param raw front matter as written */
export const factsOf = (type: string | undefined, raw: Raw, clock: Clock): Fact[] =>
  (Object.hasOwn(FACTS, type ?? '') ? FACTS[type!]! : []).flatMap(([label, read]) => {
    const text = read(raw, clock);
    return text === null ? [] : [{ label, text: capital(text) }];
  });

/** Where to find help, under the report of an inquest. */
export interface Helpline {
  name: string;
  number: string | null;
  /** For `tel:`; null where the number is none. */
  dial: string | null;
  url: string | null;
  hours: string | null;
}

export const helplinesOf = (raw: Raw): Helpline[] =>
  list(raw.helplines).flatMap((entry) => {
    const name = written(entry.name);
    if (name === null) return [];
    const number = written(entry.number);
    const digits = number?.replace(/[\s().-]/g, '') ?? '';
    const dial = /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : null;
    const url = webAddress(written(entry.url));
    // A number does not break across lines.
    return [
      { name, number: number?.replaceAll(' ', '\u00A0') ?? null, dial, url, hours: written(entry.hours) },
    ];
  });

export function written(value: unknown): string | null {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? line(value) : null;
}

/** A date in words; whatever is no date, such as a year alone, as written. */
export function dayWords(value: unknown, clock: Clock): string | null {
  const text = written(value);
  if (text === null) return null;
  if (isDate(text)) return calendarDay(text, clock.language);
  try {
    return moment(text, clock).day;
  } catch {
    return text;
  }
}

const list = (value: unknown): Raw[] =>
  (Array.isArray(value) ? value : []).filter((entry) => typeof entry === 'object' && entry !== null);
