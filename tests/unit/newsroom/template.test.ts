import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { ARTICLE_TYPES } from '../../../src/article/types.ts';
import { NewsctlError } from '../../../src/errors.ts';
import { fillTemplate } from '../../../src/newsroom/fill-template.ts';
import { markdownSafe, type TemplateValues } from '../../../src/newsroom/placeholders.ts';
import { readTemplate } from '../../../src/newsroom/template.ts';
import { SHIPPED } from './temporary-newsroom.ts';

const values: TemplateValues = {
  id: '2026-11-abcdef',
  type: 'news',
  headline: 'Bridge to close',
  slug: 'bridge-to-close',
  section: 'Council: news',
  byline: ['Ann Lee', 'Bo "Bob" Roe'],
  sources: [{ id: 'a', kind: 'release', file: 'sources/a b.txt', captured_at: '2026-11-23T14:05:00+00:00' }],
  lang: 'en-GB',
  date: '2026-11-23',
};

const fill = (text: string, extra: Partial<TemplateValues> = {}): string =>
  fillTemplate(readTemplate(text, 't.md'), { ...values, ...extra });

function messageOf(text: string): string {
  try {
    readTemplate(text, 'templates/articles/t.md');
  } catch (error) {
    expect(error).toBeInstanceOf(NewsctlError);
    expect((error as NewsctlError).code).toBe('TEMPLATE_INVALID');
    return (error as NewsctlError).message;
  }
  return 'no fault';
}

describe('a shipped template', () => {
  test('exists for every type and for nothing else', async () => {
    const files = (await readdir(SHIPPED)).sort();
    expect(files).toEqual(ARTICLE_TYPES.map((type) => `${type.name}.md`).sort());
  });

  test.each(ARTICLE_TYPES)('$name has the fields of its type, and prompts that must go', async (type) => {
    const text = await readFile(join(SHIPPED, `${type.name}.md`), 'utf8');
    const filled = readArticle(fill(text, { type: type.name }), 'a.md');
    expect(filled.problems).toEqual([]);
    expect(Object.keys(filled.raw)).toEqual(expect.arrayContaining([...type.fields]));
    expect(filled.plain.text).toMatch(/\[TK: /);
    expect(filled.text).not.toContain('{{');
    expect(filled.frontMatter).toMatchObject({
      id: values.id,
      type: type.name,
      headline: values.headline,
      slug: values.slug,
      section: values.section,
      lang: 'en-GB',
      status: 'draft',
      byline: [{ name: 'Ann Lee' }, { name: 'Bo "Bob" Roe' }],
      sources: values.sources,
    });
  });

  test.each(['breaking', 'live-blog'])('%s has closed update blocks', async (name) => {
    const article = readArticle(fill(await readFile(join(SHIPPED, `${name}.md`), 'utf8')), 'a.md');
    expect(article.namedBlocks.length).toBeGreaterThan(0);
    for (const block of article.namedBlocks)
      expect(block).toMatchObject({
        name: 'update',
        closed: true,
        label: expect.stringMatching(/^\[TK: time.*\]$/),
      });
  });
});

describe('filling', () => {
  test('keeps comments, order and the hand of the template', () => {
    const text = `---
# house: keep this
# label: Match report
# purpose: goals
tags: [ a, b ] # two at least
headline: "{{headline}}" # under 80 characters
sources: "{{sources}}" # what it rests on
id: "{{id}}"
type: "{{type}}"

note: 'Filed {{date}} by {{byline}}'
slug: "{{slug}}"
status: subbed
---

By {{byline}} on {{ date }}.
`;
    expect(fill(text, { headline: 'He said: "No" # not', byline: ['A_b'] })).toBe(`---
# house: keep this
tags: [ a, b ] # two at least
headline: "He said: \\"No\\" # not" # under 80 characters
sources:
  # what it rests on
  - id: a
    kind: release
    file: sources/a b.txt
    captured_at: 2026-11-23T14:05:00+00:00
id: 2026-11-abcdef
type: news

note: "Filed 2026-11-23 by A_b"
slug: bridge-to-close
status: subbed
section: "Council: news"
byline:
  - name: A_b
---

By A\\_b on 2026-11-23.
`);
  });

  test('gives identity and a status to a template that has neither', () => {
    const article = readArticle(fill('---\n---\nText\n'), 'a.md');
    expect(article.problems).toEqual([]);
    expect(article.frontMatter).toMatchObject({ id: values.id, type: 'news', status: 'draft' });
  });

  test('leaves what was not asked for as the template has it', () => {
    const text = '---\ntype: court\nsection: Crime\nbyline: [ The desk ]\n---\n';
    const { frontMatter } = readArticle(fill(text, { type: 'hearing', section: '', byline: [] }), 'a.md');
    expect(frontMatter).toMatchObject({ type: 'court', section: 'Crime', byline: [{ name: 'The desk' }] });
  });

  test('a name among other keys of a writer is a text, not a list', () => {
    const text = '---\nbyline:\n  - { name: "{{byline}}", role: reporter }\n---\n';
    const { frontMatter } = readArticle(fill(text, { byline: ['Ann Lee'] }), 'a.md');
    expect(frontMatter.byline).toEqual([{ name: 'Ann Lee', role: 'reporter' }]);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 200 }),
    fc.constantFrom(
      '\u2028---\u2028',
      '---\n',
      "it's: {{id}}",
      '{{byline}}',
      '\r\n...\r\n',
      '- x',
      '\ufeffx',
      ' x ',
      'null',
    ),
  );

  test('any words survive the way into the YAML and back', () => {
    const text =
      '---\nheadline: "{{headline}}"\nsection: "{{section}}"\nbyline: "{{byline}}"\n---\n\nBody.\n';
    fc.assert(
      fc.property(anyText, anyText, (headline, section) => {
        const article = readArticle(fill(text, { headline, section, byline: [section] }), 'a.md');
        expect(article.problems).toEqual([]);
        expect(article.frontMatter.headline).toBe(headline);
        expect(article.frontMatter.section).toBe(section);
        expect(article.frontMatter.byline).toEqual([{ name: section }]);
        expect(article.text.slice(article.bodySpan.start)).toBe('\nBody.\n');
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['headline: {{headline}} # x', 'headline: >\n  {{headline}}', "headline: 'A: {{headline}}'"])(
    'a headline in any YAML form is a headline: %s',
    (line) => {
      const text = `---\n${line.replace(/: (\{.*\}\})/, ': "$1"')}\n---\n`;
      expect(readArticle(fill(text, { headline: 'a "b": #c\nd' }), 'a.md').frontMatter.headline).toBe(
        'a "b": #c\nd',
      );
    },
  );
});

describe('words in the body', () => {
  test('show as they are and make no markup', () => {
    const words = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
    fc.assert(
      fc.property(words, (value) => {
        const wanted = value.replace(/\s+/g, ' ').trim();
        const alone = readArticle(markdownSafe(value), 'a.md');
        expect(alone.plain.text).toBe(wanted);
        const inside = readArticle(`before ${markdownSafe(value)} after`, 'a.md');
        expect(inside.plain.text).toBe(wanted === '' ? 'before  after' : `before ${wanted} after`);
        expect([...alone.html, ...alone.images]).toEqual([]);
        expect(alone.plain.blocks.every((block) => block.kind === 'paragraph')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a broken template', () => {
  test.each([
    ['no front matter', 'Just text\n', 't.md:1:1  A template starts with front matter'],
    ['an open fence', '---\nid: x\n', 't.md:1:1  The front matter opens here and never closes'],
    ['bad YAML', '---\nid: x\ntags: [a\n---\n', 't.md:4:1  This is not valid YAML'],
    ['a key twice', '---\nid: x\nid: y\n---\n', 't.md:3:1  This is not valid YAML'],
    ['a list', '---\n- x\n---\n', 't.md:2:1  Expected lines of the form'],
    ['missing marks', '---\nid: x\nheadline: {{headline}}\n---\n', 't.md:3:11  Put {{headline}} in quot'],
    [
      'an unknown name',
      '---\r\nid: x\r\nnote: "a {{headlin}}"\r\n---\r\n',
      't.md:3:10  There is no placeholder {{headlin}}. Did you mean "headline"?',
    ],
    ['an unknown name in the body', '---\nid: x\n---\n\nBy {{writer}}\n', 't.md:5:4  There is no place'],
  ])('with %s is named with its place', (_, text, message) => {
    expect(messageOf(text)).toContain(`templates/articles/${message}`);
  });

  test('names every fault and shows the line', () => {
    expect(messageOf('---\nid: "{{idd}}"\n---\n{{slugg}}\n')).toBe(
      [
        'templates/articles/t.md:2:6  There is no placeholder {{idd}}. Did you mean "id"?',
        '    id: "{{idd}}"',
        '         ^',
        'templates/articles/t.md:4:1  There is no placeholder {{slugg}}. Did you mean "slug"?',
        '    {{slugg}}',
        '    ^',
      ].join('\n'),
    );
  });
});
