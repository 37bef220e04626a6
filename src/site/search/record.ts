import { correctionText } from '../corrections.ts';
import { keyOf } from '../build/page-spec.ts';
import type { ToldStory } from '../build/told-story.ts';
import { encodePath } from '../paths.ts';
import type { SiteSettings } from '../site-types.ts';
import type { Story } from '../story.ts';
import type { SearchArticle } from './search-types.ts';
import { wordsOf } from './words.ts';

/** What readers can find an article by: nothing but what its page shows. */
export function searchArticle({ story, item, card }: ToldStory, settings: SiteSettings): SearchArticle {
  const { language, timezone, sections } = settings;
  return {
    key: keyOf(card, item.article.sha256, language, timezone, sections),
    file: item.article.path,
    record: async () => ({
      url: `${encodePath(story.path)}#${shownOf(story, settings)}`,
      title: story.headline,
      authors: story.authors.map(({ name }) => name).join(', '),
      subjects: story.tags.map(({ name }) => name).join(', '),
      section: sectionOf(story.section),
      published: Math.floor(story.published.at / 1000),
      language: languageOf(story),
      words: [story.standfirst, story.verdict?.claim, wordsOf((await item.body()).html), ...notesOf(story)]
        .filter((text) => text)
        .join('\n'),
    }),
  };
}

/** The name under which stories of a section are found. */
export const sectionOf = ({ path }: { path: string }): string => path.replace(/\/$/, '');

export function languageOf({ lang }: Pick<Story, 'lang'>): string {
  return /^[a-z]{2,3}(?![a-z])/i.exec(lang)?.[0].toLowerCase() ?? 'unknown';
}

/** What a result shows of a story beside its headline and the words that were found; not searched itself. */
function shownOf(story: Story, { language }: SiteSettings): URLSearchParams {
  const { published, section, labels, lang } = story;
  // "Opinion" beside the label "Opinion" would say it twice.
  const repeated = labels.some((label) => label.toLowerCase() === section.name.toLowerCase());
  const kind = story.paid !== null ? 'paid' : story.opinion ? 'opinion' : 'plain';
  return new URLSearchParams({
    at: published.iso,
    day: published.day,
    ...(repeated ? {} : { section: section.name }),
    ...(labels.length > 0 ? { label: labels.join(', '), kind } : {}),
    ...(lang === language ? {} : { lang }),
  });
}

const notesOf = ({ corrections }: Story): string[] => corrections.map(correctionText);
