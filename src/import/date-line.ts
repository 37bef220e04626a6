import { isDateTime } from '../article/dates.ts';

const LABEL =
  /^(?:first |last )?(?:published|updated|posted|modified|created|date|edited|on)(?: (?:on|at))?\s*:?$/i;
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;
const DAY = /^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?$/i;
const NUMBER = /^(?:\d{1,2}(?:st|nd|rd|th)?|\d{4})$/i;
const FULL = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:T\S+)?$/;
const TIME = /^(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:am|pm)?|\d{1,2}(?:am|pm))$/i;
const FILLER = /^(?:at|on|of|the|am|pm|a\.m\.|p\.m\.|gmt|bst|utc|cet|est|edt|pst|pdt|z|[-–—|•·])$/i;
const AGO =
  /^(?:\d+|an?|one|two|three) ?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[mhd]) ago$/i;
const LABEL_WORD = /^(?:first|last|published|updated|posted|modified|created|date|edited):?$/i;

/** A date as a page shows it. `exact` is RFC 3339 where the line gives an offset, which hardly any does. */
export interface DateLine {
  exact: string | null;
  modified: boolean;
  /** The words beside the date itself. */
  rest: string;
}

/**
 * Reads a line that is nothing but a date: "Published 3 June 2025", "14:05, 3 JUN 2025", "2 hours ago".
 * @returns null where any other word stands in the line
 */
export function readDateLine(line: string): DateLine | null {
  if (line.length > 120) return null;
  const words = line.split(/[\s,]+/).filter((word) => word !== '');
  const modified = /^(?:last )?(?:updated|modified|edited)\b/i.test(line);
  const exact = words.find(isDateTime) ?? null;
  const rest = words.filter((word) => word !== exact).join(' ');
  if (exact && (rest === '' || LABEL.test(rest))) return { exact, modified, rest };
  return isDateWords(words) ? { exact: null, modified, rest: line } : null;
}

function isDateWords(words: string[]): boolean {
  const from = words.findIndex((word) => !LABEL_WORD.test(word));
  if (from < 0) return false;
  const date = words.slice(from);
  if (AGO.test(date.join(' '))) return true;
  if (!date.every(isDateWord)) return false;
  return date.some((word) => FULL.test(word)) || hasDayAndMonth(date);
}

const isDateWord = (word: string): boolean =>
  [MONTH, DAY, NUMBER, FULL, TIME, FILLER, LABEL_WORD].some((pattern) => pattern.test(word));

const hasDayAndMonth = (words: string[]): boolean =>
  words.some((word) => MONTH.test(word)) && words.some((word) => NUMBER.test(word));
