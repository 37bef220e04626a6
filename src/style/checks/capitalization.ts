import { fillMessage } from '../message.ts';
import { Pattern } from '../pattern/pattern.ts';
import { type RuleFields, RuleFault } from '../rule/fields.ts';
import { actionName } from './action.ts';
import type { CheckKind } from './check-kind.ts';
import { sentenceCase, titleCase } from './case-styles.ts';
import { exceptionsOf } from './existence.ts';
import { exceptionPattern } from './word-pattern.ts';

/** How far a block is from its style: its text as it should be, and whether it is near enough. */
interface Verdict {
  expected: string;
  right: boolean;
}

/** The capitals of a whole block, such as a heading. */
export const capitalization: CheckKind = {
  keys: ['match', 'style', 'exceptions', 'indicators', 'threshold', 'vocab', 'prefix'],
  scope: ['text'],
  make(fields, { accepted }) {
    const match = fields.text('match');
    if (match === undefined) throw new RuleFault([], 'A rule of the kind capitalization needs `match`.');
    const exceptions = exceptionsOf(fields, accepted);
    const except = exceptionPattern(exceptions);
    const judge = judgeFor(match, fields, exceptions, except);
    const message = fields.text('message')!;
    const offers = actionName(fields) === 'replace' && /^\$(?:title|sentence)$/.test(match);
    return {
      validate: () => {
        except?.validate();
        judge('a');
      },
      run({ text }) {
        const trimmed = text.trim();
        const { expected, right } = judge(trimmed);
        if (right) return [];
        const start = text.indexOf(trimmed);
        return [
          {
            span: { start, end: start + trimmed.length },
            message: fillMessage(message, [trimmed, expected]),
            replacements: offers ? [expected] : [],
          },
        ];
      },
    };
  },
};

function judgeFor(
  match: string,
  fields: RuleFields,
  exceptions: readonly string[],
  except: Pattern | null,
): (text: string) => Verdict {
  const threshold = fields.number('threshold') ?? 0.8;
  const bare = prefixOf(fields);
  const words = wordFinder(except);
  const isException = (word: string): boolean => except?.test(word) ?? false;
  switch (match) {
    case '$title': {
      const style = fields.text('style') === 'Chicago' ? 'Chicago' : 'AP';
      return (text) =>
        compare(words(bare(text)), titleCase(words(bare(text)), style, isException), threshold, isException);
    }
    case '$sentence': {
      const indicators = fields.list('indicators');
      return (text) => {
        const found = words(bare(text));
        return compare(
          found,
          sentenceCase(found, indicators, exceptions, isException),
          threshold,
          isException,
        );
      };
    }
    case '$lower':
      return (text) => ({
        expected: text.toLowerCase(),
        right: text === text.toLowerCase() || isException(text),
      });
    case '$upper':
      return (text) => ({
        expected: text.toUpperCase(),
        right: text === text.toUpperCase() || isException(text),
      });
    default: {
      if (match.startsWith('$')) throw new RuleFault(['match'], `There is no style \`${match}\`.`);
      const pattern = new Pattern(match);
      return (text) => ({ expected: match, right: pattern.test(text) || isException(text) });
    }
  }
}

/** What may stand in front of each heading, such as a number, is no part of its style. */
function prefixOf(fields: RuleFields): (text: string) => string {
  const prefix = fields.text('prefix');
  if (prefix === undefined) return (text) => text;
  const pattern = new Pattern(`^(?:${prefix})`);
  return (text) => {
    const found = pattern.findAll(text)[0];
    return found?.start === 0 ? text.slice(found.end) : text;
  };
}

/** Cuts a text into words; an exception of several words counts as one. */
function wordFinder(except: Pattern | null): (text: string) => string[] {
  const word = '[\\p{N}\\p{L}*]+[^\\s]*';
  const pattern = new Pattern(except ? `(?:${except.source})|${word}` : word);
  return (text) => pattern.findAll(text).map((match) => match.text);
}

function compare(
  words: readonly string[],
  expected: readonly string[],
  threshold: number,
  isException: (word: string) => boolean,
): Verdict {
  const right = words.filter(
    (word, index) => word === expected[index] || isException(word) || word === word.toUpperCase(),
  ).length;
  return { expected: expected.join(' '), right: words.length === 0 || right / words.length > threshold };
}
