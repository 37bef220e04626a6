import { describe, expect, it } from 'vitest';
import { resolveMarked } from '../../../support/people.ts';

/** Who each marked speaker is: a name, `A/B` for candidates, or null. */
const who = (text: string) =>
  resolveMarked(text).speakers.map(({ person, candidates }) => person ?? (candidates.join('/') || null));

describe('names', () => {
  it.each([
    ['a title', 'Ann Lee waited. [[Ms Lee]] said.', ['Ann Lee']],
    ['a surname', 'Ann Lee waited. [[Lee]] said.', ['Ann Lee']],
    ['a surname before the name', '[[Lee]] was late. Ann Lee said so.', ['Ann Lee']],
    [
      'a title that nobody else has',
      '[[Mrs Lumley]] said so. [[Lumley]] left.',
      ['Mrs Lumley', 'Mrs Lumley'],
    ],
    ['ranks', '[[Det Con Salma Rafiq]] said. [[PC Tom Bray]] left.', ['Salma Rafiq', 'Tom Bray']],
    ['a judge', '[[Mr Justice Pell]] said no. [[The judge]] rose.', ['Mr Justice Pell', null]],
    ['the Rev', 'The Rev Owen Lee prayed. [[The Rev Lee]] said so.', ['Owen Lee']],
    [
      'Mac and O’',
      'Ewan MacLeod met Pat O’Dowd. [[MacLeod]] said. [[Mr O’Dowd]] said.',
      ['Ewan MacLeod', 'Pat O’Dowd'],
    ],
    [
      'particles',
      '[[Saskia van der Berg]] said. [[Ms van der Berg]] left.',
      ['Saskia van der Berg', 'Saskia van der Berg'],
    ],
    ['a patronymic', '[[Rhys ap Gruffudd]] said. Omar bin Said left.', ['Rhys ap Gruffudd']],
    ['hyphens', 'Simone Hart-Lowe sang. [[Ms Hart-Lowe]] said.', ['Simone Hart-Lowe']],
    ['initials', '[[J. P. Moss]] wrote it. [[Moss]] said.', ['J. P. Moss', 'J. P. Moss']],
    [
      'letters after the name',
      '[[Amrit Sandhu KC]] said. [[Mrs Sandhu]] left.',
      ['Amrit Sandhu', 'Amrit Sandhu'],
    ],
    ['Jr', '[[John Lee Jr]] said. [[Lee]] left.', ['John Lee Jr', 'John Lee Jr']],
    [
      'a nickname',
      '[[Earl “Thumbs” Whitfield]] said. [[Whitfield]] left.',
      ['Earl “Thumbs” Whitfield', 'Earl “Thumbs” Whitfield'],
    ],
    ['capitals', 'Lionel Dodd spoke.\n\n[[MR DODD]]: No.', ['Lionel Dodd']],
    ['a forename of a child', 'Mia Lee, nine, swam. [[Mia]] said it was cold.', ['Mia Lee']],
    ['Will', '[[Will Oake]] said. [[Will]] said more.', ['Will Oake', 'Will Oake']],
    ['months', 'April June Moss met Theresa May in June. [[Mrs May]] said.', ['Theresa May']],
    ['an apposition', '[[Her deputy, Ann Lee]], said.', ['Ann Lee']],
    ['a role before', '[[The poet Selwyn Bright]] said.', ['Selwyn Bright']],
    ['a role without a comma', '[[council leader Jo Marsh]] said.', ['Jo Marsh']],
  ])('are tied to the whole one: %s', (_, text, expected) => {
    expect(who(text)).toEqual(expected);
  });

  it.each([
    ['no title', 'Ada Brook met Tom Brook. [[Brook]] said.', ['Ada Brook/Tom Brook']],
    ['titles', 'Ada Brook met Tom Brook. [[Mr Brook]] said. [[Ms Brook]] left.', ['Tom Brook', 'Ada Brook']],
    ['a couple', '[[Ms Pell]] and [[Mr Pell]] left.', ['Ms Pell', 'Mr Pell']],
    [
      'forenames',
      'Ada Brook met her brother Tom Brook. [[Ada]] said. [[Tom]] left.',
      ['Ada Brook', 'Tom Brook'],
    ],
    [
      'one introduced later',
      'Jenna Moss fell. [[Moss]] said so. Her mother, Marta Moss, came. [[Moss]] slept.',
      ['Jenna Moss', 'Jenna Moss'],
    ],
  ])('of one surname are kept apart: %s', (_, text, expected) => {
    expect(who(text)).toEqual(expected);
  });

  it.each([
    ['a street', 'Ann Lane lives near Church Lane. [[Lane]] said.', ['Ann Lane']],
    ['a town in Will', 'Will they come to Holm Bridge? Ann Bridge said. [[Bridge]] left.', ['Ann Bridge']],
    ['plain words', '[[Parents]] said so. [[Police]] said no. [[Strikers]] left.', [null, null, null]],
    ['a horse', 'The mare Desert Song won. Ann Lee rode. “Good,” [[she]] said.', ['Ann Lee']],
    ['a ship', 'The Star of Kilbarra sank. Ann Lee wept. “Gone,” [[she]] said.', ['Ann Lee']],
  ])('are not mistaken: %s', (_, text, expected) => {
    expect(who(text)).toEqual(expected);
  });

  it('of people.yaml come with aliases, roles and pronouns', () => {
    const known = [
      { id: 'ann', name: 'Ann Lee', aliases: ['Annie L'], role: 'mayor', pronouns: 'she/her' },
      { id: 'kit', name: 'Kit Rowe', pronouns: 'they/them' },
    ];
    const { speakers, people } = resolveMarked(
      '[[Annie L]] said. [[Kit Rowe]] sat. [[They]] said. [[The mayor]] left.',
      known,
    );
    expect(speakers.map(({ person }) => person)).toEqual(['Ann Lee', 'Kit Rowe', 'Kit Rowe', 'Ann Lee']);
    expect(people.map(({ name, role }) => [name, role])).toEqual([
      ['Ann Lee', 'mayor'],
      ['Kit Rowe', null],
    ]);
  });
});

describe('roles', () => {
  it.each([
    ['in front', 'The coroner, Dr Ruth Ellery, spoke. [[The coroner]] said.', ['Ruth Ellery']],
    ['behind', 'Ann Lee, chief executive of the trust, spoke. [[The chief executive]] said.', ['Ann Lee']],
    ['with be', 'Ann Lee is a farmer. [[The farmer]] said.', ['Ann Lee']],
    ['an age', 'Ann Lee, 54, spoke. [[The 54-year-old]] said.', ['Ann Lee']],
    ['of two', 'The poet Ann Lee met the poet Tom Moss. [[The poet]] said.', ['Ann Lee/Tom Moss']],
    ['of nobody', 'Ann Lee spoke. [[The spokesman]] said.', [null]],
    ['a former one', 'Ann Lee, a former mayor, spoke. [[The mayor]] said.', [null]],
    [
      'an anonymous one',
      'Ann Lee, a nurse, spoke. [[A nurse]] said. [[One nurse on the ward]] left.',
      [null, null],
    ],
    ['a source', 'Ann Lee spoke. [[A source close to the board]] said. [[residents]] said.', [null, null]],
    [
      'a council',
      'Millbrook Council met. [[The council]] said. [[Millbrook Council]] left.',
      ['Millbrook Council', 'Millbrook Council'],
    ],
    ['a firm', 'Hask Stone Ltd met. [[The company]] said.', ['Hask Stone Ltd']],
    ['a document', 'Ann Lee wrote it. [[The report]] said.', [null]],
    ['a document with a title', '[[The fanzine “Up the Slipway”]] said.', ['Up the Slipway']],
    [
      'a spokesman of a council',
      'Millbrook Council met. [[A spokesman for Millbrook Council]] said.',
      [null],
    ],
  ])('are those of the one introduced with them: %s', (_, text, expected) => {
    expect(who(text)).toEqual(expected);
  });
});

describe('pronouns', () => {
  it.each([
    ['who spoke last', '“Yes,” said [[Ann Lee]]. “No,” [[she]] said.', ['Ann Lee', 'Ann Lee']],
    ['the next paragraph', '“Yes,” said [[Ann Lee]].\n\n“No,” [[she]] said.', ['Ann Lee', 'Ann Lee']],
    ['the subject', 'Ann Lee runs the shop. “No,” [[she]] said.', ['Ann Lee']],
    [
      'gender',
      '“Yes,” said [[Ann Lee]]. “No,” said [[Tom Moss]]. “Why?” [[she]] asked.',
      ['Ann Lee', 'Tom Moss', 'Ann Lee'],
    ],
    ['two subjects', 'Ann Lee and Una Moss argued. “No,” [[she]] said.', ['Ann Lee/Una Moss']],
    ['subject and object', 'Ann Lee met Una Moss. “No,” [[she]] said.', ['Ann Lee']],
    [
      'a new one in passing',
      '“Yes,” said [[Ann Lee]]. It came from Una Moss. “No,” [[she]] said.',
      ['Ann Lee', 'Ann Lee/Una Moss'],
    ],
    ['a title', 'Dr Xan Lee spoke. Mr Xan Moss left. “No,” [[he]] said.', ['Xan Moss']],
    ['kin', 'Her mother, Xan Lee, spoke. “No,” [[she]] said.', ['Xan Lee']],
    ['a woman without a name', 'Ann Lee left. A widow came. “No,” [[she]] said.', ['Ann Lee', null].slice(1)],
    [
      'brother and sister',
      'Suraj Menon passed. His sister, Devi Menon, did not. “No,” [[she]] said.',
      ['Devi Menon'],
    ],
    ['somebody else', 'Xan Lee entered him for a prize. “No,” [[she]] said.', ['Xan Lee']],
    ['nobody', '“No,” [[she]] said.', [null]],
    ['who', 'Ann Lee, [[who]] said “no”, left.', ['Ann Lee']],
    ['it', 'Millbrook Council met. [[It]] said “no”.', ['Millbrook Council']],
    ['a chain', 'Con Deasy was a fiddler. He left school at twelve. “No,” [[he]] said.', ['Con Deasy']],
  ])('take up: %s', (_, text, expected) => {
    expect(who(text)).toEqual(expected);
  });
});
