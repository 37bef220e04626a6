import type { Correction } from '../article/front-matter-types.ts';
import { line } from './text.ts';
import { type Clock, type Moment, moment } from './times.ts';

/** An entry of an article's corrections log, as readers see it. Who made it stays in the newsroom. */
export interface CorrectionNote {
  /** The same for good, unless an earlier one is put in: numbered from the first. */
  anchor: string;
  label: string;
  /** Whether it mends a fault of ours; an update tells of a world that changed. */
  fault: boolean;
  when: Moment;
  was: string | null;
  now: string | null;
  /** A significant one stands over the article, all others under it. */
  top: boolean;
}

const LABELS: Record<Correction['kind'], string> = {
  correction: 'Correction',
  clarification: 'Clarification',
  apology: 'Apology',
  update: 'Update',
  'editors-note': 'Editor’s note',
};

/** The log in the order in which things were put right. */
export function correctionNotes(corrections: readonly Correction[], clock: Clock): CorrectionNote[] {
  const notes = corrections.map((entry) => note(entry, clock)).sort((a, b) => a.when.at - b.when.at);
  return notes.map((entry, i) => ({ ...entry, anchor: `correction-${i + 1}` }));
}

function note(entry: Correction, clock: Clock): Omit<CorrectionNote, 'anchor'> {
  const prominent = entry.significant && (entry.where === 'headline' || entry.where === 'intro');
  return {
    label: LABELS[entry.kind],
    fault: entry.kind !== 'update',
    when: moment(entry.at, clock),
    was: line(entry.was),
    now: line(entry.now),
    top: entry.placement === 'top' || (entry.placement === undefined && prominent === true),
  };
}

/** The note in a sentence or two, for feeds and search engines. */
export function correctionText({ was, now, label }: CorrectionNote): string {
  if (was && now) return `We said: ${stop(was)} It should have read: ${stop(now)}`;
  if (now) return stop(now);
  return was ? `We said: ${stop(was)} That has been put right.` : `${label}: this article has been changed.`;
}

const stop = (text: string): string => (/[.!?…]["'”’»)]*$/.test(text) ? text : `${text}.`);
