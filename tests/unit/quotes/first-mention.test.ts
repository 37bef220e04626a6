import { describe, expect, it } from 'vitest';
import { firstMention } from '../../../src/quotes/first-mention.ts';

const manner = (text: string) => firstMention('Ada Brook', text)?.manner;

describe('the first mention of a person', () => {
  it.each([
    ['Ada Brook said so. Brook left.', 'full'],
    ['“Yes,” said Ada Brook.', 'full'],
    ['Brook, who runs the ferry, said so.', 'role'],
    ['Brook, 54, said so.', 'role'],
    ['Councillor Brook said so.', 'role'],
    ['The goalkeeper Brook said so.', 'role'],
    ['Mrs Brook said so.', 'title'],
    ['The chair, Mrs Brook, said so.', 'role'],
    ['Brook said so. Ada Brook runs the ferry.', 'bare'],
    ['“Yes,” said Brook.', 'bare'],
    ['But Brook said no.', 'bare'],
  ])('%s: %s', (text, expected) => expect(manner(text)).toBe(expected));

  it('is not part of another word', () => {
    expect(manner('Brookside is a street.')).toBeUndefined();
  });
});
