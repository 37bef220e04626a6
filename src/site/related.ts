import type { SiteProblem } from './site-types.ts';
import type { Story } from './story.ts';

/** How many stories an article shows beside itself. */
const SHOWN = 3;
/** Of how many in each subject and section one looks back to. */
const LOOK_BACK = 10;

/**
 * The stories to show beside each: those its front matter names, or else those published before it that share its
 * subjects, then its section. Looking only backwards, an article that is out stays as it is whatever follows.
 * @param stories newest first
 */
export function relatedStories(stories: readonly Story[]): Map<Story, Story[]> {
  const byReference = references(stories);
  const recent = new Map<string, Story[]>();
  const related = new Map<Story, Story[]>();
  for (const story of stories.toReversed()) {
    const named = story.related.flatMap((name) => byReference.get(reference(name)) ?? []);
    const chosen = [...new Set(named)].filter((other) => other !== story);
    related.set(story, chosen.length > 0 ? chosen : earlier(story, recent));
    for (const key of keysOf(story)) recent.set(key, [story, ...(recent.get(key) ?? [])].slice(0, LOOK_BACK));
  }
  return related;
}

/** What `related` names and the site does not have: mistyped, or not out. */
export function lostReferences(stories: readonly Story[]): SiteProblem[] {
  const known = references(stories);
  return stories.flatMap(({ file, related }) =>
    related
      .filter((name) => !known.has(reference(name)))
      .map((name) => ({
        path: file,
        message: `There is no article \`${name}\` on the site, which \`related\` names; it was left out.`,
      })),
  );
}

/** An article is named by its id, its file or its address. */
function references(stories: readonly Story[]): Map<string, Story> {
  const found = new Map<string, Story>();
  for (const story of stories)
    for (const name of [story.path, story.file, story.url, story.id]) found.set(reference(name), story);
  return found;
}

function reference(name: string): string {
  const trimmed = name.trim();
  const bare = !trimmed.startsWith('/') && !trimmed.endsWith('/');
  return bare ? trimmed : trimmed.replace(/^\/+|\/+$/g, '');
}

const keysOf = (story: Story): string[] => [`/${story.section.path}`, ...story.tags.map(({ path }) => path)];

function earlier(story: Story, recent: ReadonlyMap<string, Story[]>): Story[] {
  const scores = new Map<Story, number>();
  // What was paid for is nowhere recommended by the newsroom.
  for (const key of keysOf(story))
    for (const other of recent.get(key) ?? [])
      if (other.paid === null) scores.set(other, (scores.get(other) ?? 0) + (key.startsWith('/') ? 1 : 2));
  return [...scores]
    .sort(([a, x], [b, y]) => y - x || b.published.at - a.published.at || (a.path < b.path ? -1 : 1))
    .slice(0, SHOWN)
    .map(([other]) => other);
}

/** The article that each article of corrections puts right, where it is on the site. */
export function correctedStories(stories: readonly Story[]): Map<Story, Story> {
  const byReference = references(stories);
  return new Map(
    stories.flatMap((story): [Story, Story][] => {
      const other = story.corrects === null ? undefined : byReference.get(reference(story.corrects));
      return other && other !== story ? [[story, other]] : [];
    }),
  );
}
