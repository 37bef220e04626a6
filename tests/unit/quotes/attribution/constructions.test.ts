import { describe, expect, test } from 'vitest';
import { PlainText } from '../../../../src/article/plain-text.ts';
import { analyse } from '../../../../src/quotes/analyse.ts';

/** Speaker of each quotation of a text, as written beside it; null where nobody is named. */
const speakers = (text: string) =>
  analyse(PlainText.of(text)).quotations.map(({ speaker }) => speaker?.text ?? null);

describe.each<[string, [string, (string | null)[]][]]>([
  [
    'right after the words',
    [
      ['“We wait,” Ada Brook said.', ['Ada Brook']],
      ['“We wait,” said Ada Brook.', ['Ada Brook']],
      [
        '“We wait,” said Ada Brook, 54, a baker from Ferrow, on Monday.',
        ['Ada Brook, 54, a baker from Ferrow'],
      ],
      ['“We wait,” writes the editorial board.', ['the editorial board']],
      ['“Why wait?” Ada Brook asked.', ['Ada Brook']],
      ['“Why wait?” Ada Brook, the chair, asked.', ['Ada Brook, the chair']],
      ['“We wait,” Rep. Una Roe (D-Fla.) said Tuesday.', ['Rep. Una Roe (D-Fla.)']],
      ['“We wait,” some chanted.', ['some']],
      ['“We wait,” according to Ada Brook.', ['Ada Brook']],
      ['“We wait,” as Ada Brook put it.', ['Ada Brook']],
      ['“We wait” — Ada Brook, teacher, on Monday', ['Ada Brook, teacher']],
      ['“We wait,” another neighbour, Ada Brook, told the court.', ['another neighbour, Ada Brook']],
    ],
  ],
  [
    'before the words',
    [
      ['Ada Brook said: “We wait.”', ['Ada Brook']],
      ['Ada Brook told the council, “We wait.”', ['Ada Brook']],
      ['Ada Brook, 54, of Ferrow: “We wait.”', ['Ada Brook, 54, of Ferrow']],
      ['Ada Brook paused: “We wait.”', ['Ada Brook']],
      ['In other words, explained Ada Brook: “We wait.”', ['Ada Brook']],
      ['On Monday the council said: “We wait.”', ['the council']],
      ['Asked whether it was safe, Ada Brook replied, “We wait.”', ['Ada Brook']],
      ['An official who carried the letter said: “We wait.”', ['An official who carried the letter']],
      ['A letter signed by nine nurses warns: “We wait.”', ['A letter signed by nine nurses']],
    ],
  ],
  [
    'inside reported speech',
    [
      ['He said the plan was “mad” and “cruel”.', ['He', 'He']],
      ['Ada Brook, who lives by the weir, said the plan was “mad”.', ['Ada Brook, who lives by the weir']],
      ['Ada Brook said the chair had called it “mad”.', ['Ada Brook']],
      ['Ada Brook said it was safe, but Tom Reed called it “mad”.', ['Tom Reed']],
      ['Ada Brook walked out, calling it “mad”.', ['Ada Brook']],
      ['Ada Brook rejected the plan and called it “mad”.', ['Ada Brook']],
      ['The union, calling the delay “shameful”, said it would strike.', ['The union']],
      ['The plan was described by Ada Brook as “mad”.', ['Ada Brook']],
      ['The plan was “mad” and cost a fortune, Ada Brook said.', ['Ada Brook']],
      ['The plan, Ada Brook said, has become “mad”.', ['Ada Brook']],
      ['According to Ada Brook, the plan was “mad”.', ['Ada Brook']],
      ['Ada Brook’s claim that the plan is “mad” has split the council.', ['Ada Brook’s']],
      ['It was what Ada Brook called a “mad” idea.', ['Ada Brook']],
      ['Tom Reed, who called it “mad”, left.', ['who']],
      ['With the vote lost, Ada Brook said it was “mad”.', ['Ada Brook']],
      ['When Tom Reed said it was “mad”, the crowd cheered.', ['Tom Reed']],
      ['The report concludes that the bridge is “unsafe”.', ['The report']],
      ['She regularly pledges to “mend it”.', ['She']],
    ],
  ],
  [
    'elsewhere',
    [
      ['“We wait,” she said. “And wait.”', ['she', 'she']],
      ['“We wait,” she said, “and wait.”', ['she', 'she']],
      ['Ada Brook shrugged. “Not at all.”', ['Ada Brook']],
      ['Ada Brook told the meeting:\n\n“We wait.”', ['Ada Brook']],
      ['“We wait,” said Ada Brook.\n\n“And wait.”', ['Ada Brook', 'Ada Brook']],
      ['“We wait.”\n\n— Ada Brook, teacher', ['Ada Brook, teacher']],
      ['“We wait.”\nAda Brook, teacher', ['Ada Brook, teacher']],
      ['“We wait.” Ada Brook said.', ['Ada Brook']],
    ],
  ],
  [
    'by nobody',
    [
      ['The play “The Last Ferry” opened on Monday.', [null]],
      ['Ada Brook told CBS’s “The Morning Hour” that she would wait.', [null]],
      ['The “temporary” bridge is nine years old.', [null]],
      ['The word “ferry” is old, she said.', [null]],
      ['The hydrants were open.\n\n“It took my shoe and I never saw it again.”', [null]],
    ],
  ],
])('a speaker named %s', (_, cases) => {
  test.each(cases)('%s', (text, expected) => {
    expect(speakers(text)).toEqual(expected);
  });
});
