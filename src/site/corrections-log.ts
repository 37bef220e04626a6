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
