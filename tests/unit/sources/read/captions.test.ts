import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectSound, placeOf, read, speakerOf } from '../../../support/source.ts';

const MEETING = `WEBVTT - Averley harbour meeting
Kind: captions

STYLE
::cue { color: red }

NOTE Made by hand
in two lines

opening
00:01.000 --> 00:04.000 align:start
<v.loud Ann Lee>We <i>lost</i> the <00:00:02.000><c.a>harbour</c>

2
00:00:04.000 --> 00:00:06.000
<v Ann Lee>in one night &amp; a day.</v>

00:00:06.000 --> 00:00:08.000
<v Tom Ward>When?
<v Ann Lee>In March, at < 5 degrees.

00:01:06.500 --> 00:01:08.000
<v Ann Lee>That is all.
`;

describe('captions', () => {
  it('give whole sentences with times and voices', async () => {
    const source = await read(MEETING, 'meeting.vtt');
    expectSound(source);
    expect(source.text).toBe(
      'We lost the harbour in one night & a day.\n\nWhen?\n\nIn March, at < 5 degrees.\n\nThat is all.',
    );
    expect(placeOf(source, 'We lost')).toEqual({ time: 1000 });
    expect(placeOf(source, 'in one')).toEqual({ time: 4000 });
    expect(placeOf(source, 'That is')).toEqual({ time: 66_500 });
    expect(speakerOf(source, 'one night')).toBe('Ann Lee');
    expect(speakerOf(source, 'When')).toBe('Tom Ward');
    expect(speakerOf(source, 'In March')).toBe('Ann Lee');
    expect(source.turns).toHaveLength(3);
  });

  it('are read from SubRip, with labels for voices', async () => {
    const source = await read(
      '1\r\n00:00:01,000 --> 00:00:03,000\r\nLEE: We lost\r\n{\\an8}<font color="red">the harbour.</font>\r\n\r\n' +
        '2\r\n00:00:03,5 --> 00:00:05,000\r\n- WARD: When?\r\n- LEE: In March.\r\n3\r\n00:00:05,000-->00:00:06,000\r\nOn a Friday.',
      'meeting.srt',
    );
    expect(source.text).toBe('We lost the harbour.\n\nWhen?\n\nIn March. On a Friday.');
    expect(placeOf(source, 'When')).toEqual({ time: 3500 });
    expect(speakerOf(source, 'the harbour')).toBe('LEE');
    expect(speakerOf(source, 'When')).toBe('WARD');
    expect(speakerOf(source, 'Friday')).toBe('LEE');
  });

  it('that roll up say everything once', async () => {
    const source = await read(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nwe lost the\n\n00:02.000 --> 00:02.010\nwe lost the\n \n\n' +
        '00:02.010 --> 00:03.000\nwe lost the\nharbour<00:02.500><c> in</c>\n\n00:03.000 --> 00:04.000\nharbour in\none night',
      'a.vtt',
    );
    expect(source.text).toBe('we lost the harbour in one night');
    expect(placeOf(source, 'harbour')).toEqual({ time: 2010 });
  });

  it('keep what was said twice', async () => {
    const source = await read(
      '1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:03,000\nNo.\n\n3\n00:00:05,000 --> 00:00:06,000\nNot at all.\n\n4\n00:00:08,000 --> 00:00:09,000\nNot at all.',
      'a.srt',
    );
    expect(source.text).toBe('No. No. Not at all. Not at all.');
  });

  it('leave nobody the turn after a change without a name', async () => {
    const source = await read(
      '1\n00:00:01,000 --> 00:00:02,000\n>> LEE: Yes.\n\n2\n00:00:02,000 --> 00:00:03,000\n>> Why?\n\n3\n00:00:03,000 --> 00:00:04,000\n>> LEE: Because.',
      'a.srt',
    );
    expect(source.text).toBe('Yes.\n\nWhy?\n\nBecause.');
    expect(speakerOf(source, 'Why')).toBeNull();
    expect(speakerOf(source, 'Because')).toBe('LEE');
  });

  it('without any time are damaged', async () => {
    await expect(read('WEBVTT\n\nwords', 'a.vtt')).rejects.toThrow('is damaged');
  });

  it('give sound text whatever stands in them', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '00:01.000 --> 00:02.000',
        '00:00:02,000 --> 00:00:04,000',
        '<v Lee>',
        '</v>',
        '- yes',
        '1',
      ),
      fc.string({ maxLength: 10 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), async (lines) => {
        const source = await read(`WEBVTT\n\n00:01.000 --> 00:02.000\nx\n${lines.join('\n')}`, 'a.vtt');
        expectSound(source);
      }),
    );
  });

  it('of a very long day take time in proportion', async () => {
    const cues = Array.from({ length: 100_000 }, (_, i) => `00:00:01.000 --> 00:00:02.000\nwords ${i}\n`);
    expect((await read(`WEBVTT\n\n${cues.join('\n')}`, 'a.vtt')).places.length).toBeGreaterThan(0);
  });
});
