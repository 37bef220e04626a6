import { correctedStories, relatedStories } from './related.ts';
import type { Story } from './story.ts';

/** Other stories that the page of one shows. */
export interface Around {
  related: readonly Story[];
  /** The story that it puts right. */
  corrects: Story | null;
  /** Stories that put it right, newest first. */
  correctedBy: readonly Story[];
}

/** @param stories newest first */
export function aroundStories(stories: readonly Story[]): Map<Story, Around> {
  const related = relatedStories(stories);
  const corrected = correctedStories(stories);
  const correctedBy = new Map<Story, Story[]>();
  for (const [story, other] of corrected) correctedBy.set(other, [...(correctedBy.get(other) ?? []), story]);
  return new Map(
    stories.map((story) => [
      story,
      {
        related: related.get(story)!,
        corrects: corrected.get(story) ?? null,
        correctedBy: correctedBy.get(story) ?? [],
      },
    ]),
  );
}
