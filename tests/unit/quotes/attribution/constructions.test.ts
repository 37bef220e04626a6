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
    'after the words, in other ways',
    [
      ['“We wait!” beamed Ada Brook.', ['Ada Brook']],
      ['“We wait,” was how Ada Brook put it.', ['Ada Brook']],
      ['“We wait,” was all Ada Brook would say.', ['Ada Brook']],
      ['“We wait,” was Ada Brook’s blunt verdict.', ['Ada Brook’s']],
      ['“We wait,” was the blunt verdict of the manager.', ['the manager']],
      ['“Why wait?” a reporter can be heard asking the mayor.', ['a reporter']],
      ['“We wait,” the Danes state in a paper on Monday.', ['the Danes']],
      ['“We wait,” said Harbour ranking member Ada Brook.', ['Harbour ranking member Ada Brook']],
      [
        '“We wait,” former transport policy planning director Ada Brook wrote.',
        ['former transport policy planning director Ada Brook'],
      ],
      [
        '“We wait,” Mr. Brook, now 81 and retired in Ferrow, Mass., said by telephone.',
        ['Mr. Brook, now 81 and retired in Ferrow, Mass.'],
      ],
      [
        '“We wait,” the delegate Ada Brook, in a cap with “Go Ferrow” on it, said calmly.',
        ['the delegate Ada Brook', null],
      ],
    ],
  ],
  [
    'before the words, in other ways',
    [
      ['Retired teacher Ada Brook once said: “We wait.”', ['Retired teacher Ada Brook']],
      ['Says Ada Brook: “We wait.”', ['Ada Brook']],
      ['A voice from the back called out, “We wait!”', ['A voice from the back']],
      ['The talk was so quiet that Ada Brook was moved to say, “We wait.”', ['Ada Brook']],
      ['Ada Brook warned of delays, prompting Tom Reed to reply: “We wait.”', ['Tom Reed']],
      ['The court heard that Tom Reed had told police, “We wait.”', ['Tom Reed']],
      [
        'Hundreds of dockers marched on Monday, chanting “We wait, we wait,” and sang.',
        ['Hundreds of dockers'],
      ],
      ['The firm is calming the port through what it calls a “rolling” plan.', ['it']],
      ['A bridge, wrote Ada Brook, is “a promise in stone”.', ['Ada Brook']],
      [
        'As Ada Brook, a judge and the author of “Tides,” put it, “We all wait.”',
        [null, 'Ada Brook, a judge and the author of “Tides,”'],
      ],
      [
        'Ada Brook weighed in, telling the Echo, “We wait,” she said, adding, “We always wait.”',
        ['she', 'she'],
      ],
    ],
  ],
  [
    'in the sentence or the paragraph before',
    [
      ['Then Ada Brook, a farmer, took the microphone.\n\n“We wait.”', ['Ada Brook, a farmer']],
      ['The independent, Ada Brook, spoke last. “We wait.”', ['The independent, Ada Brook']],
      ['The council issued a statement.\n\n“We wait.”', ['The council']],
      ['Why was she out in the rain? “We wait here every day.”', ['she']],
      ['“We wait,” said Ada Brook. She holds two degrees. “We always wait.”', ['Ada Brook', 'Ada Brook']],
      ['“Will you wait?” asked Ada Brook. He shrugged. “We always wait.”', ['Ada Brook', 'He']],
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
      ['With the vote lost, Ada Brook said it was “mad”.', ['Ada Brook']],
      ['When Tom Reed said it was “mad”, the crowd cheered.', ['Tom Reed']],
      ['The report concludes that the bridge is “unsafe”.', ['The report']],
      ['She regularly pledges to “mend it”.', ['She']],
    ],
  ],
  [
    'before a relative clause',
    [
      ['Tom Reed, who called it “mad”, left.', ['Tom Reed']],
      ['Tom Reed, a baker, who called it “mad”, left.', ['Tom Reed, a baker']],
      ['The mayor praised Tom Reed (Lab), who said, “We wait.”', ['Tom Reed']],
      ['She wrote to the council, which replied: “We wait.”', ['the council']],
      ['A boy pointed at a sign that said, “We wait.”', ['a sign']],
      ['There were jeers for those who said “we wait”.', ['those']],
      ['It was an attack on the mayor, who said, “We wait.”', ['the mayor']],
      ['Tom Reed, who rejected the plan and called it “mad”, left.', ['Tom Reed']],
      ['Tom Reed – who once called it “mad” – left.', ['Tom Reed']],
      ['It angered Tom Reed, a baker, who added that the road was “lost”.', ['Tom Reed, a baker']],
      [
        'The vote angered Ada Brook and pleased Tom Reed, who noted that, in May, the road was “lost”.',
        ['Tom Reed'],
      ],
      [
        '“We wait,” said Tom Reed, who wrote to her in May, “and we hope.”',
        ['Tom Reed, who wrote to her in May', 'Tom Reed, who wrote to her in May'],
      ],
      ['Una Roe is airing a film in which she declares, “We wait.”', ['she']],
      ['In a poem that Ada Brook called “silly,” Tom Reed voiced a wish.', ['Ada Brook']],
    ],
  ],
  [
    'in the company of other verbs',
    [
      ['The count ends at 7 p.m. She said “we wait”.', ['She']],
      ['The clerk wrote to the mayor, who told them when asked about it: “We wait.”', ['the mayor']],
      ['He said he had not seen it, and when asked whether it was safe, he said, “We wait.”', ['he']],
      ['“We wait,” said Harbour ranking Democrat Ada Brook.', ['Harbour ranking Democrat Ada Brook']],
      ['Tom Reed listed the virtues that the club embodied: “We wait,” he said.', ['he']],
      ['Ada Brook said, and I quote, “We wait.”', ['Ada Brook']],
      [
        'The unions were quick to join in, with Ada Brook saying that it was wrong and asking, “Why wait?”',
        ['Ada Brook'],
      ],
      ['Ada Brook responded to Reed’s question on the site, writing, “We wait.”', ['Ada Brook']],
      ['Dozens of retired teachers wrote “we wait”.', ['Dozens of retired teachers']],
      ['Ada Brook’s reply was: “We wait.”', ['Ada Brook’s']],
      ['It is still the echo of Ada Brook’s “we wait” remark.', ['Ada Brook’s']],
      ['“We wait,” came shouts from the back of the hall.', ['the back of the hall']],
      ['“We wait,” April said.', ['April']],
      ['“We wait,” the soft-spoken, 71-year-old baker said.', ['the soft-spoken, 71-year-old baker']],
      ['The road is “lost”, in Ada Brook’s view.', ['Ada Brook’s']],
      ['Brook said both were late, but he had a word of advice: “We wait.”', ['he']],
      ['This is why voters can’t just point at it and cry “we wait” at once.', ['voters']],
      ['Article 33 affirms: “We wait.”', ['Article 33']],
      ['Here’s Ada Brook in December 1992: “We wait.”', ['Ada Brook']],
      ['More from Brook and Reed: “We wait.”', ['Brook and Reed']],
      ['“We wait,” Ada Brook, who is chair of the board said.', ['Ada Brook, who is chair of the board']],
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
