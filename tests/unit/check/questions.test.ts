import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../../src/check/check.ts';
import type { Question } from '../../../src/check/questions.ts';
import { soundArticle } from '../../support/newsroom.ts';

const SRC = join(import.meta.dirname, '../../../src');

function askedBy(text: string): Question[] | null {
  let questions: Question[] | null = [];
  check({
    files: [{ path: 'articles/ferry.md', text }],
    now: new Date('2026-11-23T12:00:00Z'),
    newsroom: { fileExists: () => true, knownTypes: [] },
    noted: (_, __, asked) => {
      questions = asked;
    },
  });
  return questions;
}

test('what a check asks of the world is written down', () => {
  const asked = askedBy(soundArticle({ body: 'The ferry. ![A ferry at its pier](media/ferry.jpg)' }));
  expect(asked).toEqual(
    expect.arrayContaining([
      { kind: 'slug', of: 'ferry-runs-again' },
      { kind: 'id', of: '2026-11-ferry-runs-again' },
      { kind: 'exists', of: 'media/ferry.jpg' },
      { kind: 'previous', of: '["2026-11-ferry-runs-again","articles/ferry.md"]' },
    ]),
  );
});

test('a source is a question, whether it is there or not', () => {
  const text = soundArticle().replace(
    'status:',
    'sources: [{id: talk, kind: transcript, file: sources/talk.txt, captured_at: 2026-11-02}]\nstatus:',
  );
  expect(askedBy(text)).toContainEqual({ kind: 'source', of: 'sources/talk.txt' });
});

test('a check that looked at the clock answers for no other time', () => {
  expect(
    askedBy(soundArticle().replace('status:', 'embargo: {until: 2026-11-24T06:00:00Z}\nstatus:')),
  ).toBeNull();
});

/** What reads of the world behind the back of a watched check would be missed when its result is recalled. */
const BEHIND =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.[a-z]|from 'node:(?!buffer|crypto|path|perf_hooks|vm)/;

test('nothing that checks an article looks at the world on its own', () => {
  const folders = ['rules', 'check', 'quotes', 'article', 'text', 'sources', 'style'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );
  const found = files.filter((file) =>
    BEHIND.test(
      readFileSync(join(SRC, file), 'utf8').replace(
        /\/\*\*[\s\S]*?\*\/|\/\/.*|^\s+(?:why|text|details): [\s\S]*?',$/gm,
        '',
      ),
    ),
  );
  // Files that are read before a check begins, by whoever prepares it.
  expect(found.filter((file) => !/^(?:sources\/read\/|text\/(?:read|write)-file)/.test(file)).sort()).toEqual(
    ['style/language/dictionary.ts', 'style/load-styles.ts'],
  );
});
