/** One node of linked data, keys as written. */
export type LinkedData = Record<string, unknown>;

const ARTICLE = /(?:Article|BlogPosting|Report)$/;
const MAX_DEPTH = 20;

/**
 * Finds the article among the linked data of a page.
 * @param scripts the text of each `application/ld+json` script
 * @returns the article's node, every node by its `@id`, and the numbers of the scripts that are not JSON
 */
export function readLinkedData(scripts: readonly string[]): {
  article: LinkedData | null;
  byId: Map<string, LinkedData>;
  broken: number[];
} {
  const nodes: LinkedData[] = [];
  const broken: number[] = [];
  for (const [index, script] of scripts.entries()) {
    const value = parseLoosely(script);
    if (value === undefined) broken.push(index);
    else collect(value, nodes, 0);
  }
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const article = articles.find((node) => typeof node.headline === 'string') ?? articles[0] ?? null;
  const byId = new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node]] : [])),
  );
  return { article, byId, broken };
}

export const typesOf = (node: LinkedData): string[] =>
  [node['@type']].flat().filter((type) => typeof type === 'string');

function collect(value: unknown, into: LinkedData[], depth: number): void {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into, depth + 1);
    return;
  }
  into.push(value as LinkedData);
  for (const inner of Object.values(value)) collect(inner, into, depth + 1);
}

/** Pages wrap their data in comments, break lines inside texts and leave commas behind. */
function parseLoosely(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\]\]>|\]\]>)\s*$/g, '')
    .trim();
  for (const attempt of [bare, mended(bare)]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Not this way; a page without readable data still has its text.
    }
  }
  return undefined;
}

/** `\p{Cc}`: line ends inside texts are what breaks the data most. */
const mended = (json: string): string =>
  json
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/,(\s*[}\]])/g, '$1')
    .replace(/;\s*$/, '');

/** The texts of a value that may be one, a list, or things with a name. */
export function textsOf(value: unknown, byId: Map<string, LinkedData>): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, byId));
  if (typeof value !== 'object' || value === null) return [];
  const node = value as LinkedData;
  const named = node.name ?? byId.get(String(node['@id']))?.name;
  return typeof named === 'string' ? [named] : Array.isArray(named) ? textsOf(named, byId) : [];
}
