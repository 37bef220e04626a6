import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, test } from 'vitest';
import { renderAtOnce } from '../../../src/site/render-at-once.ts';

const PARTIALS = {
  'card.liquid': '<p>{{ card.name }}{% assign told = card.name %}</p>',
  'named.liquid': '{{ item }}{% block main %}<i>{{ word }}</i>{% endblock %}{% assign word = item %}',
  'broken.liquid': '{{ word }}{{ missing }}',
  'outer.liquid':
    "{% layout 'frame' %}{% block main %}({% block other %}{{ zero }}{% endblock %}{{ block.super }}){% endblock %}",
  'frame.liquid': '<main>{% block main %}nothing{% endblock %}</main>{{ word }}',
};

const engine = (): Liquid =>
  new Liquid({
    templates: PARTIALS,
    extname: '.liquid',
    outputEscape: 'escape',
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
  });

const inSteps = engine();
const atOnce = engine();
renderAtOnce(atOnce);

/** What comes out, or what is said of the fault. */
function outcome(liquid: Liquid, template: string, data: object): string {
  try {
    return `came out: ${liquid.parseAndRenderSync(template, { ...data })}`;
  } catch (error) {
    return `failed: ${(error as Error).message}`;
  }
}

const DATA = {
  word: 'a "word" & <more>',
  none: null,
  zero: 0,
  yes: true,
  no: false,
  list: ['one', 'two', 'three'],
  nothing: [],
  card: { name: 'Ashwick <b>', deep: { on: true, tags: ['x', 'y'] } },
};

const values = [
  ...['word', 'none', 'zero', 'yes', 'no', 'list', 'nothing', 'card', 'missing', 'card.name', 'card.missing'],
  ...[
    'card.deep.tags',
    'card.deep.tags[1]',
    "card['name']",
    'list.size',
    'list.first',
    'word.size',
    'list[0]',
  ],
  ...['"said"', "''", '3', '1.5', 'nil', 'empty', 'blank', 'true', 'false', '(1..3)', 'list.last.size'],
  ...['card.constructor', 'forloop.index', 'forloop.last', 'item', 'list[zero]', 'none.deeper'],
];
const operators = ['==', '!=', '>', '<', '>=', '<=', 'contains', 'and', 'or'];
const filters = [
  ...['upcase', 'raw', 'size', 'join: ", "', 'default: "else"', 'default: word', 'append: card.name', 'last'],
  ...[
    'append: missing',
    'divided_by: 0',
    'date: "%Y"',
    'default: no, allow_false: true',
    'remove_first: "a"',
  ],
];
const anyOf = (texts: readonly string[]) => fc.constantFrom(...texts);

const condition = fc.oneof(
  anyOf(values),
  fc.tuple(anyOf(values), anyOf(operators), anyOf(values)).map((parts) => parts.join(' ')),
  fc
    .tuple(anyOf(values), anyOf(operators), anyOf(values), fc.constantFrom('and', 'or'), anyOf(values))
    .map((parts) => parts.join(' ')),
  anyOf(values).map((value) => `not ${value}`),
);
const shown = fc
  .tuple(anyOf(values), fc.array(anyOf(filters), { maxLength: 2 }))
  .map(([value, chain]) => `{{ ${[value, ...chain].join(' | ')} }}`);

const { template } = fc.letrec<{ template: string; node: string }>((tie) => ({
  template: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(' text\n', '{% break %}', '{% continue %}', '{%- assign item = word -%} '),
    shown,
    fc
      .tuple(condition, tie('template'), condition, tie('template'), tie('template'))
      .map(
        ([a, one, b, two, three]) => `{% if ${a} %}${one}{% elsif ${b} %}${two}{% else %}${three}{% endif %}`,
      ),
    tie('template').map((inside) => `{% for item in list %}${inside}{% endfor %}`),
    fc
      .tuple(anyOf(['main', 'main', 'other']), tie('template'))
      .map(([name, inside]) => `{% block ${name} %}${inside}{% endblock %}`),
    tie('template').map((inside) => `{% unless no %}${inside}{% endunless %}`),
    tie('template').map((inside) => `{% capture item %}${inside}{% endcapture %}{{ item }}`),
    fc.constantFrom(
      "{% include 'card' %}",
      "{% include 'card', card: none %}",
      "{% render 'card', card: card %}",
    ),
    fc.constantFrom(
      '{{ told }}',
      "{% include 'gone' %}",
      "{% include 'named' %}",
      "{% include 'broken' %}",
      '{% include word %}',
      "{% include 'card' with card %}",
      '{% assign told = missing %}',
      '{% assign card = list | first %}',
      '{% cycle "a", "b" %}',
      '{% increment n %}',
      '{{ block.super }}',
    ),
  ),
}));

describe('rendering at once', () => {
  test('makes of every template what the library makes of it, faults included', () => {
    fc.assert(
      fc.property(template, (text) => {
        expect(outcome(atOnce, text, DATA)).toBe(outcome(inSteps, text, DATA));
      }),
      { numRuns: 1000 },
    );
  });

  test('and of every page of a layout', () => {
    fc.assert(
      fc.property(anyOf(['frame', 'named', 'outer']), template, (layout, text) => {
        const page = `{% layout '${layout}' %}${text}`;
        expect(outcome(atOnce, page, DATA)).toBe(outcome(inSteps, page, DATA));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['a layout', "{% layout 'frame' %}{% block main %}{{ card.name }}{% endblock %}"],
    ['what a layout has itself', "{% layout 'frame' %}{% block main %}more: {{ block.super }}{% endblock %}"],
    ['a layout without its block', "{% layout 'frame' %}{{ word }}"],
    [
      'a layout with parts that have blocks',
      "{% layout 'frame' %}{% block main %}{% assign item = 1 %}{% include 'named' %}{{ word }}{% endblock %}",
    ],
  ])('so also of %s', (_, text) => {
    const expected = outcome(inSteps, text, DATA);
    expect(expected).toContain('<main>');
    expect(outcome(atOnce, text, DATA)).toBe(expected);
  });

  test('has an end where the library has one', () => {
    const liquid = new Liquid({ renderLimit: 20 });
    renderAtOnce(liquid);
    const slow =
      '{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %}.{% endfor %}{% endfor %}{% endfor %}';
    expect(outcome(liquid, slow, {})).toContain('template render limit exceeded');
  });
});
