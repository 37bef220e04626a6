import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { readGold } from '../../support/gold-article.ts';
import { sourceFiles } from '../../support/sources.ts';

const FOLDER = join(import.meta.dirname, '../../articles');
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'README.md');
const bodies = Object.fromEntries(
  names.map((name) => [
    `sources/${name}`,
    readGold(readFileSync(join(FOLDER, name), 'utf8')).text.replace(/^---\n[\s\S]*?\n---\n/, ''),
  ]),
);
const files = await sourceFiles(bodies);
const RULES = ['sources/lifted-passage', 'sources/unquoted-echo', 'attribution/medium-missing'];

it.each(names)('finds nothing lifted in %s, with every other story as a source', (name) => {
  const sources = names
    .filter((other) => other !== name)
    .map((other, i) => `  - {id: s${i}, kind: outlet, file: sources/${other}}\n`);
  const head = `---\nid: a\ntype: news\nsources:\n${sources.join('')}---\n`;
  const { findings } = check({
    files: [{ path: name, text: head + bodies[`sources/${name}`] }],
    sourceFiles: files,
    now: new Date('2026-11-24T09:00:00Z'),
  });
  expect(findings.filter(({ rule }) => RULES.includes(rule)).map(({ message }) => message)).toEqual([]);
});
