import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Article, readArticle } from '../../../src/article/article.ts';
import { articleType } from '../../../src/article/types.ts';
import { peopleSchema } from '../../../src/newsroom/people.ts';
import { readYaml } from '../../../src/yaml/document.ts';

const DEMO = fileURLToPath(new URL('../../../demo/', import.meta.url));
const read = (path: string): string => readFileSync(DEMO + path, 'utf8');

const articles = readdirSync(`${DEMO}articles`).map((name) => readArticle(read(`articles/${name}`), name));
const faulty = readArticle(read('faulty.md'), 'faulty.md');
const people = peopleSchema.parse(readYaml(read('people.yaml')).data).people;
const byPath = articles.map((article) => [article.path, article] as const);
const approved = byPath.filter(([, article]) => article.frontMatter.status === 'approved');

/** The words of each quotation; a running one gives a passage for each paragraph. */
function passages(article: Article): string[] {
  return article.plain.blocks
    .filter((block) => block.zone === 'narrative')
    .flatMap((block) => article.plain.words(block).match(/“[^“”]*(?:”|$)/g) ?? []);
}

/** One look for marks and spaces, and no stop or comma at the end. */
const fold = (text: string): string =>
  text.replace(/[‘’]/g, "'").replace(/[“”"]/g, '').replace(/\s+/g, ' ').trim().replace(/[.,]$/, '');

describe('the demo newsroom', () => {
  test('has four approved articles, a draft and an embargoed one', () => {
    const statuses = articles.map(({ frontMatter }) => frontMatter.status).sort();
    expect(statuses).toEqual(['approved', 'approved', 'approved', 'approved', 'draft', 'scheduled']);
    const embargoed = articles.find(({ frontMatter }) => frontMatter.status === 'scheduled')!;
    expect(Date.parse(embargoed.frontMatter.embargo!.until!)).toBeGreaterThan(Date.UTC(2030, 0));
  });

  test.each(byPath)('%s has front matter without a fault, and names of its own', (path, article) => {
    expect(article.problems).toEqual([]);
    const { id, type, slug, headline, standfirst, section, byline } = article.frontMatter;
    for (const value of [headline, standfirst, section, byline![0]!.name]) expect(value).toMatch(/\w/);
    expect(path).toBe(`${slug}.md`);
    expect(articles.filter((other) => other.frontMatter.id === id)).toEqual([article]);
    const fields = articleType(type)!.fields.filter((field) => !/^(?:foi_ref)$/.test(field));
    expect(Object.keys(article.raw)).toEqual(expect.arrayContaining(fields));
  });

  test.each(byPath)('%s has 250 to 450 words', (_, article) => {
    const words = article.text.slice(article.bodySpan.start).split(/\s+/).filter(Boolean).length;
    expect(words).toBeGreaterThanOrEqual(250);
    expect(words).toBeLessThanOrEqual(450);
  });

  test.each([...byPath, ['faulty.md', faulty] as const])(
    '%s names files and people that exist',
    (_, article) => {
      const known = people.map((person) => person.id);
      for (const source of article.frontMatter.sources!) {
        const text = read(source.file!);
        for (const [label, id] of Object.entries(source.speakers ?? {})) {
          expect(text).toContain(`${label}: `);
          expect(known).toContain(id);
        }
      }
      for (const person of article.frontMatter.people!) expect(known).toContain(person.id);
      for (const image of article.frontMatter.images ?? []) {
        expect(
          readFileSync(DEMO + image.file)
            .subarray(1, 4)
            .toString(),
        ).toBe('PNG');
        expect(image.alt!.length).toBeGreaterThan(20);
        expect(image.credit).toMatch(/\w/);
        expect(image.caption).not.toBe(image.alt);
      }
    },
  );

  test.each(approved)('%s quotes what its sources say, word for word', (_, article) => {
    const sources = article.frontMatter.sources!.map((source) => fold(read(source.file!))).join('\n');
    const quoted = passages(article);
    expect(quoted.length).toBeGreaterThan(1);
    for (const passage of quoted) expect(sources).toContain(fold(passage));
  });

  test.each(byPath)('%s has curly marks only, and says no day that depends on today', (_, article) => {
    expect(article.plain.text).not.toMatch(/["']/);
    expect(article.plain.text).not.toMatch(/\b(?:today|yesterday|tomorrow|last night)\b/i);
  });

  test.each(approved)('%s has nothing left to do', (_, article) => {
    expect(article.plain.text).not.toMatch(/\bTK\b|XXX|lorem/);
  });
});

describe('the faulty story', () => {
  test('has faults in its words and none in its front matter', () => {
    expect(faulty.problems).toEqual([]);
    expect(faulty.plain.text).toMatch(/said: "We are asking/);
    expect(faulty.plain.text).toMatch(/for the others\.\n\nIf we do the work/);
    expect(faulty.plain.text).toMatch(/lamp post\.\n\nThe association/);
    expect(faulty.plain.text).toMatch(/\n\n“I have sat on this council[^”]*”\n\n/);
    expect(faulty.plain.text).toMatch(/\byesterday\b/);
    expect(faulty.plain.text).toMatch(/\bTK\b/);
    expect(faulty.frontMatter.dateline).toBeUndefined();
    expect(faulty.images).toMatchObject([{ alt: 'photo' }]);
    const view = faulty.plain.blocks.filter((block) => block.zone === 'opinion');
    expect(view.map((block) => faulty.plain.words(block))).toEqual([expect.stringMatching(/^“[^“”]*”$/)]);
  });
});
