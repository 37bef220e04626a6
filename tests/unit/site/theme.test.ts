import { describe, expect, test } from 'vitest';
import { NewsctlError } from '../../../src/errors.ts';
import { BRIDGE, build, shippedTemplate, textOf, written } from './site-support.ts';

const article = written({ front: BRIDGE });
const PAGE = 'council/mill-bridge-closes/index.html';

const withTemplates = (own: Record<string, string | null>) =>
  build([article], {
    readTemplate: async (name) => (Object.hasOwn(own, name) ? own[name]! : shippedTemplate(name)),
  });

async function failure(own: Record<string, string | null>): Promise<string> {
  const error = await withTemplates(own).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(NewsctlError);
  expect((error as NewsctlError).code).toBe('TEMPLATE_INVALID');
  return (error as NewsctlError).message;
}

describe('a newsroom’s own templates', () => {
  test('one partial is replaced and the rest stays', async () => {
    const site = await withTemplates({ 'footer.liquid': '<footer>Printed in {{ site.name }}</footer>' });
    const html = textOf(site, PAGE);
    expect(html).toContain('<footer>Printed in The Ashwick Courier</footer>');
    expect(html).not.toContain('colophon');
    expect(html).toContain('<h1 class="headline">');
  });

  test('a new one may be called from it', async () => {
    const site = await withTemplates({
      'footer.liquid': "<footer>{% render 'our-address', town: 'Ashwick' %}</footer>",
      'our-address.liquid': '1 Mill Street, {{ town }}',
    });
    expect(textOf(site, PAGE)).toContain('<footer>1 Mill Street, Ashwick</footer>');
  });

  test('values are escaped in them without their asking', async () => {
    const hostile = written({ front: BRIDGE.replace('Mill Bridge', '<b>Mill</b>') });
    const site = await build([hostile], {
      readTemplate: async (name) =>
        name === 'byline.liquid' ? '<p title="{{ article.headline }}">' : shippedTemplate(name),
    });
    expect(textOf(site, PAGE)).toContain('<p title="&lt;b&gt;Mill&lt;/b&gt; to close for a month">');
  });

  test('a stylesheet of its own follows the shipped one, under a new name', async () => {
    const css = (site: Awaited<ReturnType<typeof build>>) =>
      site.files.find(({ path }) => path.endsWith('.css'))!.path;
    const [plain, own] = [
      await withTemplates({}),
      await withTemplates({ 'custom.css': 'h1 { color: teal }' }),
    ];
    expect(css(own)).not.toBe(css(plain));
    expect(textOf(own, css(own))).toMatch(/--paper[\s\S]*h1 \{ color: teal \}$/);
    expect(textOf(own, PAGE)).toContain(css(own));
  });

  test('a block that the layout does not have would publish pages without what is in it', async () => {
    const shipped = (await shippedTemplate('article.liquid'))!;
    expect(await failure({ 'article.liquid': shipped.replace('block main', 'block mian') })).toMatch(
      /`article\.liquid` failed in line \d+: it fills in a block `mian`, which `layout\.liquid` does not have/,
    );
  });

  test('a block of a part of the layout is one of it', async () => {
    const layout = (await shippedTemplate('layout.liquid'))!.replace(
      '{% block main %}',
      "{% include 'our-main' %}{% block other %}",
    );
    const site = await withTemplates({
      'layout.liquid': layout,
      'our-main.liquid': '<b>ours</b>{% block main %}{% endblock %}',
    });
    expect(textOf(site, PAGE)).toContain('<b>ours</b>');
  });

  test('a layout without room for the script of a search is in order where nobody can search', async () => {
    const layout = (await shippedTemplate('layout.liquid'))!.replace('block head', 'block our-head');
    expect((await withTemplates({ 'layout.liquid': layout })).files.length).toBeGreaterThan(0);
  });

  test.each([
    ['a template that is not there', { 'footer.liquid': null }, 'footer.liquid'],
    ['a stylesheet that is not there', { 'site.css': null }, 'site.css'],
    ['a misspelt variable', { 'footer.liquid': '{{ site.nmae }}' }, 'site.nmae'],
    ['a misspelt filter', { 'footer.liquid': '{{ site.name | shout }}' }, 'shout'],
    ['a tag that never closes', { 'card.liquid': '{% if x %}' }, 'if x'],
    ['a path out of the theme', { 'footer.liquid': "{% include '../secret' %}" }, '../secret'],
    ['a template without an end', { 'footer.liquid': "{% include 'footer' %}" }, 'footer'],
    ['a loop without an end', { 'footer.liquid': '{% for i in (1..999999999) %}{% endfor %}' }, 'memory'],
    ['the inside of a value', { 'footer.liquid': '{{ site.constructor }}' }, 'constructor'],
  ])('%s stops the build and is named', async (_what, own: Record<string, string | null>, word) => {
    expect(await failure(own)).toContain(word);
  });

  test.each([
    ['a misspelt variable', '<p>\n{{ site.nmae }}', 'line 2, column 4', 'site.nmae'],
    ['a misspelt filter', '<p>\n{{ site.name | shout }}', 'line 2', 'shout'],
    ['a tag that never closes', '<p>\n\n{% if x %}', 'line 3', 'if x'],
    ['a path out of the theme', "<p>\n{% include '../secret' %}", 'line 2', '../secret'],
    ['a template that nobody wrote', "<p>\n{% render 'nowhere' %}", 'line 2', 'nowhere.liquid'],
    ['a template without an end', "<p>\n{% include 'footer' %}", 'line 2', 'footer'],
    ['a loop without an end', '<p>\n{% for i in (1..999999999) %}{% endfor %}', 'line 2', 'memory'],
    [
      'a variable in a loop',
      '{% for feed in site.feeds %}\n{{ feed.nmae }}{% endfor %}',
      'line 2',
      'feed.nmae',
    ],
  ])('%s is told with the file and the line that it stands in', async (_what, footer, line, word) => {
    const told = await failure({ 'footer.liquid': footer });
    expect(told).toMatch(/^The template `footer\.liquid` failed in /);
    expect(told).toContain(line);
    expect(told).toContain(word);
    expect(told).not.toMatch(/file:|line:\d|article\.liquid/);
  });

  test.each([
    ['asks for itself', "<p>\n{% include 'footer' %}", 'never comes to an end'],
    ['loops too long', '<p>\n{% for i in (1..999999999) %}{% endfor %}', 'more memory than a page may'],
    [
      'asks for one that a value names',
      '<p>\n{% include site.name %}',
      'there is no template “The Ashwick Courier”',
    ],
  ])('a template that %s is told so in plain words', async (_what, footer, words) => {
    const told = await failure({ 'footer.liquid': footer });
    expect(told).toContain(words);
    expect(told).toContain('`footer.liquid` failed in line 2');
    expect(told).not.toMatch(/stack|alloc|ENOENT/);
  });

  test('where the values of a template are told is said', async () => {
    const error = await withTemplates({ 'footer.liquid': '{{ site.nmae }}' }).catch(
      (cause: unknown) => cause,
    );
    expect((error as NewsctlError).hint).toContain('newsctl explain theme');
  });
});
