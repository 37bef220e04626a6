import type { MarkFault } from '../../quotes/analysis.ts';
import { defineRule, type Report, type RuleInput } from '../rule.ts';

export const unclosed = defineRule({
  id: 'quotes/unclosed',
  summary: 'A quotation mark that opens and never closes, or closes what never opened.',
  why: 'A reader cannot tell where the speech ends and the report begins, so the reporter’s words become the speaker’s. AP and the UK training desks close every quotation; only a running one stays open until its last paragraph.',
  severity: 'error',
  fixable: 'suggestion',
  good: [
    {
      text: 'Mayor Ada Brook said: “We wait.\n\n“We have waited long enough.”',
      why: 'a running quotation that reopens',
    },
    { text: 'The wall is 6ft 2" high, Ada Brook said.', why: 'inches' },
    { text: "’Tis the season, and the '90s are back in Millbrook.", why: 'apostrophes' },
    { text: 'Ada Brook said: "He told me \'never again\' twice."', why: 'marks inside marks' },
    { text: 'The dogs’ owners’ club said it was “delighted”.', why: 'plural possessives' },
    {
      text: 'Ada Brook said: “We wait.\n\n“We wait for the ferry.\n\n“And then we wait again.”',
      why: 'three paragraphs of one speech',
    },
  ],
  bad: [
    { text: 'Ada Brook said: “We wait.\n\nThe council meets today.' },
    { text: 'Ada Brook said: "We wait.\n\nThe council meets on Monday.\n\n"I disagree," said Tom Reed.' },
    { text: 'Ada Brook said the plan was good”.', why: 'a mark that closes nothing' },
    {
      text: 'The Echo wrote:\n\n"The bridge fell at noon.\n\n“Nobody saw it,” said Tom Reed.\n\nThe river was high."\n\nThe council meets on Monday.',
      why: 'a passage in straight marks with curly ones inside: one finding for the whole tangle',
    },
    { text: 'Ada Brook said,” the bridge is shut.', why: 'a mark of the wrong hand' },
    {
      text: 'Ada Brook said,” the bridge is shut.”',
      why: 'a mark of the wrong hand and its partner: one finding',
    },
  ],
  check(input, report) {
    const faults = input.analysis.faults.filter(({ kind }) => kind === 'unclosed' || kind === 'stray-close');
    const mixed = faults.filter((fault) => isMixed(input, fault));
    if (mixed.length > 0) report(mixture(input, mixed));
    for (const fault of faults)
      if (!mixed.includes(fault) && !isExplained(input, fault, faults)) report(lone(input, fault));
  },
});

/** Straight and curly double marks close to each other: which of them belong together nobody can say. */
function isMixed({ article: { plain } }: RuleInput, { span }: MarkFault): boolean {
  const mark = plain.text[span.start]!;
  const other = mark === '"' ? /[“”]/ : /"/;
  if (!/["“”]/.test(mark)) return false;
  const at = plain.blocks.findIndex(({ start, end }) => span.start >= start && span.start < end);
  // A passage in straight marks runs on over paragraphs that have curly ones; the other way round is rare.
  const reach = mark === '"' ? 1 : 0;
  return plain.blocks
    .slice(Math.max(0, at - reach), at + reach + 1)
    .some((block) => other.test(plain.words(block)));
}

/** One finding for all of them: a mark more or less upsets every pair behind it. */
function mixture({ article: { plain } }: RuleInput, [first, ...rest]: MarkFault[]): Report {
  return {
    message:
      'Straight and curly marks stand mixed here, and do not pair up. Use one kind, single marks for what is quoted inside, and see that each quotation closes.',
    span: plain.sourceSpan(first!.span),
    related: rest.map(({ span }) => ({ message: 'Here too.', span: plain.sourceSpan(span) })),
    atMost: 'warning',
  };
}

function lone({ article: { plain } }: RuleInput, fault: MarkFault): Report {
  const span = plain.sourceSpan(fault.span);
  const turned = isTurned(plain.text, fault);
  if (fault.kind === 'stray-close')
    return {
      message: turned
        ? 'This mark closes where a quotation opens: turn it round.'
        : 'This mark closes a quotation that never opens.',
      span,
    };
  if (turned) return { message: 'This mark opens where a quotation closes: turn it round.', span };
  const { insert } = fault;
  const at = insert && plain.sourceSpan({ start: insert.at - 1, end: insert.at }).end;
  return {
    message: 'This quotation never closes: nothing shows where the speech ends.',
    span,
    ...(insert && at !== null
      ? {
          fix: {
            description: 'Close it at the end of the paragraph.',
            safe: false,
            edits: [{ start: at, end: at, text: insert.text }],
          },
        }
      : {}),
  };
}

/** A mark of the wrong hand in the same paragraph leaves its partner alone: one finding for the two. */
function isExplained(
  { article: { plain } }: RuleInput,
  fault: MarkFault,
  faults: readonly MarkFault[],
): boolean {
  if (isTurned(plain.text, fault)) return false;
  const block = plain.blockAt(fault.span.start);
  return faults.some(
    (other) => other !== fault && isTurned(plain.text, other) && plain.blockAt(other.span.start) === block,
  );
}

/** A curly mark of the wrong hand: `said,” they`, `is shut.“`. */
function isTurned(text: string, { kind, span }: MarkFault): boolean {
  if (kind === 'stray-close')
    return (
      text[span.start] === '”' &&
      /^\s?\p{L}/u.test(text.slice(span.end, span.end + 2)) &&
      /,\s?$/.test(text.slice(0, span.start))
    );
  return text[span.start] === '“' && /[.!?,]$/.test(text.slice(0, span.start));
}
