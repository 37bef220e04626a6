import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSound, placeOf, read, speakerOf } from '../../../support/source.ts';

const HEARING = `Averley Borough Council, 3 March

COUNCILLOR LEE: We lost the harbour
in one night.

Nobody slept.

MR WARD (Harbour Trust): When was that?

COUNCILLOR LEE: In March.

Notes to editors

Averley has two harbours.
`;

describe('speaker turns', () => {
  it('run from label to label, and the labels are no words', async () => {
    const source = await read(HEARING, 'hearing.txt');
    expectSound(source);
    expect(source.text).not.toContain('LEE');
    expect(speakerOf(source, 'We lost')).toBe('COUNCILLOR LEE');
    expect(speakerOf(source, 'Nobody slept')).toBe('COUNCILLOR LEE');
    expect(speakerOf(source, 'When was')).toBe('MR WARD');
    expect(speakerOf(source, 'In March')).toBe('COUNCILLOR LEE');
    expect(speakerOf(source, 'Averley Borough')).toBeNull();
    expect(speakerOf(source, 'two harbours')).toBeNull();
    expect(placeOf(source, 'in one night')).toEqual({ line: 4 });
  });

  it.each([
    ['Ann Lee: Yes.\n\nTom Ward: No.', 'Ann Lee', 'Tom Ward'],
    ['Q: Yes.\n\nA: No.', 'Q', 'A'],
    ['Q. Yes.\nA. No.', 'Q', 'A'],
    ['Speaker 1: Yes.\nSpeaker 2: No.', 'Speaker 1', 'Speaker 2'],
    ['THE COURT: Yes.\nMS O’NEIL-WARD: No.', 'THE COURT', 'MS O’NEIL-WARD'],
    ['Minister for Transport: Yes.\n\nAnn van der Lee: No.', 'Minister for Transport', 'Ann van der Lee'],
    ['- LEE: Yes.\n- WARD: No.', 'LEE', 'WARD'],
    ['>> LEE: Yes.\n>> WARD: No.', 'LEE', 'WARD'],
    ['Lee:\nYes.\n\nWard:\nNo.\n\nLee:\nWell.', 'Lee', 'Ward'],
    ['Ann Lee  0:03\nYes.\n\nTom Ward  0:05\nNo.', 'Ann Lee', 'Tom Ward'],
  ])('are known in %j', async (text, first, second) => {
    const source = await read(text, 'a.txt');
    expect(speakerOf(source, 'Yes')).toBe(first);
    expect(speakerOf(source, 'No')).toBe(second);
    expect(source.text).not.toContain(first);
  });

  it.each([
    'Note: the harbour is closed.',
    'Contact: Ann Lee\n\nTel: 0555 1234\n\nEmbargo: Friday',
    'Subject: Harbour\n\nDate: 3 March\n\nVenue: Town Hall',
    'Press Release: Harbour\n\nMedia Contact: Ann Lee\n\nKey Points: none',
    'The council said: we lost it.\n\nThe trust replied: so did we.',
    'She asked Ann Lee: why now?',
    'Doors open at 10:45 and close at 11:15.',
    'Averley: a town by the sea.',
    'Section 1: The harbour\n\nSection 2: The wall',
    'A. The wall\n\nB. The gate\n\nA. The quay',
    'Recommendation: a wall.\n\nRecommendation: a gate.',
  ])('are none in %j', async (text) => {
    const source = await read(text, 'a.txt');
    expect(source.turns).toEqual([]);
    expect(source.text).toBe(text);
  });

  it('take their time from in front of the label', async () => {
    const source = await read(
      '[00:14:07] LEE: We lost it.\nAll of it.\n\n(00:15) WARD: When?\n\n[1:00:00] No answer.',
      'a.txt',
    );
    expect(source.text).toBe('We lost it. All of it.\n\nWhen?\n\nNo answer.');
    expect(placeOf(source, 'We lost')).toEqual({ line: 1, time: 847_000 });
    expect(placeOf(source, 'All of')).toEqual({ line: 2, time: 847_000 });
    expect(placeOf(source, 'When')).toEqual({ line: 4, time: 15_000 });
    expect(placeOf(source, 'No answer')).toEqual({ line: 6, time: 3_600_000 });
  });

  it('does not take a name in the middle of a sentence for a label', async () => {
    const source = await read(
      'LEE: I told the people of\nAverley: stay at home.\n\nWARD: Did they?',
      'a.txt',
    );
    expect(source.text).toBe('I told the people of Averley: stay at home.\n\nDid they?');
  });

  it('end where a heading begins', async () => {
    const source = await read('LEE: Yes.\n\nWARD: No.\n\nENDS\n\nAverley is a town.', 'a.txt');
    expect(speakerOf(source, 'ENDS')).toBeNull();
    expect(speakerOf(source, 'town')).toBeNull();
  });

  it('stay in order and within the text, whatever the text', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        'LEE: Yes.',
        'Ann Ward: No.',
        '',
        'ENDS',
        'Note: this',
        '[00:01] LEE:',
        'plain words',
        '>>',
        ':',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const source = await read(`x\n\n${lines.join('\n')}`, 'a.txt');
        expectSound(source);
      }),
    );
  });
});
