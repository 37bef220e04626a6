import { isAttributed } from '../../quotes/attributed-paraphrase.ts';
import { copyOf, isNews, isTurn } from '../copy.ts';
import { sentencesIn } from '../named-people.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const unlabelled = defineRule({
  id: 'opinion/unlabelled',
  summary: 'News in which the writer gives their own view, more than once.',
  why: 'Readers must be able to tell comment from fact (Editors’ Code 1; Impress: distinguish the two; SPJ: label advocacy). Say it is opinion, put it into an `:::opinion` block, or leave it out.',
  severity: 'warning',
  good: [
    { text: ':::opinion[Our view]\nIt is shamefully clear. We must act.\n:::', why: 'labelled' },
    { text: '---\ntype: opinion\n---\nIt is shamefully clear. We must act.', why: 'opinion' },
    { text: '“It is shamefully clear,” said Ada Brook. “We must act.”', why: 'somebody’s words' },
    { text: 'It is disgracefully late. The bridge is shut.', why: 'once is a slip' },
    { text: 'Ada Brook said it was shamefully late and that we must all act.', why: 'laid to somebody' },
    { text: 'What happens next? The council meets in May.', why: 'a question that is answered' },
  ],
  bad: [
    { text: 'It is shamefully clear that nobody cares. We must not let this stand.' },
    { text: 'The board has disgracefully sold the mill. Sadly, nobody stopped it. How could they?' },
    { text: 'Make no mistake: the plan is dead. It is an outrage.' },
  ],
  check(input, report) {
    // In a transcript the words are the speakers'.
    if (!isNews(input) || copyOf(input).some(({ text }) => isTurn(text))) return;
    const [first, ...rest] = judgements(input);
    if (!first || rest.length === 0) return;
    const { plain } = input.article;
    report({
      message: `“${plain.words(first)}” is the writer’s own view, and so is what stands elsewhere; the article is news.`,
      span: plain.sourceSpan(first),
      related: rest.map((span) => ({ message: 'Here too.', span: plain.sourceSpan(span) })),
    });
  },
});

const JUDGES = new RegExp(
  [
    '\\b(?:shamefully|disgracefully|outrageously|ludicrously|laughably|appallingly|scandalously|pathetically|mercifully|sadly|thankfully|regrettably|inexcusably|unforgivably)\\b',
    "\\b[Ww]e (?:must|should|ought to|need to|cannot|can’t|can't|deserve|believe|think|urge|demand|call on)\\b",
    '\\b[Mm]ake no mistake\\b',
    '\\bit is (?:an outrage|a disgrace|a scandal|high time|no wonder|shameful|outrageous)\\b',
    "\\b(?:let us|let’s|let's) (?:hope|not forget|be (?:clear|honest|frank))\\b",
    '\\bin my (?:view|opinion)\\b',
    '\\b(?:[Ss]hame on|[Hh]ow dare)\\b',
    '\\b[Hh]ow could (?:they|he|she|anyone|anybody)\\b[^.?]{0,40}\\?',
  ].join('|'),
  'i',
);

/** Where the reporter's own words judge, a sentence at a time; those laid to somebody are left out. */
function judgements(input: RuleInput) {
  return copyOf(input).flatMap(({ block, text }) => {
    if (block.zone !== 'narrative' && block.zone !== 'standfirst') return [];
    if (!JUDGES.test(text)) return [];
    return sentencesIn(text).flatMap(({ start, end }) => {
      const words = text.slice(start, end);
      const match = isAttributed(words) ? null : JUDGES.exec(words);
      if (!match) return [];
      const at = block.start + start + match.index;
      return [{ start: at, end: at + match[0].length }];
    });
  });
}
