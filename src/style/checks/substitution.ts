import { choiceOf, fillMessage, withoutMarks } from '../message.ts';
import { Pattern } from '../pattern/pattern.ts';
import { RuleFault } from '../rule/fields.ts';
import { actionName } from './action.ts';
import type { Alert, CheckKind } from './check-kind.ts';
import { exceptionsOf } from './existence.ts';
import { exceptionPattern, isPhrase, wordPattern } from './word-pattern.ts';

/** One line of `swap:`. */
interface Swap {
  /** What must not stand there. */
  from: string;
  to: string;
  /** The number of its own group in the pattern, from 0; groups of `from` follow. */
  group: number;
  /** How many groups `from` has. */
  groups: number;
  /** Matches `to` itself, for one that is a pattern. */
  right: Pattern | null;
}

/** Words that have a better one. */
export const substitution: CheckKind = {
  keys: ['swap', 'ignorecase', 'nonword', 'exceptions', 'vocab', 'capitalize', 'pos'],
  scope: ['text'],
  make(fields, { accepted, wordTemplate }) {
    const ignoreCase = fields.flag('ignorecase');
    const swaps = numbered(fields.pairs('swap'), ignoreCase);
    if (swaps.length === 0) throw new RuleFault([], 'A rule of the kind substitution needs `swap`.');
    const nonword = fields.flag('nonword');
    const pattern = wordPattern(swaps.map(({ from }) => `(${from})`).join('|'), {
      template: wordTemplate,
      ignoreCase,
      words: !nonword,
    });
    const except = exceptionPattern(exceptionsOf(fields, nonword ? [] : accepted));
    const offers = actionName(fields) === 'replace';
    const written = fields.text('message')!;
    const message = offers ? withoutMarks(written) : written;
    return {
      validate: () => {
        pattern.validate();
        except?.validate();
      },
      mayOccur: (joined) => !pattern.looksInsideOnly || pattern.test(joined),
      run({ text }) {
        const alerts: Alert[] = [];
        for (const match of pattern.findAll(text)) {
          const swap = swaps.find(({ group }) => match.groups[group] !== undefined)!;
          const caught = match.groups[swap.group]!;
          const observed = caught.trim();
          const start = match.start + match.text.indexOf(caught);
          const to = withGroups(swap.to, match.groups.slice(swap.group + 1, swap.group + 1 + swap.groups));
          if (isRight(swap, to, observed) || except?.test(observed)) continue;
          const options = offers ? capitalised(to.split('|'), observed) : to.split('|');
          alerts.push({
            span: { start, end: start + caught.length },
            message: fillMessage(message, [offers ? choiceOf(options) : to, observed]),
            replacements: options,
          });
        }
        return alerts;
      },
    };
  },
};

/** Longer ones first, so that `in order to` is not read as `in order`. */
function numbered(pairs: readonly [string, string][], ignoreCase: boolean): Swap[] {
  const sorted = [...pairs].sort(([a], [b]) => b.length - a.length);
  let group = 0;
  return sorted.map(([from, to]) => {
    const groups = groupsIn(from);
    const swap = { from, to, group, groups, right: rightPattern(to, ignoreCase) };
    group += 1 + groups;
    return swap;
  });
}

/** How many groups a pattern captures. */
function groupsIn(pattern: string): number {
  const plain = pattern.replace(/\\./gs, '').replace(/\[(?:\^?\]?)[^\]]*\]/g, '');
  return (plain.match(/\((?!\?)|\(\?(?:P?<(?![=!])|')/g) ?? []).length;
}

function rightPattern(to: string, ignoreCase: boolean): Pattern | null {
  if (isPhrase(to)) return null;
  const pattern = new Pattern(`${ignoreCase ? '(?i)' : ''}${to}`);
  try {
    pattern.validate();
    return pattern;
  } catch {
    return null;
  }
}

/** Whether what stands there is one of the right forms already. */
const isRight = (swap: Swap, to: string, observed: string): boolean =>
  swap.right ? swap.right.test(observed) : to === observed;

/** `$1` is what the first group of the line caught; nothing where it took no part. */
const withGroups = (to: string, groups: readonly (string | undefined)[]): string =>
  to.replace(/\$\{?(\d)\}?/g, (whole, number: string) =>
    Number(number) <= groups.length ? (groups[Number(number) - 1] ?? '') : whole,
  );

/** A replacement at the start of a sentence starts with a capital too. */
function capitalised(options: readonly string[], observed: string): string[] {
  const first = observed.charAt(0);
  if (first === first.toLowerCase()) return [...options];
  return options.map((option) => option.charAt(0).toUpperCase() + option.slice(1));
}
