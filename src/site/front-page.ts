import type { Story } from './story.ts';

/** How many of the newest stories may lead. */
const CANDIDATES = 5;

/** Kinds that report nothing of the newsroom's own. */
const NO_REPORT = new Set(['press-release', 'correction']);

/**
 * Stories as the front page has them: the one that leads, then the others, newest first. The front page leads with a
 * report, if it can with one that has a picture; never with a view or with what was paid for while there is a report.
 * @param stories newest first
 * @param pictured whether a story has a picture
 */
export function frontPage(stories: readonly Story[], pictured: (story: Story) => boolean): Story[] {
  const newest = stories.slice(0, CANDIDATES).filter(isReport);
  const lead = newest.find(pictured) ?? newest[0] ?? stories.find(isReport) ?? stories[0];
  return lead ? [lead, ...stories.filter((story) => story !== lead)] : [];
}

const isReport = ({ opinion, paid, type }: Story): boolean =>
  !opinion && paid === null && !NO_REPORT.has(type ?? '');
