import { correctionText } from './corrections.ts';
import type { Story } from './story.ts';
import type { Moment } from './times.ts';

/** A fault that the newsroom has put right, wherever on the site. */
export interface LoggedCorrection {
  story: Story;
  label: string;
  when: Moment;
  was: string | null;
  now: string | null;
  /** In a sentence or two. */
  text: string;
  /** Where on the page of the story it stands; null for a story that is itself a correction. */
  anchor: string | null;
}

/** Every correction of every story, newest first; updates tell of a world that changed, and are none. */
export function correctionsLog(stories: readonly Story[]): LoggedCorrection[] {
  const logged = stories.flatMap((story) => [...notesOf(story), ...itself(story)]);
  return logged.sort((a, b) => b.when.at - a.when.at || order(a, b));
}

/** An entry of the log, by its story's place in a list of stories and its anchor. */
export type LoggedAt = readonly [story: number, anchor: string | null];

/** The stories of some entries, each once, and where each entry is found in them. */
export function storiesOf(log: readonly LoggedCorrection[]): { stories: Story[]; at: LoggedAt[] } {
  const stories = [...new Set(log.map(({ story }) => story))];
  const places = new Map(stories.map((story, place) => [story, place]));
  return { stories, at: log.map(({ story, anchor }) => [places.get(story)!, anchor] as const) };
}

/** The entries again. */
export function loggedAt(entries: readonly LoggedAt[], stories: readonly Story[]): LoggedCorrection[] {
  const logs = stories.map((story) => correctionsLog([story]));
  return entries.map(([place, anchor]) => logs[place]!.find((entry) => entry.anchor === anchor)!);
}

const notesOf = (story: Story): LoggedCorrection[] =>
  story.corrections
    .filter(({ fault }) => fault)
    .map((note) => ({
      story,
      label: note.label,
      when: note.when,
      was: note.was,
      now: note.now,
      text: correctionText(note),
      anchor: note.anchor,
    }));

function itself(story: Story): LoggedCorrection[] {
  if (story.type !== 'correction') return [];
  const { published: when, description: text } = story;
  return [{ story, label: 'Correction', when, was: null, now: text || null, text, anchor: null }];
}

/** Two of one moment by their story, then as they stand in it, the last first. */
function order(a: LoggedCorrection, b: LoggedCorrection): number {
  if (a.story !== b.story) return a.story.path < b.story.path ? -1 : 1;
  return Number((b.anchor ?? '').slice(11)) - Number((a.anchor ?? '').slice(11));
}
