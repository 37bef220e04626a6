import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { PlainText } from '../../../src/article/plain-text.ts';
import { analyse } from '../../../src/quotes/analyse.ts';

const read = (text: string) => {
  const { quotations, faults } = analyse(PlainText.of(text));
  return { words: quotations.map((quotation) => quotation.words), faults: faults.map((fault) => fault.kind) };
};

describe('running quotations', () => {
  it('are one passage, from the first mark to the last', () => {
    expect(read('Ada said: “One.\n\n“Two.\n\n“Three.”')).toEqual({
      words: ['One.\n\nTwo.\n\nThree.'],
      faults: [],
    });
  });

  it('may run for paragraphs and be followed by somebody else', () => {
    expect(read('Ada said: "One.\n\n"Two," she said.\n\n"No," said Tom Reed.').words).toEqual([
      'One.\n\nTwo,',
      'No,',
    ]);
  });

  it('are not read into an unclosed one that somebody else’s follows', () => {
    expect(read('Ada Brook said: “We wait.\n\n“I disagree,” said Tom Reed.')).toEqual({
      words: ['We wait.', 'I disagree,'],
      faults: ['unclosed'],
    });
  });

  it('that forget to reopen are told from unclosed ones by what follows', () => {
    expect(read('Ada said: “One.\n\nTwo.\n\n“Three.”').faults).toEqual(['missing-reopen']);
    expect(read('Ada said: “One.\n\nTwo.”').faults).toEqual(['missing-reopen']);
    expect(read('Ada said: “One.\n\nThe council said no.\n\n“Three,” said Tom.').faults).toEqual([
      'unclosed',
    ]);
    expect(read('Ada said: “One.\n\nThe council meets on Monday.').faults).toEqual(['unclosed']);
  });

  it('end with their paragraph when they never close', () => {
    expect(read('Ada said: “One. Two.\n\nThe council meets.').words).toEqual(['One. Two.']);
  });

  it('do not run for ever', () => {
    const text = `Ada said: “One.${'\n\n“More.'.repeat(20)}`;
    expect(read(text).faults).toContain('unclosed');
  });

  it('in single marks work alike', () => {
    expect(
      read(
        'Ada Brook said: ‘We wait and wait.\n\n‘We have waited for years.’\n\n‘Indeed we all have,’ said Tom.',
      ).words,
    ).toEqual(['We wait and wait.\n\nWe have waited for years.', 'Indeed we all have,']);
  });

  it.each([
    ['straight', '"', '"'],
    ['curly', '“', '”'],
    ['German', '„', '“'],
    ['guillemets', '«', '»'],
    ['two apostrophes', "''", "''"],
    ['backticks', '``', "''"],
    ['single', "'", "'"],
    ['curly single', '‘', '’'],
  ])('reopen in every paragraph, %s', (_, open, close) => {
    const text = `${open}We wait here for news,${close} said Ada.\n\nTom Reed said: ${open}One.\n\n${open}Two.\n\n${open}Three.${close}\n\n${open}We go home all the same,${close} said Ada.`;
    expect(read(text)).toEqual({
      words: ['We wait here for news,', 'One.\n\nTwo.\n\nThree.', 'We go home all the same,'],
      faults: [],
    });
  });

  it('may be long, if every paragraph reopens and the last one closes', () => {
    const text = `Ada said: “One.${'\n\n“More.'.repeat(20)}”\n\n“No,” said Tom.`;
    const { words, faults } = read(text);
    expect(faults).toEqual([]);
    expect(words).toHaveLength(2);
    expect(words[0]!.split('\n\n')).toHaveLength(21);
  });

  it('reopen after a line break too', () => {
    expect(read('Ada said: “One.\n“Two.\n“Three.”')).toEqual({
      words: ['One.\n\nTwo.\n\nThree.'],
      faults: [],
    });
  });

  it('are told from a partial quotation that ends its paragraph', () => {
    expect(read('Ada called it “half-baked”.\n\n“It is,” said Tom Reed.')).toEqual({
      words: ['half-baked', 'It is,'],
      faults: [],
    });
  });

  it('end where marks of another kind open and close', () => {
    expect(read('"Ada told the meeting so.\n\n“I did,” said Ada.')).toEqual({
      words: ['Ada told the meeting so.', 'I did,'],
      faults: ['unclosed'],
    });
  });

  it('end where somebody else is named between the marks of the next paragraph', () => {
    expect(read('Ada Brook said: “We wait.\n\n“I won’t,” said Tom Reed. “Not today.”')).toEqual({
      words: ['We wait.', 'I won’t,', 'Not today.'],
      faults: ['unclosed'],
    });
  });

  it('may stand in a block quotation', () => {
    const article = readArticle(
      '# Bridge\n\nAda Brook wrote:\n\n> “One is *enough*.\n>\n> “Two is more.”\n\nThen “three”.\n',
      'bridge.md',
    );
    const { quotations, faults } = analyse(article.plain);
    expect(faults).toEqual([]);
    expect(quotations.map(({ words }) => words)).toEqual(['One is enough.\n\nTwo is more.', 'three']);
  });

  it('are not taken for the turns of a transcript', () => {
    const text =
      'Q: “Will it fall?” you asked.\n\nA: “It will.”\n\nQ: When?\n\nA: “Soon.” That’s “all” I know.';
    expect(read(text)).toEqual({ words: ['Will it fall?', 'It will.', 'Soon.', 'all'], faults: [] });
  });
});
