import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { keepTexts, readText } from '../../../src/publish/published-texts.ts';
import { sha256 } from '../../../src/text/sha256.ts';
import { temporary } from '../../support/publishing.ts';

test('two that publish at once both keep the same texts', async () => {
  const root = await temporary();
  const texts = Array.from({ length: 20 }, (_, n) => `The ferry sails at ${n}.`);
  const kept = () =>
    keepTexts(
      root,
      texts.map((text) => ({ sha256: sha256(text), text: async () => text })),
    );
  await Promise.all([kept(), kept(), kept()]);
  for (const text of texts) expect(await readText(root, sha256(text))).toBe(text);
  expect(readdirSync(join(root, '.newsctl/publishing'))).toEqual(['.gitignore']);
});

test('half of a text that a run left behind goes, and one that is being written stays', async () => {
  const root = await temporary();
  const folder = join(root, '.newsctl/publishing');
  mkdirSync(folder, { recursive: true });
  const [old, fresh] = [`a.${process.pid}-0a.tmp`, `b.${process.pid}-0b.tmp`];
  for (const name of [old, fresh, 'c.999999999-0c.tmp']) writeFileSync(join(folder, name), 'The fer');
  utimesSync(join(folder, old), 1, 1);
  await keepTexts(root, []);
  expect(readdirSync(folder).sort()).toEqual(['.gitignore', fresh]);
});

test('what is kept already is not asked for, whether few or many are to be kept', async () => {
  const root = await temporary();
  const texts = Array.from({ length: 120 }, (_, n) => `The ferry sails at ${n}.`);
  const asked: string[] = [];
  const keep = (some: readonly string[]) =>
    keepTexts(
      root,
      some.map((one) => ({
        sha256: sha256(one),
        text: async () => {
          asked.push(one);
          return one;
        },
      })),
    );
  await keep(texts.slice(0, 3));
  await keep(texts);
  await keep(texts.slice(0, 5));
  expect(asked).toEqual(texts);
  for (const one of texts) expect(await readText(root, sha256(one))).toBe(one);
});
