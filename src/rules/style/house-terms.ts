import * as z from 'zod';
import type { Span } from '../../text/position.ts';
import { copyOf } from '../copy.ts';
import { defineRule } from '../rule.ts';

const term = z.strictObject({
  not: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]),
  write: z.string().min(1),
  why: z.string().optional(),
  except: z.array(z.string()).default([]),
});
const options = z.strictObject({ terms: z.array(term).default([]) });
type Term = z.infer<typeof term>;

const EMAIL = { terms: [{ not: 'e-mail', write: 'email', except: ['E-mail Tower'] }] };

export const houseTerms = defineRule<z.infer<typeof options>>({
  id: 'style/house-terms',
  summary: 'A word that the newsroom writes in another way.',
  why: 'One title, one spelling: readers take a change of word for a change of meaning. The list is the newsroom’s own, with its reasons and exceptions; it is empty until somebody fills it.',
  severity: 'warning',
  fixable: 'safe',
  options,
  optionHelp: {
    terms:
      'A list of `{not: e-mail, write: email, why: one word since 2011, except: [E-mail Tower]}`; `not` may be a list. Capitals follow the text.',
  },
  good: [
    { text: 'She sent an e-mail.', why: 'no list, no finding' },
    { text: '“Send an e-mail,” said Ada Brook.', options: EMAIL, why: 'somebody’s words' },
    { text: 'She sent an email.', options: EMAIL },
    { text: 'The E-mail Tower is shut.', options: EMAIL, why: 'an exception' },
    { text: 'It stands at e-mailing.example.', options: EMAIL, why: 'part of another word' },
    { text: 'Code such as `e-mail` stays.', options: EMAIL },
  ],
  bad: [
    { text: 'She sent an e-mail.', options: EMAIL, fixed: 'She sent an email.' },
    { text: 'E-mail is slow.', options: EMAIL, fixed: 'Email is slow.', why: 'a capital stays one' },
    {
      text: 'The chairman spoke.',
      options: { terms: [{ not: ['chairman', 'chairwoman'], write: 'chair', why: 'one word for all' }] },
      fixed: 'The chair spoke.',
    },
  ],
  check(input, report, { terms }) {
    if (terms.length === 0) return;
    const { plain } = input.article;
    const patterns = terms.map((entry) => ({ entry, pattern: patternOf(entry) }));
    for (const { block, text } of copyOf(input))
      for (const { start, end, right, why } of patterns.flatMap((one) => slips(text, one))) {
        const span = plain.sourceSpan({ start: block.start + start, end: block.start + end });
        report({
          message: `The house writes “${right}”, not “${text.slice(start, end)}”${why ? `: ${why.replace(/\.$/, '')}` : ''}.`,
          span,
          fix: { description: `Write “${right}”.`, safe: true, edits: [{ ...span, text: right }] },
        });
      }
  },
});

/** Where a text has a word that the house writes in another way, exceptions left out. */
function slips(text: string, { entry, pattern }: { entry: Term; pattern: RegExp }) {
  return [...text.matchAll(pattern)]
    .map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      found,
      right: sameCapital(found, entry.write),
      why: entry.why,
    }))
    .filter((slip) => slip.found !== slip.right && !isExcepted(text, slip, entry));
}

function patternOf({ not }: Term): RegExp {
  const words = [not]
    .flat()
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`(?<![\\w\\u00C0-\\u024F-])(?:${words.join('|')})(?![\\w\\u00C0-\\u024F-])`, 'gi');
}

const isExcepted = (text: string, { start, end }: Span, { except }: Term): boolean =>
  except.some((phrase) => {
    const from = text.slice(Math.max(0, start - phrase.length), end + phrase.length).indexOf(phrase);
    return from >= 0 && phrase.toLowerCase().includes(text.slice(start, end).toLowerCase());
  });

/** A capital at the start of a sentence stays one. */
const sameCapital = (found: string, write: string): string =>
  /^[A-Z]/.test(found) ? write.charAt(0).toUpperCase() + write.slice(1) : write;
