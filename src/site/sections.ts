import { sectionSlug } from './paths.ts';
import type { SiteSettings } from './site-types.ts';
import type { SectionName, Story } from './story.ts';
import { line } from './text.ts';
import { monthOf } from './times.ts';

/** Stories that a list shows before it refers to the months. */
export const LIST_LENGTH = 30;

export interface Section extends SectionName {
  /** Newest first. */
  stories: Story[];
  /** Every month with stories, newest first; none while one list holds them all. */
  months: { month: string; path: string; stories: Story[] }[];
}

/**
 * The sections of the site: those of the settings in their order, also while empty, then others by their letters.
 * @param stories newest first
 */
export function sectionsOf(stories: readonly Story[], settings: SiteSettings): Section[] {
  const named = new Map<string, SectionName>();
  for (const name of settings.sections) {
    const path = `${sectionSlug(name)}/`;
    if (!named.has(path)) named.set(path, { name: line(name) ?? name, path });
  }
  const others = new Map(stories.filter(({ section }) => !named.has(section.path)).map(asEntry));
  const sorted = [...others.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const byPath = grouped(stories, pathOf);
  return [...named.values(), ...sorted].map((section) => {
    const own = byPath.get(section.path) ?? [];
    return { ...section, stories: own, months: monthsOf(section, own, settings.timezone) };
  });
}

const pathOf = (story: Story): string => story.section.path;
const asEntry = ({ section }: Story): [string, SectionName] => [section.path, section];

function monthsOf(section: SectionName, stories: Story[], timezone: string): Section['months'] {
  if (stories.length <= LIST_LENGTH) return [];
  const months = grouped(stories, ({ published }) => monthOf(published.at, timezone));
  return [...months].map(([month, own]) => ({
    month,
    path: `${section.path}archive/${month}/`,
    stories: own,
  }));
}

/** In groups, in the order in which each first comes. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
