import type { Article } from '../article/article.ts';
import { entriesOf, isConfidential } from '../article/withheld.ts';
import { type CheckRequest, type CheckResult, checkInSteps } from '../check/check.ts';
import type { CheckedArticle } from '../check/check-article.ts';
import { type NamedArticle, namesOf } from '../check/named.ts';
import type { Question } from '../check/questions.ts';
import { readInSteps } from '../article/read-in-steps.ts';
import { type KeptCheck, lineOf, writeCheckCache } from '../newsroom/check-cache.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { type Answer, answersOf, type World } from '../publish/check-answers.ts';
import { type Live, liveOn } from '../publish/live-index.ts';
import { wasOut } from '../publish/newsroom-check.ts';
import type { Context } from './context.ts';
import { type Circumstances, checkRequest } from './newsroom.ts';
import { optimiseFor } from './optimiser.ts';
import { type LookedBack, resultOf, stillHolding } from './recall.ts';
import { inSteps } from './steps.ts';

/** An article that has to be checked, and what came of it. */
interface Fresh {
  article: Article;
  checked?: CheckedArticle;
  asked?: Question[] | null;
}

/** What is apart from the usual. */
interface ChangedCircumstances extends Circumstances, Pick<World, 'contentOf'> {
  /** Whether what comes of it is kept for the next time; it is if left out. */
  keep?: boolean;
  /** All articles that are looked at, in their order, where that is known without reading them. */
  names?: readonly NamedArticle[];
}

/** What came of some articles: a result for each, and what is to be kept. */
interface Part {
  results: Pick<KeptCheck, 'findings' | 'acknowledged'>[];
  lines: Map<string, Buffer>;
  /** Whether any of the lines is new. */
  anew: boolean;
  secrets: string[];
}

/** Articles that are held in memory at once, where their names are known before they are read. */
const AT_ONCE = 400;

/** Checks those articles of which nothing was kept that still holds, and keeps what came of them. */
export async function checkChanged(
  context: Context,
  newsroom: Newsroom,
  recalled: LookedBack,
  circumstances: ChangedCircumstances = {},
): Promise<CheckResult> {
  const readers = circumstances.host ?? newsroom.config.publish.host;
  const live = circumstances.live ?? liveOn(newsroom.root, readers);
  const size = circumstances.names ? AT_ONCE : Math.max(1, recalled.files.length);
  const all: Part = { results: [], lines: new Map(), anew: false, secrets: [] };
  try {
    for (let at = 0; at < recalled.files.length; at += size) {
      const [files, keys, kept] = [recalled.files, recalled.keys, recalled.kept].map((list) =>
        list.slice(at, at + size),
      ) as [LookedBack['files'], string[], LookedBack['kept']];
      const part = await checkPart(
        context,
        newsroom,
        { ...recalled, files, keys, kept },
        { ...circumstances, live },
      );
      all.results.push(...part.results);
      for (const [key, line] of part.lines) all.lines.set(key, line);
      all.anew ||= part.anew;
      all.secrets.push(...part.secrets);
    }
  } finally {
    // Also where an article turns out to be another one by now, or somebody stops it: what was checked was.
    if (circumstances.keep !== false && all.anew)
      await writeCheckCache(newsroom.root, all.lines, recalled.cache, all.secrets);
  }
  return resultOf(all.results);
}

async function checkPart(
  context: Context,
  newsroom: Newsroom,
  recalled: LookedBack,
  circumstances: ChangedCircumstances & { live: Live },
): Promise<Part> {
  const { files } = recalled;
  const fresh = new Map<number, Fresh>();
  await readFresh(context, recalled, fresh, (index) => recalled.kept[index] === null);
  const own = files.map(({ path }, index): NamedArticle => {
    const read = fresh.get(index);
    return read ? namesOf(read.article) : { ...recalled.kept[index], path };
  });
  const names = circumstances.names ?? own;
  // Of a part of all it is not known; to look for what nobody was shown costs nothing.
  const anyOut =
    circumstances.names !== undefined ||
    [...fresh.values()].some(({ article }) => wasOut(article)) ||
    recalled.kept.some((one) => one?.wasOut);
  const readers = circumstances.host ?? newsroom.config.publish.host;
  const { contentOf } = circumstances;
  const live = anyOut ? circumstances.live : null;
  const answer = answersOf({
    root: newsroom.root,
    names,
    live,
    now: context.now,
    ...(contentOf && { contentOf }),
  });
  const holding = await stillHolding(recalled, answer);
  await readFresh(context, recalled, fresh, (index) => holding[index] === null);
  const request = await requestFor(context, newsroom, fresh, { names, live, circumstances });
  await inSteps(context, checkInSteps(request));
  const results = holding.map((one, index) => one ?? summary(fresh.get(index)!));
  return { results, ...(await linesFor(recalled, holding, fresh, { request, answer, host: readers })) };
}

/** Reads those files that are wanted and were not read yet. */
async function readFresh(
  context: Context,
  { files }: LookedBack,
  fresh: Map<number, Fresh>,
  wanted: (index: number) => boolean,
): Promise<void> {
  const indexes = [...files.keys()].filter((index) => wanted(index) && !fresh.has(index));
  const texts: { path: string; text: string }[] = [];
  for (const index of indexes) {
    const { path, text } = files[index]!;
    texts.push({ path, text: typeof text === 'string' ? text : await text() });
  }
  optimiseFor(texts);
  const articles = await inSteps(context, readInSteps(texts));
  for (const [at, article] of articles.entries()) fresh.set(indexes[at]!, { article });
}

async function requestFor(
  context: Context,
  newsroom: Newsroom,
  fresh: ReadonlyMap<number, Fresh>,
  {
    names,
    live,
    circumstances,
  }: { names: readonly NamedArticle[]; live: Live | null; circumstances: Circumstances },
): Promise<CheckRequest> {
  const inOrder = [...fresh.keys()].sort((a, b) => a - b).map((index) => fresh.get(index)!);
  const byPath = new Map(inOrder.map((one) => [one.article.path, one]));
  const request = await checkRequest(
    context,
    newsroom,
    inOrder.map(({ article }) => article),
    circumstances,
  );
  return {
    ...request,
    names,
    // Whether anything was ever out does not depend on what has to be checked now.
    previous:
      live === null
        ? () => null
        : (await import('../publish/published-versions.ts')).publishedVersions(newsroom.root, await live()),
    noted: ({ path }, checked, asked) => Object.assign(byPath.get(path)!, { checked, asked }),
  };
}

const summary = ({ checked }: Fresh): Pick<KeptCheck, 'findings' | 'acknowledged'> => ({
  findings: checked!.findings,
  acknowledged: checked!.acknowledged.length,
});

/** What is to be kept: everything but what is about secrets, or cannot be relied on. */
async function linesFor(
  { cache, keys }: LookedBack,
  holding: readonly (KeptCheck | null)[],
  fresh: ReadonlyMap<number, Fresh>,
  { request, answer, host }: { request: CheckRequest; answer: Answer; host: string },
): Promise<Omit<Part, 'results'>> {
  const lines = new Map<string, Buffer>();
  for (const [index, key] of keys.entries()) if (holding[index]) lines.set(key, cache.lines.get(key)!);
  const before = lines.size;
  for (const [index, one] of fresh) {
    const asked = await answered(one, request, answer);
    const { slug, id } = namesOf(one.article);
    const facts = { slug, id, wasOut: wasOut(one.article), host };
    if (asked) lines.set(keys[index]!, lineOf(keys[index]!, { ...summary(one), ...facts, asked }));
  }
  const secrets = [...fresh.values()].flatMap(({ article }) => secretFiles(article));
  return { lines, anew: lines.size > before, secrets };
}

/** What a check asked, with the answers; null where its result must not be kept. */
async function answered(
  { checked, asked }: Fresh,
  { sourceFiles }: CheckRequest,
  answer: Answer,
): Promise<KeptCheck['asked'] | null> {
  if (!checked || !asked || checked.byChance || checked.keepsSecrets) return null;
  const answers: KeptCheck['asked'] = [];
  for (const question of asked) {
    const now = await answer(question);
    const source = question.kind === 'source' ? sourceFiles?.get(question.of) : undefined;
    // A source that was changed meanwhile is not the one that was read.
    if (now === null || (source && now !== (source.sha256 ?? source.problem))) return null;
    answers.push({ ...question, answer: now });
  }
  return answers;
}

const secretFiles = (article: Article): string[] =>
  entriesOf(article, 'sources').flatMap((entry) =>
    entry && isConfidential(entry) && typeof entry.file === 'string' ? [entry.file] : [],
  );
