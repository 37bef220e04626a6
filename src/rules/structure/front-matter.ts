import type { Article } from '../../article/article.ts';
import type { FrontMatter } from '../../article/front-matter-types.ts';
import { articleType } from '../../article/types.ts';
import { withheldSpans } from '../../article/withheld.ts';
import type { Span } from '../../text/position.ts';
import type { YamlProblem } from '../../yaml/document.ts';
import { defineRule, type Report, type RuleInput } from '../rule.ts';

const REQUIRED: readonly [key: keyof FrontMatter, hint: string][] = [
  ['id', 'a name for the article that never changes; `newsctl new` makes one'],
  ['type', 'such as news, court or opinion'],
  ['headline', 'the headline'],
  ['standfirst', 'one sentence that sums the story up'],
  ['slug', 'the last part of its address, such as bridge-closes'],
  ['section', 'such as council or sport'],
];

const KEYS =
  'id: ex-1\ntype: news\nheadline: Bridge closes\nstandfirst: It closes.\nslug: bridge-closes\nsection: council';

export const frontMatter = defineRule({
  id: 'structure/front-matter',
  summary: 'Front matter that lacks a key, or has one that cannot be read.',
  why: 'The id, the address, the byline and the date of an article come from here; a mistyped key would otherwise vanish without a word.',
  severity: 'error',
  needsFrontMatter: true,
  good: [
    { text: `---\n${KEYS}\nbyline:\n  - name: Ann Lee\nstatus: approved\n---\nIt closes.` },
    { text: `---\n${KEYS}\nbyline: {desk: true}\n---\nIt closes.`, why: 'the desk as author' },
    { text: `---\n${KEYS}\nbyline: Ann Lee\nx-print-page: 4\n---\nIt closes.`, why: 'a key of one’s own' },
    {
      text: `---\n${KEYS}\ndesk: true\ncourt: Millbrook Crown Court\n---\nIt closes.`,
      why: 'a key that only some types have',
    },
    { text: `---\n${KEYS}\ndesk: true\ndate_published: 2026-11-23T06:00:00+00:00\n---\nIt closes.` },
  ],
  bad: [
    { text: `---\n${KEYS}\n---\nIt closes.`, why: 'no byline' },
    { text: `---\n${KEYS}\ndesk: true\ndate_published: 2026-11-23 06:00\n---\nIt closes.`, why: 'no offset' },
    { text: `---\n${KEYS}\ndesk: true\nstatsu: approved\n---\nIt closes.`, why: 'a mistyped key' },
    {
      text: `---\n${KEYS}\ndesk: true\nstatus: approved\nEmbargo: {until: "2030-01-01T00:00:00+00:00"}\n---\nIt closes.`,
      why: 'an embargo that nobody would keep',
    },
    { text: `---\n${KEYS}\ndesk: true\nstatus: aproved\n---\nIt closes.` },
    { text: `---\n${KEYS}\ndesk: true\ntags: [a\n---\nIt closes.`, why: 'not YAML' },
    { text: `---\n${KEYS}\ndesk: true\nIt closes.`, why: 'never closed', findings: 1 },
  ],
  check(input, report) {
    const { article } = input;
    const draft = article.frontMatter.status === 'draft';
    const tell = (message: string, span: Span, mild = draft): void =>
      report({ message, span, ...(mild ? { atMost: 'warning' as const } : {}) });
    const withheld = withheldSpans(article);
    for (const problem of article.problems)
      tell(
        discreetMessage(problem, withheld),
        problem.span,
        (problem.unknownKey === true && !mayHoldBack(problem)) || (draft && problem.path.length > 0),
      );
    if (article.problems.some((problem) => problem.path.length === 0)) return;
    for (const [key, hint] of REQUIRED)
      if (isEmpty(article.raw[key])) tell(`\`${key}\` is missing: ${hint}.`, place(article, key));
    if (!hasAuthor(article))
      tell(
        '`byline` is missing: `byline: [{name: …}]`, or `desk: true` for the newsroom as a whole.',
        place(article, 'byline'),
      );
    checkSources(article, tell);
    checkClashes(input, report);
  },
});

/** Keys that keep an article, or a name in it, from readers: what was meant by one that is mistyped would be lost. */
const HOLDING_BACK = new Set(['embargo', 'status', 'law']);

const mayHoldBack = ({ path, meant }: YamlProblem): boolean =>
  path.length === 1 && meant !== undefined && HOLDING_BACK.has(meant);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const place = (article: Article, key: string): Span =>
  key in article.raw ? article.keySpan([key]) : article.fieldSpan([key]);

function hasAuthor({ frontMatter: values, raw }: Article): boolean {
  if (values.desk === true) return true;
  // A byline that could not be read is reported as such already.
  if (!values.byline) return !isEmpty(raw.byline);
  return values.byline.some(
    (entry) => entry.desk === true || !isEmpty(entry.name) || !isEmpty(entry.pseudonym),
  );
}

/** What is wrong, without the words that stand there where they are about a confidential source. */
function discreetMessage(
  { message, path, span, unknownKey }: YamlProblem,
  withheld: readonly Span[],
): string {
  if (!withheld.some(({ start, end }) => span.start < end && start < span.end)) return message;
  // The first words say what YAML minds; after them comes the text itself.
  if (path.length === 0)
    return `${message
      .split(':', 2)
      .join(':')
      .replace(/[.:]*$/, '')}.`;
  const [list, index, key] = path;
  const entry = index === undefined ? `\`${list}\`` : `\`${list}[${Number(index) + 1}]\``;
  return unknownKey || key === undefined
    ? `There is a key in ${entry} that newsctl does not know.`
    : `\`${String(key)}\` in ${entry} has a value that cannot be used.`;
}

function checkSources(article: Article, tell: (message: string, span: Span, mild: boolean) => void): void {
  article.frontMatter.sources?.forEach((source, index) => {
    if (!source.captured_at)
      tell(
        `${source.confidential ? 'A confidential source' : `Source \`${source.id}\``} does not say when it was captured (\`captured_at\`).`,
        article.fieldSpan(['sources', index]),
        true,
      );
  });
}

function checkClashes({ article, context }: RuleInput, report: (report: Report) => void): void {
  const { id, slug, type } = article.frontMatter;
  const others = (paths: readonly string[]): string[] => paths.filter((path) => path !== article.path);
  const clash = (key: string, paths: string[]): void => {
    if (paths.length > 0)
      report({
        message: `\`${key}\` is also that of ${paths.join(' and ')}: each article needs its own.`,
        span: article.fieldSpan([key]),
      });
  };
  if (id) clash('id', others(context.sameId(id)));
  if (slug) clash('slug', others(context.sameSlug(slug)));
  if (type && !articleType(type) && context.knownTypes && !context.knownTypes.includes(type))
    report({
      message: `There is no article type \`${type}\`.`,
      span: article.fieldSpan(['type']),
      atMost: 'warning',
    });
}
