import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { describe, refuseFaulty, remarks } from '../style/faults.ts';
import { isRuleFile, loadStyles, readRuleFile } from '../style/load-styles.ts';
import { readTests } from '../style/read-tests.ts';
import { type RuleTestResult, runTest } from '../style/rule-tests.ts';
import type { RuleFile, StyleRule } from '../style/rule/style-rule.ts';
import type { Context, Outcome } from './context.ts';
import { newsroomIfAny } from './newsroom.ts';

/**
 * Runs the tests that style rules bring along.
 * @param names styles or folders of styles; all styles of the newsroom where none is named
 * @throws NewsctlError NO_FILES_MATCHED, CONFIG_INVALID
 */
export async function testStyles(context: Context, names: readonly string[]): Promise<Outcome> {
  const sources = await Promise.all(
    (names.length > 0 ? names : await everyStyle(context)).map((name) => rulesIn(context, name)),
  );
  const results = sources.flatMap(({ rules, testFiles }) =>
    rules.flatMap((rule) => resultsOf(rule, testFiles)),
  );
  const failed = results.filter(({ failure }) => failure !== null);
  const untested = sources
    .flatMap(({ rules }) => rules)
    .filter(({ id }) => !results.some(({ rule }) => rule === id));
  return {
    result: {
      tests: results.length,
      failures: failed.map(({ rule, test, failure }) => ({ rule, name: test.name, message: failure })),
      untested: untested.map(({ id }) => id),
    },
    text: [...failed.map(shown), summary(results.length, failed.length, untested)].join('\n'),
    warnings: sources.flatMap(({ warnings }) => warnings),
    exitCode: failed.length > 0 ? 1 : 0,
  };
}

const shown = ({ rule, test, failure }: RuleTestResult): string => `${rule}: “${test.name}” ${failure}`;

function summary(tests: number, failures: number, untested: readonly StyleRule[]): string {
  const without = untested.length === 0 ? '' : ` Without a test: ${untested.map(({ id }) => id).join(', ')}.`;
  return failures === 0
    ? `✓ ${tests} tests of style passed.${without}`
    : `✗ ${failures} of ${tests} tests failed.${without}`;
}

/** A style of the newsroom, one that newsctl ships, or a folder anywhere. */
async function rulesIn(
  context: Context,
  name: string,
): Promise<{ rules: StyleRule[]; testFiles: Map<string, RuleFile>; warnings: string[] }> {
  const newsroom = await newsroomIfAny(context);
  const own = newsroom ? join(newsroom.root, 'style') : null;
  const places: [folder: string, style: string][] = [
    ...(own ? [[own, name === 'House' ? '.' : name] as [string, string]] : []),
    [join(context.packageRoot, 'styles'), name],
    [resolve(context.cwd, name), '.'],
  ];
  for (const [parent, style] of places) {
    const folder = join(parent, style);
    const names = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.yml')).sort();
    if (names.length === 0) continue;
    const id = style === '.' ? (parent === own ? 'House' : (parent.split(/[\\/]/).at(-1) ?? name)) : style;
    const files = await Promise.all(names.map((file) => readRuleFile(id, join(folder, file), parent)));
    const rules = files.filter((_, index) => isRuleFile(names[index]!));
    const loaded = await loadStyles({
      folders: [parent],
      styles: [],
      files: rules,
      packageRoot: context.packageRoot,
    });
    refuseFaulty(loaded, folder);
    const testFiles = files.filter((_, index) => !isRuleFile(names[index]!));
    return {
      rules: loaded.rules,
      testFiles: new Map(testFiles.map((file) => [file.id.replace(/\.test$/, ''), file])),
      warnings: remarks(loaded),
    };
  }
  throw new NewsctlError(
    'NO_FILES_MATCHED',
    `There is no style ${name}, and no folder of that name with rules in it.`,
  );
}

async function everyStyle(context: Context): Promise<string[]> {
  const newsroom = await newsroomIfAny(context);
  if (!newsroom)
    throw new NewsctlError(
      'USAGE',
      'Outside a newsroom, name the styles to test: newsctl style test FOLDER.',
    );
  const entries = await readdir(join(newsroom.root, 'style'), { withFileTypes: true }).catch(() => []);
  const folders = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'config')
    .map(({ name }) => name);
  const hasHouse = entries.some((entry) => entry.isFile() && isRuleFile(entry.name));
  return [...new Set([...(hasHouse ? ['House'] : []), ...folders, ...newsroom.config.styles])];
}

function resultsOf(rule: StyleRule, testFiles: ReadonlyMap<string, RuleFile>): RuleTestResult[] {
  const beside = testFiles.get(rule.id);
  return [rule.file, ...(beside ? [beside] : [])].flatMap((file) => {
    const { tests, problems } = readTests(file);
    if (problems.length > 0)
      throw new NewsctlError(
        'CONFIG_INVALID',
        `Tests of a style cannot be read.\n${describe({ file, problems }).join('\n')}`,
      );
    return tests.map((test) => runTest(rule, test));
  });
}
