import type { Span } from '../../text/position.ts';
import type { TaggedWord } from '../language/tagger.ts';
import { fillMessage } from '../message.ts';
import { Pattern } from '../pattern/pattern.ts';
import { type RuleFields, RuleFault } from '../rule/fields.ts';
import type { Alert, CheckKind } from './check-kind.ts';

/** One word of a sequence: what it looks like, what part of speech it is, and how many words may stand before it. */
interface Step {
  pattern: Pattern | null;
  tag: Pattern | null;
  negate: boolean;
  skip: number;
}

/** Words that follow each other, by what they look like and what part of speech they are. */
export const sequence: CheckKind = {
  keys: ['tokens', 'ignorecase'],
  scope: ['sentence'],
  make(fields, { tag }) {
    const steps = stepsOf(fields);
    const anchor = Math.max(
      0,
      steps.findIndex(({ negate, pattern }) => !negate && pattern !== null),
    );
    const message = fields.text('message')!;
    return {
      validate: () => {
        for (const { pattern, tag: part } of steps) {
          pattern?.validate();
          part?.validate();
        }
      },
      run({ text }) {
        // Parts of speech are told only where the word that all depends on occurs.
        if (!tag || (steps[anchor]!.pattern && !steps[anchor]!.pattern.test(text))) return [];
        const words = tag(text);
        const alerts: Alert[] = [];
        for (let at = 0; at < words.length; at++) {
          const found = fits(steps, anchor, words, at);
          if (!found) continue;
          alerts.push({
            span: found.span,
            message: fillMessage(
              message,
              found.words.map((word) => word.text),
            ),
          });
        }
        return alerts;
      },
    };
  },
};

function stepsOf(fields: RuleFields): Step[] {
  const value = fields.value('tokens');
  if (!Array.isArray(value) || value.length === 0)
    throw new RuleFault([], 'A rule of the kind sequence needs `tokens`.');
  const flag = fields.flag('ignorecase') ? '(?i)' : '';
  return value.map((entry: unknown, index): Step => {
    if (typeof entry !== 'object' || entry === null)
      throw new RuleFault(['tokens', index], 'A token of a sequence should have a `tag` or a `pattern`.');
    const token = entry as Record<string, unknown>;
    const pattern = isEmpty(token.pattern) ? null : new Pattern(`${flag}(?m)(?:${String(token.pattern)})`);
    const tag = isEmpty(token.tag) ? null : new Pattern(String(token.tag));
    return { pattern, tag, negate: token.negate === true, skip: Number(token.skip ?? 0) };
  });
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Tries the sequence with its anchor at one word: first what stands before, then what follows. */
function fits(
  steps: readonly Step[],
  anchor: number,
  words: readonly TaggedWord[],
  at: number,
): { span: Span; words: TaggedWord[] } | null {
  if (!agrees(steps[anchor]!, words[at]) || !isWhole(steps[anchor]!, words[at]!)) return null;
  const before = walk(steps.slice(0, anchor).reverse(), words, at, -1, steps[anchor]!.skip);
  if (!before) return null;
  const after = walk(steps.slice(anchor + 1), words, at, 1, 0);
  if (!after) return null;
  const all = [...before.reverse(), words[at]!, ...after];
  return { span: { start: all[0]!.start, end: all.at(-1)!.end }, words: all };
}

/** The words that steps take in one direction, those skipped too; null where a step finds none. */
function walk(
  steps: readonly Step[],
  words: readonly TaggedWord[],
  from: number,
  direction: 1 | -1,
  skip: number,
): TaggedWord[] | null {
  const taken: TaggedWord[] = [];
  let at = from;
  let mayPass = skip;
  for (const step of steps) {
    let left = direction === 1 ? step.skip : mayPass;
    for (at += direction; !agrees(step, words[at]); at += direction) {
      if (left-- <= 0 || !words[at]) return null;
      taken.push(words[at]!);
    }
    if (words[at]) taken.push(words[at]!);
    mayPass = step.skip;
  }
  return taken;
}

/** Beyond the first and the last word there is nothing, which agrees only with what must not be there. */
function agrees(step: Step, word: TaggedWord | undefined): boolean {
  if (!word) return step.negate;
  const looks = !step.pattern || step.pattern.test(word.text) !== step.negate;
  const is = !step.tag || step.tag.test(word.tag) !== step.negate;
  return looks && is;
}

/** The word that all depends on is one word from end to end; of the others a part may do. */
const isWhole = ({ pattern }: Step, word: TaggedWord): boolean =>
  !pattern || pattern.findAll(word.text).some((match) => match.text.trim() === word.text);
