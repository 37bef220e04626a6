import { written } from './facts.ts';
import { type Clock, type Moment, moment } from './times.ts';

/** An `:::update` block of a running story, without its marks. */
export interface UpdateText {
  /** What stands in its brackets. */
  label: string | null;
  words: string;
}

/** An update that can be linked to. */
export interface LiveUpdate extends UpdateText {
  /** The same for good: numbered from the oldest, which stands last. */
  anchor: string;
  at: Moment | null;
  author: string | null;
  corrected: boolean;
}

/**
 * The updates of a running story, newest first as they stand, with the times that `entries` has for them: where there
 * are as many entries as updates, the newest belongs to the first. Otherwise an update has but its own label.
 * @param names those that stand over the article: anybody else who wrote an entry may do so under another name
 */
export function liveUpdates(
  updates: readonly UpdateText[],
  entries: unknown,
  names: readonly string[],
  clock: Clock,
): LiveUpdate[] {
  const timed = entriesOf(entries, clock);
  const paired = timed.length === updates.length ? timed : [];
  return updates.map((update, i) => ({
    ...update,
    anchor: `update-${updates.length - i}`,
    at: paired[i]?.at ?? null,
    author: names.find((name) => name === paired[i]?.author) ?? null,
    corrected: paired[i]?.corrected ?? false,
  }));
}

type Entry = Pick<LiveUpdate, 'author' | 'corrected'> & { at: Moment };

function entriesOf(entries: unknown, clock: Clock): Entry[] {
  const all: unknown[] = Array.isArray(entries) ? entries : [];
  return all.flatMap((entry) => timedEntry(entry, clock)).sort((a, b) => b.at.at - a.at.at);
}

function timedEntry(entry: unknown, clock: Clock): Entry[] {
  if (typeof entry !== 'object' || entry === null) return [];
  const { time, author, kind } = entry as Record<string, unknown>;
  try {
    const at = moment(written(time) ?? '', clock);
    return [{ at, author: written(author), corrected: /^correct/i.test(written(kind) ?? '') }];
  } catch {
    return [];
  }
}
