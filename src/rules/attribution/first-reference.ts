import * as z from 'zod';
import type { Zone } from '../../article/plain-text.ts';
import type { Analysis, Quotation } from '../../quotes/analysis.ts';
import { firstMention } from '../../quotes/first-mention.ts';
import { isCommonSurname } from '../../quotes/people/surnames.ts';
import { reporterText } from '../../quotes/reporter-text.ts';
import type { Span } from '../../text/position.ts';
import { headLines } from '../head-lines.ts';
import { once } from '../../text/once.ts';
import { defineRule, type RuleInput } from '../rule.ts';

const options = z.strictObject({ mononyms: z.array(z.string()).default([]) });

export const firstReference = defineRule<z.infer<typeof options>>({
  id: 'attribution/first-reference',
  summary: 'A quoted person whom the text first mentions by surname, without a forename or a role.',
  why: 'Readers must be able to tell who speaks and why they are asked; a headline or a standfirst introduces nobody (training desks: identify a source fully at first reference).',
  // Often only a reader’s knowledge tells a person from a firm, and who needs no introduction.
  severity: 'note',
  options,
  optionHelp: { mononyms: 'People whom one name is enough for, as it is written: `Adele`.' },
  good: [
    { text: 'Ada Brook said the bridge was shut. “It is a scandal,” Brook said.', why: 'in full first' },
    { text: 'Brook, who runs the ferry, said she would wait. “It is a scandal,” she said.', why: 'her role' },
    {
      text: 'Councillor Brook said she would wait. “It is a scandal,” she said.',
      why: 'a title that is a role',
    },
    { text: 'King Charles said he was glad. “A fine bridge,” the King said.', why: 'a monarch' },
    { text: 'Ada Brook told Harlox that she would wait. “Until May,” Harlox said.', why: 'a firm' },
    { text: 'Unison said it would wait. “It is a scandal,” Unison said.', why: 'no person' },
    {
      text: 'Zephyrine said she would sing. “For nothing,” Zephyrine said.',
      options: { mononyms: ['Zephyrine'] },
      why: 'known by one name',
    },
    {
      text: 'The chair, Mrs Brook, said she would wait. “Until May,” Mrs Brook said.',
      why: 'the role in front',
    },
    {
      text: 'Brook calls for a ferry\n\nBridge is ‘no use to anybody’, Brook says\n\nAda Brook, who has run the boatyard at Ashgill for thirty years, said the council must buy a ferry before the winter or lose the town its school, its shops and its doctor. “It is a scandal,” Brook said.',
      why: 'headline and standfirst that came as first paragraphs',
    },
    {
      text: 'The ferry runs. Ada B. Brook said she would wait. “Until May,” Brook said.',
      why: 'a middle initial',
    },
    {
      text: 'The Brook plan is dead. Ada Brook said she would wait. “Until May,” Brook said.',
      why: 'a thing named after her',
    },
    { text: 'Aides said she would wait. “Until May,” aides said.', why: 'people without a name' },
  ],
  bad: [
    { text: 'Brook said she was shocked. “It is a scandal,” Brook said.', why: 'never introduced' },
    {
      text: 'Brook said she was shocked. “It is a scandal,” Brook said.\n\n“It is a pity,” said Mr Reed.',
      findings: 2,
      why: 'two of them',
    },
    { text: 'Smith said the bridge was shut. “It is a scandal,” said Smith.', why: 'a surname' },
    {
      text: 'Mrs Brook lives by the weir. “It is a scandal,” she said.',
      why: 'a pronoun after it',
    },
    { text: '“It is a scandal,” said Mr Reed.', why: 'Mr is no role' },
    {
      text: '“It is a scandal,” said Brook.\n\nAda Brook runs the ferry.',
      why: 'introduced too late',
    },
    {
      text: '---\nheadline: Ada Brook calls bridge a scandal\n---\n“It is a scandal,” said Brook.',
      why: 'a headline introduces nobody',
    },
  ],
  check(input, report, { mononyms }) {
    const { article, analysis } = input;
    const copy = once(() => copyOf(input));
    const seen = new Set(mononyms.flatMap((name) => name.toLowerCase().split(/\s+/)));
    for (const quotation of analysis.quotations) {
      const name = nameOf(quotation) ?? behindPronoun(analysis, quotation);
      if (!name || seen.has(name.toLowerCase())) continue;
      seen.add(name.toLowerCase());
      const text = copy();
      const first = firstMention(name, text);
      if (!first || first.manner === 'full' || first.manner === 'role') continue;
      if (isNoMention(text, first)) continue;
      if (first.manner === 'bare' && !PRONOUN.test(quotation.speaker!.text) && !isPerson(input, name, text))
        continue;
      // A full name in somebody’s words, or in a list, has told readers too.
      if (isNamedBefore(input, name, first.start)) continue;
      report({
        message: `${name} is quoted, and first comes up here without a forename or a role. Say who this is.`,
        span: article.plain.sourceSpan(first),
      });
    }
  },
});

/** Running copy, everything else blanked out, in offsets of the plain text. */
function copyOf(input: RuleInput): string {
  const { article, analysis } = input;
  const { plain } = article;
  const heads = Math.max(headLines(input), beginsWithHeadline(input) ? 1 : 0);
  let text = '';
  for (const [index, block] of plain.blocks.entries())
    if (COPY.includes(block.zone) && index >= heads)
      text = text.padEnd(block.start) + reporterText(plain, analysis.quotations, index);
  return text;
}

/** `Brook Methodist Church`, `the Brook “effect”`: named after somebody. */
const PART_OF_NAME =
  /^ (?:\p{Lu}\p{Ll}+ )*(?:Church|School|Academy|College|University|Hospital|Street|Road|Lane|Park|Centre|Center|Trust|Foundation|Hall|Tower|Towers|House|Bridge|Hotel|Inn|Prize|Cup|Act|Report|Inquiry|Baptist|Methodist|Memorial)\b/u;

/** A name of something else, the first half of a full name, or a word before a noun: `the Brook plan`. */
const isNoMention = (text: string, { start, end }: Span): boolean =>
  PART_OF_NAME.test(text.slice(end)) ||
  /^ \p{Lu}\p{Ll}/u.test(text.slice(end)) ||
  (/\b(?:the|an?|this|that)\s$/i.test(text.slice(0, start)) && /^ (?:\p{Ll}|["“])/u.test(text.slice(end)));

const COPY: readonly Zone[] = ['narrative', 'update'];

/** Copy from another system has its headline as a first short paragraph, and that introduces nobody. */
function beginsWithHeadline({
  article: { plain, frontMatter },
  analysis: { quotations },
}: RuleInput): boolean {
  const [first] = plain.blocks;
  if (frontMatter.headline !== undefined || !first || plain.blocks.length === 1) return false;
  if (quotations.some(({ start, kind }) => start < first.end && kind === 'direct')) return false;
  return plain.words(first).split(/\s+/).length <= 25;
}

function isNamedBefore({ article: { plain } }: RuleInput, name: string, at: number): boolean {
  const body = plain.blocks.find((block) => block.zone !== 'headline' && block.zone !== 'standfirst')!;
  const full = new RegExp(`\\p{Lu}\\p{Ll}+ (?:\\p{Lu}\\. ?)*${name}(?!\\p{L})`, 'u');
  const text = plain.text;
  for (
    let found = text.indexOf(name, body.start);
    found >= 0 && found <= at;
    found = text.indexOf(name, found + 1)
  ) {
    const around = text.slice(Math.max(body.start, found - FORENAMES), Math.min(found, at) + name.length + 1);
    if (full.test(around.replace(/\b(?:Mr|Mrs|Ms|Miss|Mx|But|And|The) /g, ' '))) return true;
  }
  return false;
}

/** More letters than the names before a surname have. */
const FORENAMES = 100;

/** The surname of a speaker, or null for an organisation, a document, or somebody without a name. */
function nameOf({ zone, speaker, kind }: Quotation): string | null {
  if ((zone !== 'narrative' && zone !== 'update') || !speaker || kind === 'title' || kind === 'scare')
    return null;
  const name = /^(?:(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+)?(\p{Lu}[\p{Ll}’'-]+\p{L}*)$/u.exec(speaker.text)?.[1];
  return name && !NO_NAME.test(name) ? name : null;
}

const PRONOUN = /^(?:he|she)$/i;

/** `Brook said she was shocked. “It is a scandal,” she said.`: whoever the pronoun means. */
function behindPronoun({ people }: Analysis, { speaker, zone, person }: Quotation): string | null {
  if (!speaker || !PRONOUN.test(speaker.text) || zone !== 'narrative' || person === null) return null;
  const meant = people.find(({ name }) => name === person);
  const name = meant && !meant.organisation ? person.split(/\s+/).at(-1)! : null;
  return name && /^\p{Lu}/u.test(name) && !NO_NAME.test(name) ? name : null;
}

const NO_NAME =
  /^(?:He|She|They|It|His|Her|Its|From|While|When|Then|But|And|Republicans|Democrats|\p{Lu}\p{Ll}+(?:ans|ians|ists|crats)|One|Another|Some|Others|Both|Nobody|Everyone|Police|Officers|Officials|Witnesses|Residents|Campaigners|Critics|Experts|Ministers|Doctors|Scientists|Parents|Strikers|Neighbours|Fans|Staff|Aides|Advisers|Advisors|Lawyers|Prosecutors|Organisers|Organizers|Researchers|Analysts|Activists|Supporters|Opponents|Voters|Neighbors|Mum|Dad|Mother|Father|Gran|Granddad)$|[’'](?:d|s|ll|ve|re|m)$/u;

/** A lone capital word may be a union or a firm: something must show that it is somebody. */
function isPerson({ article, analysis }: RuleInput, name: string, text: string): boolean {
  if (analysis.people.some((one) => one.organisation && one.name === name)) return false;
  const full = new RegExp(`\\p{Lu}\\p{Ll}+ (?:\\p{Lu}\\. ?)*${name}\\b`, 'u');
  const pronoun = new RegExp(
    `\\b${name} (?:\\p{Ll}+ )?(?:said|says|asked|told|added|called|wrote)\\b[^.]{0,80}\\b(?:he|she)\\b`,
    'u',
  );
  return (
    isCommonSurname(name) ||
    (article.frontMatter.people ?? []).some((person) => person.name?.endsWith(` ${name}`)) ||
    full.test(article.plain.text) ||
    pronoun.test(text)
  );
}
