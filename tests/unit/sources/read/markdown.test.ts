import { describe, expect, it } from 'vitest';
import { expectSound, placeOf, read, speakerOf } from '../../../support/source.ts';

const NOTES = `---
title: Interview
---

# Interview with *Ann Lee*

**Ward:** When did you [see it](https://example.org)?

**Lee:** On the *third*
of March, in \`Averley\`.

> It was **dark**.

**Ward:** Thank you.

| Day | Tide |
| --- | ---- |
| Mon | high |
`;

describe('a Markdown file', () => {
  it('gives its words without markup, each under its line', async () => {
    const source = await read(NOTES, 'notes.md');
    expectSound(source);
    expect(source.text).toBe(
      [
        'Interview with Ann Lee',
        'When did you see it?',
        'On the third of March, in Averley.',
        'It was dark.',
        'Thank you.',
        'Day',
        'Tide',
        'Mon',
        'high',
      ].join('\n\n'),
    );
    expect(placeOf(source, 'Interview')).toEqual({ line: 5 });
    expect(placeOf(source, 'third')).toEqual({ line: 9 });
    expect(placeOf(source, 'of March')).toEqual({ line: 10 });
    expect(placeOf(source, 'dark')).toEqual({ line: 12 });
    expect(speakerOf(source, 'When')).toBe('Ward');
    expect(speakerOf(source, 'It was')).toBe('Lee');
    expect(speakerOf(source, 'Interview')).toBeNull();
  });

  it.each(['>', '- ', '[', '*a_', '`', '<a '])('that repeats %j without end is refused', async (mark) => {
    await expect(read(`words\n\n${mark.repeat(50_000)} x`, 'a.md')).rejects.toThrow('is damaged');
  });
});
