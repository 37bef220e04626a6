import { spellerOf } from '../language/speller.ts';
import { fillMessage } from '../message.ts';
import { Pattern } from '../pattern/pattern.ts';
import { type RuleFields, RuleFault } from '../rule/fields.ts';
import type { Alert, CheckKind, Surroundings } from './check-kind.ts';
import type { Speller } from '../language/speller.ts';
import { exceptionPattern } from './word-pattern.ts';

/** What is no word that a dictionary could know: file names, numbers, abbreviations, names with capitals inside. */
const USUAL_FILTERS = [
  '(?:\\w+)?\\.\\w{1,4}\\b',
  '\\b(?:[a-zA-Z]\\.){2,}',
  '0[xX][0-9a-fA-F]+',
  '\\w+-\\w+',
  '[A-Z]{1}[a-z]+[A-Z]+\\w+',
  '[0-9]',
  '[A-Z]+$',
  '[^0-9A-Za-z_]',
  '\\w{3,}\\.\\w{3,}',
  '@.*\\b',
].map((source) => new RegExp(source));

/** Words, with the stops and apostrophes inside them. */
const WORD = /[\p{L}\p{N}@][\p{L}\p{N}\p{M}_@.'’-]*/gu;

/** The endings that are words of their own to a dictionary: don't is do and n't. */
const CONTRACTION = /(?:n['’]t|['’](?:s|re|ve|ll|d|m)|['’])$/i;

/** Words that no dictionary and no list of the newsroom knows. */
export const spelling: CheckKind = {
  keys: [
    'custom',
    'filters',
    'ignore',
    'exceptions',
    'dictionaries',
    'dictionary',
    'dicpath',
    'aff',
    'dic',
    'append',
    'threshold',
  ],
  scope: ['text'],
  make(fields, around) {
    const spellers = spellersFor(fields, around);
    const filters = fields.list('filters').map((source) => new Pattern(source));
    const usual = fields.flag('custom') ? [] : USUAL_FILTERS;
    const ignored = new Set(ignoredWords(fields, around));
    const except = exceptionPattern([...fields.list('exceptions'), ...around.accepted.map(anyCase)]);
    const message = fields.text('message')!;
    const isFine = (word: string): boolean =>
      usual.some((filter) => filter.test(word)) ||
      filters.some((filter) => filter.test(word)) ||
      ignored.has(word.toLowerCase()) ||
      spellers.some((speller) => speller.isKnown(word)) ||
      (except?.test(word) ?? false);
    return {
      validate: () => {
        for (const filter of filters) filter.validate();
        except?.validate();
      },
      run({ text }) {
        const alerts: Alert[] = [];
        for (const match of text.matchAll(WORD)) {
          const word = bareWord(match[0]);
          if (word === '' || isInAddress(text, match.index, match[0].length) || isFine(word)) continue;
          alerts.push({
            span: { start: match.index, end: match.index + word.length },
            message: fillMessage(message, [word]),
          });
        }
        return alerts;
      },
    };
  },
};

/** Vale.Terms is there for a known word with the wrong capitals. */
const anyCase = (term: string): string => (term.startsWith('(?i)') ? term : `(?i)${term}`);

/** Whether a word is joined to others by what joins the parts of addresses, paths and settings. */
const isInAddress = (text: string, start: number, length: number): boolean =>
  /[/\\@=&#]$/.test(text.slice(Math.max(0, start - 1), start)) ||
  /^(?:[/\\@=&#]|:\S)/.test(text.slice(start + length, start + length + 2));

const bareWord = (word: string): string =>
  word
    .replace(/[.'’_-]+$/, '')
    .replace(CONTRACTION, '')
    .replace(/^_+/, '');

/** The dictionaries that a rule names, in the styles folder; the one that newsctl ships where it names none. */
function spellersFor(fields: RuleFields, { readFile, speller }: Surroundings): Speller[] {
  const own = ownDictionaries(fields, readFile);
  const withUsual = own.length === 0 || fields.flag('append');
  return withUsual && speller ? [...own, speller] : own;
}

function ownDictionaries(fields: RuleFields, readFile: Surroundings['readFile']): Speller[] {
  const folder = fields.text('dicpath');
  const read = (name: string): string | null =>
    (folder === undefined ? null : readFile(`${folder}/${name}`)) ??
    readFile(`config/dictionaries/${name}`) ??
    readFile(name);
  const files: [string, string, string][] = fields
    .list('dictionaries')
    .map((name) => ['dictionaries', `${name}.aff`, `${name}.dic`]);
  const aff = fields.text('aff');
  const dic = fields.text('dic');
  if (aff !== undefined && dic !== undefined) files.push(['dic', aff, dic]);
  return files.map(([key, affixes, words]) => {
    const [affixText, wordText] = [read(affixes), read(words)];
    if (affixText !== null && wordText !== null) return spellerOf(affixText, wordText);
    throw new RuleFault([key], `The dictionary ${words} (with ${affixes}) is not in the folder of styles.`);
  });
}

/** The words of the files that `ignore:` names, one a line. */
function ignoredWords(fields: RuleFields, { readFile }: Surroundings): string[] {
  return fields.list('ignore').flatMap((name) => {
    const text =
      readFile(name) ?? readFile(`config/ignore/${name}`) ?? readFile(`${fields.id.split('.')[0]}/${name}`);
    if (text === null) throw new RuleFault(['ignore'], `The list ${name} is not in the folder of styles.`);
    return text
      .split(/\r?\n/)
      .map((line) => line.trim().toLowerCase())
      .filter((line) => line !== '' && !line.startsWith('# '));
  });
}
