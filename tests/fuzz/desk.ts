import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckRequest } from '../../src/check/check.ts';
import { loadStyles } from '../../src/style/load-styles.ts';
import { houseCheck } from '../../src/style/house-check.ts';
import { readNewsroom } from '../../src/newsroom/newsroom.ts';
import { readGold } from '../support/gold-article.ts';
import { sourceFiles } from '../support/sources.ts';

const PROJECT = join(import.meta.dirname, '../..');

const textsIn = (folder: string, ending: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(PROJECT, folder))
      .filter((name) => name.endsWith(ending) && name !== 'README.md')
      .map((name) => [name, readFileSync(join(PROJECT, folder, name), 'utf8')]),
  );

/** Sound articles of every kind, to be edited at random: the demo's, the templates, and the labelled ones. */
export const ARTICLES: readonly string[] = [
  ...Object.values(textsIn('demo/articles', '.md')),
  ...Object.values(textsIn('demo', '.md')),
  ...Object.values(textsIn('templates/articles', '.md')),
  ...Object.values(textsIn('tests/articles', '.md')).map((text) => readGold(text).text),
];

/** Rules of the styles that newsctl ships, to be edited at random. */
export const STYLE_RULES: readonly string[] = ['styles/news-uk', 'styles/news-us'].flatMap((folder) =>
  Object.values(textsIn(folder, '.yml')),
);

export const PEOPLE = readFileSync(join(PROJECT, 'demo/people.yaml'), 'utf8');

/** The desk of the demo newsroom with its people, its sources and a house style, all but the articles. */
export async function demoDesk(): Promise<Omit<CheckRequest, 'files'>> {
  const texts = Object.entries(textsIn('demo/sources', '.txt'));
  const sources = await sourceFiles(
    Object.fromEntries(texts.map(([name, text]) => [`sources/${name}`, text])),
  );
  const files: Record<string, string> = {
    'newsctl.yaml': 'name: Fuzz\nurl: https://fuzz.example\n',
    'people.yaml': PEOPLE,
  };
  const { people } = await readNewsroom('/', async (path) => files[path.slice(1)] ?? null);
  const { rules } = await loadStyles({
    folders: [join(PROJECT, 'styles')],
    styles: ['news-uk'],
    packageRoot: PROJECT,
  });
  const active = rules.map((rule) => ({ rule, level: rule.level }));
  return {
    people,
    sourceFiles: sources,
    style: houseCheck(rules, () => active),
    jurisdiction: 'uk',
    newsroom: { fileExists: () => false, knownTypes: ['news'] },
    now: new Date('2026-11-23T12:00:00Z'),
  };
}
