import type { Article } from '../../article/article.ts';
import { hasWordOf, wordSet } from '../copy.ts';
import { lawPrompt } from '../law-prompt.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const restrictionMarker = defineRule({
  id: 'legal/restriction-marker',
  summary: 'Words of a reporting restriction, or a name that the front matter says must not be published.',
  why: 'An order of a court binds whoever publishes, whether they were there or not (Contempt of Court Act 1981, s4(2) and s11; CYPA 1933, s39 and s49; YJCEA 1999, s45). A name that `law.restrictions` lists is an error wherever readers would meet it; words such as “for legal reasons” ask that the list be looked at.',
  severity: 'error',
  jurisdictions: ['uk'],
  good: [
    { text: 'The council listed 39 sections of the wall. Section 11 is the oldest.', why: 'of a wall' },
    {
      text: '---\nlaw: {restrictions: [{kind: s45, names: [Sam Poe]}]}\n---\nA boy was charged with theft.',
      why: 'the name stays out',
    },
    {
      text: '---\nlaw: {restrictions: [{kind: s45, names: [Sam Poe], until: 2026-01-01}]}\n---\nSam Poe was charged.',
      now: '2026-11-23T12:00:00Z',
      why: 'the order has ended',
    },
    { text: 'The restrictions on parking are in force until May.', why: 'of another kind' },
    { text: '---\nlaw: {restrictions: [{names: [Sam Poe]}]}\n---\nSam Poel spoke.', why: 'another name' },
  ],
  bad: [
    { text: 'The boy, who cannot be named for legal reasons, was charged.' },
    { text: 'The judge made an order under section 45 of the Youth Justice and Criminal Evidence Act.' },
    {
      text: '---\nlaw: {restrictions: [{kind: s45, names: [Sam Poe]}]}\n---\nSam Poe was charged with theft.',
    },
    {
      text: '---\nheadline: Poe in court\nlaw: {restrictions: [{names: [Poe]}]}\n---\nA boy was charged.',
      why: 'in the headline',
    },
    { text: 'Nothing may be reported of the first trial until the second ends, the judge ordered.' },
    { text: 'The name of the boy may not be published.' },
    { text: 'An injunction stops the paper from naming the company.' },
    { text: 'Reporting restrictions have been lifted, the judge said.', why: 'which ones?' },
  ],
  check(input, report) {
    const { article } = input;
    for (const name of restrictedNames(input))
      for (const span of placesOf(article, name))
        report({
          message: `The front matter says that “${name}” must not be published (\`restrictions\`).`,
          span,
        });
    const marker = hasWordOf(input, TRIGGERS) ? MARKER.exec(article.plain.text) : null;
    if (marker)
      report({
        message: lawPrompt(
          `This article says “${marker[0]}”.`,
          'Which order is it, whom does it cover and until when, and does `law.restrictions` list every name?',
        ),
        span: article.plain.sourceSpan({ start: marker.index, end: marker.index + marker[0].length }),
        atMost: 'review',
      });
  },
});

const TRIGGERS = wordSet(
  'legal section reporting anonymity injunction restrictions named identified published reported naming',
);
const MARKER =
  /\b(?:(?:cannot|can’t|can't|may not|could not|must not) be (?:named|identified)(?: for legal reasons| because| by order)|for legal reasons|[Rr]eporting restrictions?|(?:[Ss]ection|s)\.? ?(?:4\(2\)|11|39|45A?|46|49) (?:order|of the (?:Contempt|Children|Youth))|(?:lifelong|lifetime|automatic) anonymity|anonymity order|super-?injunction|injunction[^.]{0,30}(?:naming|identify|report|publish)|[Nn]othing may be (?:reported|published)|names? (?:of (?:the |a )?\w+ )?(?:may|must|can) ?not be (?:published|reported)|order (?:bans|forbids|prohibits) (?:the )?(?:naming|identification|reporting)|bans? the naming)/;

/** Names under an order that has not ended. */
function restrictedNames({ article: { frontMatter, raw }, context }: RuleInput): Set<string> {
  const own = Array.isArray(raw.restrictions) ? (raw.restrictions as unknown[]) : [];
  const entries = [...(frontMatter.law?.restrictions ?? []), ...own.filter(isGroup)];
  return new Set(
    entries
      .filter(({ until }) => !(typeof until === 'string' && Date.parse(until) < context.now.getTime()))
      .flatMap(({ names }) => (Array.isArray(names) ? names : typeof names === 'string' ? [names] : []))
      .filter((name): name is string => typeof name === 'string' && name.trim() !== ''),
  );
}

const isGroup = (entry: unknown): entry is { names?: unknown; until?: unknown } =>
  typeof entry === 'object' && entry !== null;

/** Where readers would meet a name: in the words, and in the keys that go out. */
function* placesOf(article: Article, name: string) {
  const words = name
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  const pattern = new RegExp(`(?<![\\w\\u00C0-\\u024F])${words}(?![\\w\\u00C0-\\u024F])`, 'gi');
  for (const match of article.plain.text.matchAll(pattern))
    yield article.plain.sourceSpan({ start: match.index, end: match.index + match[0].length });
  for (const key of OUT) {
    const value = article.raw[key];
    if (value !== undefined && pattern.test(JSON.stringify(value).replace(/-/g, key === 'slug' ? ' ' : '-')))
      yield article.fieldSpan([key]);
    pattern.lastIndex = 0;
  }
}

/** Keys that go out beside headline and standfirst, which are in the words already. */
const OUT = ['slug', 'seo_title', 'social_title', 'tags', 'images'];
