import { absoluteUrl } from '../paths.ts';
import { scriptJson } from '../script-json.ts';
import { grouped } from '../sections.ts';
import type { SiteSettings } from '../site-types.ts';
import type { Story } from '../story.ts';
import { capital } from '../text.ts';
import { monthName, monthOf } from '../times.ts';
import type { Listing } from './listing.ts';

/** The stories of every writer, by the name that readers know. @param stories newest first */
export function authorListings(stories: readonly Story[], settings: SiteSettings): Listing[] {
  const pairs = stories.flatMap((story) => story.authors.map((author) => ({ author, story })));
  return [...grouped(pairs, ({ author }) => author.path)].map(([path, own]) => {
    // As the newest story has it: people change what they do.
    const { name, role, profile } = own[0]!.author;
    return {
      kind: 'author',
      path,
      title: name,
      description: `${name}: stories for ${settings.name}.`,
      role: role && capital(role),
      profile,
      jsonLd: [profilePage(own[0]!.author, settings)],
      stories: [...new Set(own.map(({ story }) => story))],
    };
  });
}

function profilePage(
  { name, path, role, profile }: Story['authors'][number],
  settings: SiteSettings,
): string {
  return scriptJson({
    '@context': 'https://schema.org',
    '@type': 'ProfilePage',
    mainEntity: {
      '@type': 'Person',
      name,
      url: absoluteUrl(settings, path),
      ...(role ? { jobTitle: role } : {}),
      ...(profile ? { sameAs: profile } : {}),
    },
  });
}

/** The stories of every subject. @param stories newest first */
export function tagListings(stories: readonly Story[], settings: SiteSettings): Listing[] {
  const pairs = stories.flatMap((story) => story.tags.map((tag) => ({ tag, story })));
  return [...grouped(pairs, ({ tag }) => tag.path)].map(([path, own]) => {
    // As the oldest story spells it, so that a new one does not rename the page.
    const { name } = own.at(-1)!.tag;
    const title = capital(name);
    const description = `${title}: every story from ${settings.name}.`;
    const all = own.map(({ story }) => story);
    return { kind: 'tag', path, title, description, role: null, profile: null, jsonLd: [], stories: all };
  });
}

/** Everything that was published in a month. @param stories newest first */
export function monthListings(stories: readonly Story[], settings: SiteSettings): Listing[] {
  const months = grouped(stories, ({ published }) => monthOf(published.at, settings.timezone));
  return [...months].map(([month, own]) => {
    const title = monthName(month, settings.language);
    const description = `${title}: every story from ${settings.name}.`;
    const path = `archive/${month}/`;
    return { kind: 'month', path, title, description, role: null, profile: null, jsonLd: [], stories: own };
  });
}
