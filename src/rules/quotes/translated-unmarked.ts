import type { DeclaredSource } from '../../sources/source.ts';
import { defineRule, type RuleInput } from '../rule.ts';
import { quoted } from '../verdict.ts';

const SOURCES = {
  'sources/interview.txt': 'ROY : La rivière a tout pris, et personne n’est venu nous aider.',
};
const declared = (body: string, lang = 'fr'): string =>
  `---\nlang: en-GB\nsources:\n  - {id: interview, kind: interview, file: sources/interview.txt, lang: ${lang}}\n---\n${body}`;

export const translatedUnmarked = defineRule({
  id: 'quotes/translated-unmarked',
  summary: 'A quotation from a source in another language, and no word that it is translated.',
  why: 'The words between the marks are the translator’s; readers must know it (Reuters handbook: say when a quotation is a translation).',
  severity: 'warning',
  good: [
    {
      text: declared('“The river took everything,” Roy said, speaking in French.'),
      sources: SOURCES,
      why: 'the copy says so',
    },
    {
      text: declared('“The river took everything,” Roy said through an interpreter.'),
      sources: SOURCES,
      why: 'an interpreter',
    },
    {
      text: declared('“La rivière a tout pris,” Roy said.'),
      sources: SOURCES,
      why: 'quoted in the language of the source',
    },
    {
      text: declared('“The river took everything,” Roy said.', 'en'),
      sources: { 'sources/interview.txt': 'ROY: The river took everything, and nobody came.' },
      why: 'one language',
    },
  ],
  bad: [
    { text: declared('“The river took everything,” Roy said.'), sources: SOURCES },
    {
      text: declared('“Nobody came to help us,” said Roy. “The river took everything.”'),
      sources: SOURCES,
      why: 'once an article',
    },
    {
      text: declared('Roy called it “the night that took everything”.', 'fr-CA'),
      sources: SOURCES,
      why: 'part of a sentence',
    },
  ],
  check(input, report) {
    const foreign = input.sources.filter((source) => isForeign(input, source));
    if (foreign.length === 0 || SAYS_SO.test(input.article.plain.text)) return;
    const index = input.verifications.findIndex(
      (found) => found !== null && (found.verdict === 'not-found' || found.verdict === 'unverifiable'),
    );
    const quotation = input.analysis.quotations[index];
    if (!quotation) return;
    // The language of a confidential source may tell whose it is.
    const languages = foreign.some(({ entry }) => entry.confidential)
      ? 'another language'
      : [...new Set(foreign.map(({ entry }) => nameOf(entry.lang!)))].join(' or ');
    report({
      message: `${quoted(quotation)} seems to be translated: the source is in ${languages}. Say so in the copy.`,
      span: input.article.plain.sourceSpan(quotation),
    });
  },
});

const SAYS_SO =
  /\btranslat(?:ed|ion|or)\b|\binterpreter\b|\b(?:speaking|spoke|speaks|said|says|wrote|writes|written|posted|asked|replied) in (?:\p{Lu}|his|her|their)/u;

const base = (tag: string): string => tag.toLowerCase().split('-')[0]!;

const isForeign = ({ article, context }: RuleInput, { entry }: DeclaredSource): boolean =>
  entry.lang !== undefined && base(entry.lang) !== base(article.frontMatter.lang ?? context.language);

const nameOf = (tag: string): string =>
  new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(base(tag)) ?? tag;
