import { isHeading } from './headings.ts';

/** What stands before the words in a line such as `[00:14:07] COUNCILLOR LEE: We lost it.` */
export interface Label {
  /** Null for a heading, which gives nobody the turn. */
  speaker: string | null;
  /** Could hardly be anything but a name: capitals, two words, a number, `Q`. */
  strong: boolean;
  /** Milliseconds from the start of the recording. */
  time: number | null;
  /** Where in the line the words begin. */
  end: number;
}

/** Longest label looked for, with its time. */
const LONGEST = 120;

const OPENING = /^\s*(?:(?:>>+|[-–—•*])\s*)?/;
const TIME =
  /^(?:[[(](\d{1,3}(?::\d{2}){1,2})(?:[.,]\d{1,3})?[\])]|(\d{1,2}(?::\d{2}){1,2})(?:[.,]\d{1,3})?)\s*[-–—]?\s*/;
const NAME_AND_COLON = /^([^:：]{1,80}?)\s*[:：](?=\s|$)/;
/** `Q. Where were you?`, as in transcripts of courts. */
const LETTER = /^([QA])\.(?=\s)/;
/** `Ann Lee  0:03` on a line of its own, as speech recognisers write it. */
const NAME_AND_TIME = /^(\S.{0,60}?)\s+[[(]?(\d{1,2}(?::\d{2}){1,2})[\])]?\s*$/;
const ASIDE = /\s*[([]([^()[\]]*)[\])]\s*$/;

/** The label at the start of a line, if its form is that of one. */
export function labelOf(line: string): Label | null {
  const head = line.slice(0, LONGEST);
  const opening = OPENING.exec(head)![0].length;
  const timed = TIME.exec(head.slice(opening));
  const from = opening + (timed?.[0].length ?? 0);
  const time = timed ? milliseconds(timed[1] ?? timed[2]!) : null;
  const rest = head.slice(from);
  const colon = NAME_AND_COLON.exec(rest) ?? LETTER.exec(rest);
  if (colon) return named(colon[1]!, time, from + colon[0].length);
  const alone = line.length < LONGEST ? NAME_AND_TIME.exec(rest) : null;
  return alone && named(alone[1]!, milliseconds(alone[2]!), line.length);
}

/** `[00:14:07]` in front of words without a label. */
export function timeInFront(line: string): { time: number; end: number } | null {
  const match = /^\s*[[(](\d{1,3}(?::\d{2}){1,2})(?:[.,]\d{1,3})?[\])]\s*/.exec(line.slice(0, LONGEST));
  return match && { time: milliseconds(match[1]!), end: match[0].length };
}

function named(label: string, time: number | null, end: number): Label | null {
  const aside = ASIDE.exec(label);
  const inAside = aside && /^\d{1,3}(?::\d{2}){1,2}$/.test(aside[1]!) ? milliseconds(aside[1]!) : null;
  const name = (aside ? label.slice(0, aside.index) : label).trim();
  if (isHeading(name)) return { speaker: null, strong: false, time: null, end };
  return isName(name) ? { speaker: name, strong: isStrong(name), time: time ?? inAside, end } : null;
}

const PARTICLE = /^(?:of|the|for|and|de|del|della|der|den|da|di|du|la|le|van|von|bin|ibn|al|el|ap|y|e|&)$/;
const CAPITALISED = /^\p{Lu}[\p{L}\p{M}.'’/-]*$/u;
const NUMBER = /^#?\d{1,3}$/;

/** One to five words, each with a capital: `Ann Lee`, `Speaker 1`, `THE COURT`, `Minister for Transport`. */
function isName(label: string): boolean {
  const words = label.split(' ');
  return (
    words.length <= 5 &&
    CAPITALISED.test(words[0]!) &&
    words.every((word) => CAPITALISED.test(word) || PARTICLE.test(word) || NUMBER.test(word)) &&
    !PARTICLE.test(words.at(-1)!)
  );
}

const isStrong = (name: string): boolean =>
  /^[QA]$/.test(name) || name.includes(' ') || /\d$/.test(name) || /^\P{Ll}{2,}$/u.test(name);

/** Of `0:03`, `14:07` or `00:14:07`. */
function milliseconds(clock: string): number {
  return clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
}
