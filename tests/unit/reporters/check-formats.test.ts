import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { Chalk } from 'chalk';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { check } from '../../../src/check/check.ts';
import { FORMATS } from '../../../src/reporters/formats.ts';
import type { CheckReport } from '../../../src/reporters/report.ts';
import { applyEdits } from '../../../src/check/fix.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const DULL = 'The town’s bridge is shut. It opens on Monday.';

function reportOf(files: Record<string, string>): CheckReport {
  const list = Object.entries(files).map(([path, text]) => ({ path, text }));
  const result = check({ files: list, settings: { rules: { 'publishing/residue': 'note' } }, now: NOW });
  return {
    result,
    texts: new Map(Object.entries(files)),
    paint: new Chalk({ level: 0 }),
    version: '1.2.3',
    now: NOW,
  };
}

const printed = async (format: string, report: CheckReport): Promise<string> =>
  (await FORMATS.find(({ name }) => name === format)!.load())(report);

const STORY = [
  '“We wait,” said Ada Brook.',
  '“Nobody asked us & the “keepers” <of> the lock. It was 100% wrong: late, dear.',
  'TK: name of the firm. The council\'s plan failed, and "so did we".',
].join('\n\n');

describe('github', () => {
  test('is a command a line, whatever stands in paths and messages', async () => {
    const lines = (await printed('github', reportOf({ 'a,b:c\n100%.md': STORY }))).split('\n');
    expect(lines).toHaveLength(reportOf({ 'a.md': STORY }).result.findings.length);
    for (const line of lines)
      expect(line).toMatch(
        /^::(?:error|warning|notice) file=a%2Cb%3Ac%0A100%25\.md,line=\d+,endLine=\d+,(?:col=\d+,endColumn=\d+,)?title=[a-z-]+\/[a-z-]+::\S.*$/,
      );
    expect(lines.some((line) => line.startsWith('::notice '))).toBe(true);
    expect(lines.some((line) => line.startsWith('::error '))).toBe(true);
  });

  test('says nothing where nothing was found', async () => {
    expect(await printed('github', reportOf({ 'a.md': DULL }))).toBe('');
  });
});

const ajv = new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv as never);
const fits = ajv.compile(schema);

async function sarif(report: CheckReport): Promise<Log> {
  const log = JSON.parse(await printed('sarif', report)) as Log;
  expect(fits(log), JSON.stringify(fits.errors)).toBe(true);
  return log;
}

describe('sarif', () => {
  test('fits the standard’s schema, with and without findings', async () => {
    await sarif(reportOf({ 'a b/ü#?%.md': STORY, 'dull.md': DULL }));
    expect((await sarif(reportOf({ 'dull.md': DULL }))).runs[0]!.results).toEqual([]);
  });

  test('a schema that finds nothing wrong would prove nothing', () => {
    expect(fits({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  test('names each rule once, and points from each result to it and to the place', async () => {
    const report = reportOf({ 'desk/a b.md': STORY });
    const [run] = (await sarif(report)).runs;
    const rules = run!.tool.driver.rules!;
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const [i, result] of run!.results!.entries()) {
      const finding = report.result.findings[i]!;
      expect(rules[result.ruleIndex!]!.id).toBe(finding.rule);
      expect(result.level).toBe(finding.severity);
      const { artifactLocation, region } = result.locations![0]!.physicalLocation!;
      expect(artifactLocation!.uri).toBe('desk/a%20b.md');
      expect([region!.startLine, region!.startColumn]).toEqual([finding.start.line, finding.start.column]);
      expect(STORY.slice(region!.charOffset, region!.charOffset! + region!.charLength!)).toBe(
        STORY.slice(finding.start.offset, finding.end.offset),
      );
    }
  });

  test('what it says to replace is what a fix replaces', async () => {
    const report = reportOf({ 'a.md': STORY });
    const [run] = (await sarif(report)).runs;
    const fixes = report.result.findings.flatMap(({ fix }) => fix ?? []);
    const told = run!.results!.flatMap((result) => result.fixes ?? []);
    expect(fixes.length).toBeGreaterThan(0);
    expect(told).toHaveLength(fixes.length);
    for (const [i, { edits }] of fixes.entries()) {
      const replacements = told[i]!.artifactChanges[0]!.replacements.map(
        ({ deletedRegion, insertedContent }) => ({
          start: deletedRegion.charOffset!,
          end: deletedRegion.charOffset! + deletedRegion.charLength!,
          text: insertedContent!.text!,
        }),
      );
      expect(applyEdits(STORY, replacements)).toBe(applyEdits(STORY, edits));
    }
  });
});

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => /^(?:testsuite|testcase|file|error)$/.test(name),
});

describe('junit and checkstyle', () => {
  test('errors fail, other findings are told, an article without any passes', async () => {
    const report = reportOf({ 'a&b.md': STORY, 'dull.md': DULL });
    const { testsuites } = xml.parse(await printed('junit', report)) as {
      testsuites: { testsuite: { name: string; failures: string; testcase: Record<string, unknown>[] }[] };
    };
    const [story, dull] = testsuites.testsuite;
    expect([story!.name, dull!.name]).toEqual(['a&b.md', 'dull.md']);
    const { error } = report.result.counts;
    expect(error).toBeGreaterThan(0);
    expect(story!.failures).toBe(String(error));
    expect(story!.testcase.filter((one) => 'failure' in one)).toHaveLength(error);
    expect(story!.testcase).toHaveLength(report.result.findings.length);
    expect(dull!.testcase).toEqual([{ classname: 'dull.md', name: 'check' }]);
  });

  test('checkstyle names file, place, level and rule', async () => {
    const report = reportOf({ 'a&b.md': STORY, 'dull.md': DULL });
    const { checkstyle } = xml.parse(await printed('checkstyle', report)) as {
      checkstyle: { file: { name: string; error: Record<string, string>[] }[] };
    };
    expect(checkstyle.file.map(({ name }) => name)).toEqual(['a&b.md']);
    expect(checkstyle.file[0]!.error.map(({ line, column, source }) => [line, column, source])).toEqual(
      report.result.findings.map(({ start, rule }) => [
        String(start.line),
        String(start.column),
        `newsctl.${rule}`,
      ]),
    );
    expect(new Set(checkstyle.file[0]!.error.map(({ severity }) => severity))).toContain('info');
  });

  test('are well formed whatever an article holds', async () => {
    const piece = fc.constantFrom(
      '<',
      '&',
      '"',
      "'",
      ']]>',
      '\u0000',
      '\u001B',
      '\uD800',
      '\uFFFE',
      'TK',
      ' ',
      '\n\n',
      '“',
      '”',
      'é',
      '🙂',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 25 }),
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        async (text, path) => {
          const report = reportOf({ [`${path.join('')}.md`]: text.join('') });
          for (const format of ['junit', 'checkstyle'])
            expect(XMLValidator.validate(await printed(format, report))).toBe(true);
          await sarif(report);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('html', () => {
  test('marks each place in the copy and tells it beside it, with no markup of the article', async () => {
    const report = reportOf({
      'a.md': `---\nheadline: ${'Late '.repeat(30)}\n---\n${STORY}`,
      'dull.md': DULL,
    });
    const page = await printed('html', report);
    for (let number = 1; number <= report.result.findings.length; number++)
      expect(page.split(`id="n${number}"`)).toHaveLength(2);
    expect(page).toMatch(/<a class="place note" id="p\d+" href="#n\d+">TK<sup>/);
    expect(page).toContain('&amp;');
    expect(page).not.toContain('<of>');
    expect(page).toContain('<li>dull.md</li>');
  });

  test('a page of any text has every word of it once, and no script', async () => {
    const piece = fc.constantFrom(
      '<script>',
      '</p>',
      '&amp;',
      '“We wait,” said Ada.',
      'TK',
      ' ',
      '\n\n',
      '“',
      '"',
      '*it*',
      '🙂',
      '> ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const page = await printed('html', reportOf({ 'a.md': `TK\n\n${pieces.join('')}` }));
        expect(page).not.toContain('<script');
        const count = (text: string): number => text.split('We wait').length;
        expect(count(page.replace(/<div class="remark[\s\S]*?<\/div>/g, ''))).toBe(
          count(readArticle(`TK\n\n${pieces.join('')}`, 'a.md').plain.text),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('a line about a confidential source is not shown', async () => {
    const text =
      '---\nsources:\n  - {id: keeper, kind: interview, file: sources/orla-finch.md, confidential: true}\n---\nOrla Finch told us. See sources/orla-finch.md.';
    const page = await printed('html', reportOf({ 'a.md': text }));
    expect(page).not.toContain('orla-finch');
  });
});
