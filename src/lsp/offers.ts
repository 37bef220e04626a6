import type { Article } from '../article/article.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { FileOfStore } from '../newsroom/stored-sources.ts';
import type { Person } from '../newsroom/types.ts';
import type { YamlPath } from '../yaml/document.ts';
import type { Choice, Offers } from './completion.ts';

/** What a newsroom has to choose from. */
export interface Stock {
  newsroom: Newsroom;
  types: () => Promise<readonly string[]>;
  /** Files of the store that may be named. */
  sources: () => Promise<readonly Pick<FileOfStore, 'file' | 'record'>[]>;
}

/** What the newsroom offers for the front matter of an article. */
export function offersOf({ newsroom, types, sources }: Stock, article: Article): Offers {
  const { config, people } = newsroom;
  const declared = new Set(article.frontMatter.sources?.map(({ file }) => file));
  const OFFERS: Readonly<Record<string, () => Choice[] | Promise<Choice[]>>> = {
    type: async () => (await types()).map((value) => ({ value })),
    section: () => config.sections.map((value) => ({ value })),
    lang: () => [{ value: config.language }],
    'people.id': () => people.map(byId),
    'people.name': () => people.map(byName),
    'right_of_reply.to': () => people.map(byName),
    'sources.speakers.*': () => people.map(byId),
    'sources.id': async () => (await sources()).flatMap(idOf),
    'sources.file': async () =>
      (await sources())
        .filter(({ file }) => !declared.has(file))
        .map(({ file, record }) => ({ value: file, ...(record && { detail: record.kind }) })),
  };
  return async (path) => {
    const make = OFFERS[nameOf(path)];
    return make ? make() : null;
  };
}

/** `sources.speakers.*`: list items left out, labels that the writer chooses as a star. */
function nameOf(path: YamlPath): string {
  const keys = path.filter((key) => typeof key === 'string');
  return keys[0] === 'sources' && keys[1] === 'speakers' && keys.length === 3
    ? 'sources.speakers.*'
    : keys.join('.');
}

const byId = ({ id, name, role }: Person): Choice => ({
  value: id,
  detail: role ? `${name}, ${role}` : name,
});

const byName = ({ name, role }: Person): Choice => ({ value: name, ...(role && { detail: role }) });

const idOf = ({ file, record }: Pick<FileOfStore, 'file' | 'record'>): Choice[] =>
  record ? [{ value: record.id, detail: file }] : [];
