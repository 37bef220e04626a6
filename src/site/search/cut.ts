import type { Story } from '../story.ts';
import { dayOf, monthOf } from '../times.ts';

/** Stories that a part has before another begins; a month of twice as many is cut within. */
const ENOUGH = 60;

/** Stories that are indexed together. */
export interface Cut<Thing> {
  /** The month of its oldest story, `2026-03`; its day, `2026-03-14`, for a later part of a long month. */
  name: string;
  year: string;
  /** Oldest first. */
  things: Thing[];
}

/**
 * Cuts an archive into parts that stay as they are: one holds whole months of a year, as many as it takes to have
 * enough stories; a long month has parts of its own, cut between days. What is published later than everything else
 * changes no part but that of its month, and what is taken out of a year changes parts of that year alone.
 * @param things oldest first
 */
export function cut<Thing>(
  things: readonly Thing[],
  storyOf: (thing: Thing) => Pick<Story, 'published'>,
  timezone: string,
  enough: number = ENOUGH,
): Cut<Thing>[] {
  const cuts: Cut<Thing>[] = [];
  let open: Cut<Thing> | null = null;
  for (const [month, own] of runs(things, (thing) => monthOf(storyOf(thing).published.at, timezone))) {
    const year = month.slice(0, month.lastIndexOf('-'));
    const isLong = own.length >= 2 * enough;
    if (!open || open.year !== year || open.things.length >= enough || isLong) {
      open = { name: month, year, things: [] };
      cuts.push(open);
    }
    if (!isLong) open.things.push(...own);
    else open = byDays(own, open);
  }
  return cuts;

  function byDays(own: readonly Thing[], first: Cut<Thing>): Cut<Thing> {
    let part = first;
    for (const [day, today] of runs(own, (thing) => dayOf(storyOf(thing).published.at, timezone))) {
      if (part.things.length >= enough) {
        part = { name: day, year: first.year, things: [] };
        cuts.push(part);
      }
      part.things.push(...today);
    }
    // Whatever month comes next begins its own.
    return { ...part, year: '' };
  }
}

/** Things that follow one another with the same key. */
function runs<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): [string, Thing[]][] {
  const found: [string, Thing[]][] = [];
  for (const thing of things) {
    const key = keyOf(thing);
    const last = found.at(-1);
    if (last?.[0] === key) last[1].push(thing);
    else found.push([key, [thing]]);
  }
  return found;
}
