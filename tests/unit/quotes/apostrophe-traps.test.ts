import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { analyse } from '../../../src/quotes/analyse.ts';

const passages = (text: string): string[] => {
  const { plain } = readArticle(text, 'a.md');
  return analyse(plain).quotations.map((quotation) => plain.words(quotation));
};

describe('apostrophes beside British single marks', () => {
  it.each([
    [
      'a number of five figures is no decade',
      '‘11,400 homes are dark,’ said Ada Brook.',
      ['‘11,400 homes are dark,’'],
    ],
    ['nor is a count', '‘10 people came,’ said Ada Brook.', ['‘10 people came,’']],
    ['a year is one', "'I left in '68 and came back,' said Ada Brook.", ["'I left in '68 and came back,'"]],
    ['a year outside', "The class of '68 met. 'We are old,' said Ada Brook.", ["'We are old,'"]],
    [
      'a goalkeeper is no quotation',
      "The 'keeper looked.\n\n'keeper and defender both fell.\n\n'I never saw it,' said Ada Brook.",
      ["'I never saw it,'"],
    ],
    [
      'a possessive in a quotation that runs on',
      '‘I had the dogs’ leads in my hand, and we ran.\n\n‘We ran home.’ Ada Brook laughed.',
      ['‘I had the dogs’ leads in my hand, and we ran.\n\n‘We ran home.’'],
    ],
    [
      'one that ends in an s and is over',
      '‘Dogs’ was my word.\n\n‘We ran home,’ said Ada Brook.',
      ['‘Dogs’', '‘We ran home,’'],
    ],
    [
      'a nickname in a question in a quotation',
      '‘She said, “Are you a ‘Moments’ person?” and I said, “No, a tea one.”’ Ada Brook laughed.',
      ['‘She said, “Are you a ‘Moments’ person?” and I said, “No, a tea one.”’'],
    ],
  ])('%s', (_name, text, expected) => expect(passages(text)).toEqual(expected));

  it('does not take the reporter’s paragraph into a quotation that somebody forgot to close', () => {
    const text =
      'Tom Reed said: “He denies it. He is fond of goats.\n\n“He regrets the weather.\n\nStaff at the shop were in tears on Friday. The window was bare.\n\n“I knitted socks. Sixty of them.”';
    expect(passages(text)).toEqual([
      '“He denies it. He is fond of goats.\n\n“He regrets the weather.',
      '“I knitted socks. Sixty of them.”',
    ]);
  });
});
