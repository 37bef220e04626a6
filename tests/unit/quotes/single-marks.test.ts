import { describe, expect, it } from 'vitest';
import { PlainText } from '../../../src/article/plain-text.ts';
import { analyse } from '../../../src/quotes/analyse.ts';

const read = (text: string) => {
  const { quotations, faults } = analyse(PlainText.of(text));
  return { words: quotations.map(({ words }) => words), faults: faults.map(({ kind }) => kind) };
};

const curly = (text: string): string =>
  text
    .replace(/(^|[\s(—“])'(?=\S)/g, '$1‘')
    .replace(/'/g, '’')
    .replace(/‘(?=\d\ds?\b|tis|til\b|em\b|n’)/gi, '’');

/** Every case is read with straight marks and with curly ones, as a careful typist would set them. */
const bothWays = (cases: [string, string, string[]][]): [string, string, string[]][] =>
  cases.flatMap(([name, text, words]) => [
    [`${name}, straight`, text, words],
    [`${name}, curly`, curly(text), words.map(curly)],
  ]);

describe('the British way to quote', () => {
  it.each(
    bothWays([
      [
        'contractions',
        "'It's late, and we don't know who's there,' said Ada.",
        ["It's late, and we don't know who's there,"],
      ],
      [
        'a plural possessive inside',
        "'The dogs' home is shut,' said Ada. 'We're lost.'",
        ["The dogs' home is shut,", "We're lost."],
      ],
      [
        'two of them',
        "'It is the workers' club's and the boys' school's,' said Tom.",
        ["It is the workers' club's and the boys' school's,"],
      ],
      [
        'a family',
        "'We met at the Joneses' house by the river,' said Una.",
        ["We met at the Joneses' house by the river,"],
      ],
      [
        'a possessive before the comma',
        "'That field is the Joneses', and always was,' said Una.",
        ["That field is the Joneses', and always was,"],
      ],
      [
        'a mark right after a possessive',
        "'We asked the Joneses' said Una. 'They said no.'",
        ['We asked the Joneses', 'They said no.'],
      ],
      ['a decade', "'I loved the '90s and all of it,' said Tom.", ["I loved the '90s and all of it,"]],
      [
        'a decade that owns something',
        "'It was the '80s' best song by far,' said Tom.",
        ["It was the '80s' best song by far,"],
      ],
      [
        'rock and roll',
        "'It is only rock 'n' roll, and we like it,' said Tom.",
        ["It is only rock 'n' roll, and we like it,"],
      ],
      [
        'dropped letters',
        "'I'm goin' down the road and stayin' there,' said Tom.",
        ["I'm goin' down the road and stayin' there,"],
      ],
      [
        'dropped letters before a comma',
        "'We were goin', and they were comin', that's all,' said Tom.",
        ["We were goin', and they were comin', that's all,"],
      ],
      [
        "ol' and o'",
        "'The ol' mill is full o' rats, we hear,' said Tom.",
        ["The ol' mill is full o' rats, we hear,"],
      ],
      ['an elision first', "''Tis the season to be careful,' said Ada.", ["'Tis the season to be careful,"]],
      [
        'an Irish name',
        "'Mr O'Neill and Ms D'Arcy were both there,' said Ada.",
        ["Mr O'Neill and Ms D'Arcy were both there,"],
      ],
      ['until', "'We wait 'til Monday, and not longer,' said Ada.", ["We wait 'til Monday, and not longer,"]],
      [
        'a stop after the mark',
        "Ada called it 'mad', Tom called it 'dogs', and 'we all left early today'.",
        ['mad', 'dogs', 'we all left early today'],
      ],
      [
        'a word that may be clipped',
        "'Round the back there is a door,' said Ada. 'Cause for alarm there is none.'",
        ['Round the back there is a door,', 'Cause for alarm there is none.'],
      ],
      ['feet and inches', "'He is 6' 2\" and still growing,' said Ada.", ['He is 6\' 2" and still growing,']],
    ]),
  )('%s', (name, text, words) => {
    expect(read(text), name).toEqual({ words, faults: [] });
  });

  it('nests double marks and keeps a title in double marks beside it', () => {
    const text =
      "The \"Long Road\" report\n\n'It is a long road to walk,' said Ada. 'He said \"go home\" to us twice.'\n\n'We went home all the same,' said Tom.";
    expect(read(text)).toEqual({
      words: [
        'Long Road',
        'It is a long road to walk,',
        'He said "go home" to us twice.',
        'We went home all the same,',
      ],
      faults: [],
    });
  });

  it('misses no quotation that is never closed', () => {
    const text =
      "'We wait and we wait here,' said Ada Brook.\n\n'We have waited for nine years, said Tom Reed.\n\nThe council meets on Monday.\n\n'They will meet without us,' said Una Vale.";
    expect(read(text)).toEqual({
      words: [
        'We wait and we wait here,',
        'We have waited for nine years, said Tom Reed.',
        'They will meet without us,',
      ],
      faults: ['unclosed'],
    });
  });
});

describe('single marks in an article that quotes in double ones', () => {
  it.each([
    ['in a headline', "Bridge 'may fall', says Ada Brook", ['may fall']],
    ['two in a headline', "'Mad' plan leaves town 'in tears'", ['Mad', 'in tears']],
    ['beside quotations', 'The \'mad\' plan is "ready".', ['mad', 'ready']],
    ['between apostrophes', "The dogs' 'mad' home, the '90s' pride.", ['mad']],
    ['in a clause', 'The so-called ‘dogs’ home’ is no home.', ['dogs’ home']],
    ['marks that all have the closing shape', 'Ada said: ’We wait,’ and left.', ['We wait,']],
    ['low and high', 'The ‚mad‘ plan is ready.', ['mad']],
    ['guillemets', 'The ‹mad› plan and the ›sad‹ one are ready.', ['mad', 'sad']],
  ])('%s', (_, text, words) => {
    expect(read(text)).toEqual({ words, faults: [] });
  });

  it.each([
    ['clipped words', "He took a 'plane and a bus, 'cause it's cheaper; then he'd 'phone."],
    ['curly clipped words', 'He took a ’plane and a bus, ’cause it’s cheaper; then he’d ’phone.'],
    ['wrongly turned elisions', 'It was ‘til the ‘90s that rock ‘n’ roll ruled.'],
    ['inches and feet', `A 5'11" man built a 6ft 2" wall, 30' long and 5' 6" thick.`],
    ['minutes and seconds', `At 51° 30' 26" north it took 3' 20".`],
    ['prime signs', 'At 51° 30′ 26″ north stands a 6′ 2″ wall.'],
    ['plurals and owners', 'The dogs’ and cats’ owners’ club’s members’ cars, Jesus’ time, Dickens’.'],
    ['sounds', "Fish 'n' chips, goin' and comin', ol' Tom o' the mill."],
    ['possessives at the end', "The house is the Joneses'. The field is the boys'."],
  ])('no marks: %s', (_, text) => {
    expect(read(text)).toEqual({ words: [], faults: [] });
  });
});
