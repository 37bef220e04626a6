import type { RuleContext } from '../rules/rule.ts';
import type { CheckInput } from './check-article.ts';

/** What the check of an article asked about the world outside of the article and of the newsroom's settings. */
export interface Question {
  kind: 'exists' | 'image' | 'slug' | 'id' | 'previous' | 'source' | 'file';
  /** What it was asked of: a path, a slug, an id. */
  of: string;
}

/** A check that is watched while it runs. */
export interface Watched {
  input: CheckInput;
  /** What was asked, each once; null where the clock was looked at, which never answers the same again. */
  questions: () => Question[] | null;
}

/**
 * Hands out what {@link CheckInput} holds and writes down what the check asks of it: a result stands as long as every
 * question has the answer that it had. Each key is named here, one by one, so that a new one does not compile until
 * somebody has said whether it is a setting, the same for all articles, or a question.
 */
export function watch(input: CheckInput): Watched {
  const asked = new Map<string, Question>();
  let clock = false;
  const ask = (kind: Question['kind'], of: string): void => {
    asked.set(`${kind} ${of}`, { kind, of });
  };
  for (const path of input.style?.readsElsewhere ?? []) ask('file', path);
  const { context, sourceFiles } = input;
  const { fileExists } = context;
  const watched: RuleContext = {
    inNewsroom: context.inNewsroom,
    jurisdiction: context.jurisdiction,
    timezone: context.timezone,
    language: context.language,
    knownTypes: context.knownTypes,
    people: context.people,
    get now() {
      clock = true;
      return context.now;
    },
    fileExists:
      fileExists &&
      ((path) => {
        ask('exists', path);
        return fileExists(path);
      }),
    imageFacts: (path) => {
      ask('image', path);
      return context.imageFacts(path);
    },
    sameSlug: (slug) => {
      ask('slug', slug);
      return context.sameSlug(slug);
    },
    sameId: (id) => {
      ask('id', id);
      return context.sameId(id);
    },
    previous: (article) => {
      ask('previous', JSON.stringify([article.frontMatter.id ?? null, article.path]));
      return context.previous(article);
    },
  };
  const own: CheckInput = {
    rules: input.rules,
    settingsOf: input.settingsOf,
    cleanVerbatim: input.cleanVerbatim,
    style: input.style,
    timed: input.timed,
    context: watched,
    sourceFiles: {
      get: (path) => {
        ask('source', path);
        return sourceFiles.get(path);
      },
    },
  };
  return { input: own, questions: () => (clock ? null : [...asked.values()]) };
}
