import { NewsctlError } from '../../errors.ts';
import { type DeskArticle, readDeskArticle } from '../desk-article.ts';
import { readText } from '../published-texts.ts';
import type { Outgoing } from '../select.ts';
import { posix } from 'node:path';
import { type ArticleDeskInput, keyOf, planFor, type PreparedArticles, type Wanted } from './prepare.ts';
import { idOf, type Known, knownOf } from './records.ts';
import type { ManifestArticle } from '../../hosts/manifest.ts';

export interface PreparedUndo extends Omit<PreparedArticles, 'waiting'> {
  /** What readers will have again. */
  target: { release: string; at: string };
  undo: { undoes: string; previous: string | null };
}

/**
 * Finds what the last publish changed, and makes drafts of how it was before, from the texts that this desk keeps.
 * @throws NewsctlError NOTHING_TO_UNDO, RELEASE_DAMAGED
 */
export async function prepareUndo(input: ArticleDeskInput): Promise<PreparedUndo> {
  const { root, hostName, host, files } = input;
  const known = await knownOf(root, hostName);
  if (!known.last)
    throw new NewsctlError('NOTHING_TO_UNDO', `Nothing has been published to ${host.label} from here yet.`);
  const before = known.last.previous === null ? null : await knownOf(root, hostName, known.last.previous);
  if (!before?.last)
    throw new NewsctlError('NOTHING_TO_UNDO', `No receipt tells what ${host.label} had before.`, {
      hint: 'Set `status: withdrawn` in the articles that readers should have no more, and publish.',
    });
  const back = await comingBack(root, known, before);
  const leaving = goingAgain(known, before);
  const staying = current(files, known).filter((one) => !leaving.has(keyOf(one)));
  const chosen = [...back, ...(await linkingTo({ root, known, before }, back))];
  const linkable = [...chosen, ...staying];
  const plan = await planFor(input, known, { chosen, linkable, leaving });
  const { release, at, previous } = before.last;
  return {
    ...plan,
    ...{ outgoing: chosen, known, target: { release, at } },
    undo: { undoes: known.last.release, previous },
  };
}

/** Articles that stay as they are but for their links: to what goes again, and to what comes back. */
async function linkingTo(
  { root, known, before }: { root: string; known: Known; before: Known },
  back: readonly Outgoing[],
): Promise<Outgoing[]> {
  const had = new Set(before.live.map(idOf));
  const has = new Set(known.live.map(idOf));
  const names = [
    ...known.live.filter((one) => !had.has(idOf(one))),
    ...before.live.filter((one) => !has.has(idOf(one))),
  ].flatMap(namesOf);
  const others = new Set(back.map(keyOf));
  const linking: Outgoing[] = [];
  if (names.length === 0) return linking;
  for (const { path, sha256, published, modified } of before.live.filter((one) => !others.has(idOf(one)))) {
    const text = await readText(root, sha256);
    if (text !== null && names.some((name) => text.includes(name)))
      linking.push({ ...readDeskArticle({ path, text }), published, modified });
  }
  return linking;
}

/** What a link to an article has in it: the name of its file, or the last part of its address. */
const namesOf = ({ path, url }: ManifestArticle): string[] => [
  posix.basename(path),
  `/${url.split('/').filter(Boolean).at(-1)}`,
];

/** Articles that readers had otherwise, with the words and dates of then. */
async function comingBack(root: string, known: Known, before: Known): Promise<Outgoing[]> {
  const now = new Map(known.live.map((article) => [idOf(article), article]));
  const back: Outgoing[] = [];
  for (const article of before.live) {
    const { published, modified } = article;
    if (isSame(article, now.get(idOf(article)))) continue;
    const text = await readText(root, article.sha256);
    if (text === null) throw lost(article);
    back.push({ ...readDeskArticle({ path: article.path, text }), published, modified });
  }
  return back;
}

const isSame = (then: ManifestArticle, now: ManifestArticle | undefined): boolean =>
  now !== undefined && now.sha256 === then.sha256 && now.published === then.published;

const lost = ({ path, sha256 }: ManifestArticle): NewsctlError =>
  new NewsctlError('RELEASE_DAMAGED', `The text of ${path} as it was is not kept on this desk.`, {
    hint: `Each desk keeps the texts that it published itself (.newsctl/published/${sha256.slice(0, 12)}….md is not here). Undo on the desk that published it, or put the article file back and publish.`,
  });

function goingAgain(known: Known, before: Known): Wanted['leaving'] {
  const had = new Set(before.live.map(idOf));
  const leaving = known.live.filter(
    (article) => !had.has(idOf(article)) && known.articles.has(idOf(article)),
  );
  return new Map(
    leaving.map((article) => [idOf(article), { path: article.path, reason: 'was not there before' }]),
  );
}

/** Articles that stay, to be linked to. */
function current(files: readonly DeskArticle[], known: Known): Outgoing[] {
  const live = new Map(known.live.map((article) => [idOf(article), article]));
  return files.flatMap((one) => {
    const { path, frontMatter } = one.article;
    const found = live.get(idOf({ id: frontMatter.id, path }));
    return found ? [{ ...one, published: found.published, modified: found.modified }] : [];
  });
}
