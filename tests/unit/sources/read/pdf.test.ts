import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../../src/sources/read/read-source.ts';
import { handWritten, pdf, type Write } from '../../../support/pdf.ts';
import { expectSound, placeOf, speakerOf } from '../../../support/source.ts';

const read = (bytes: Uint8Array) => readSource(bytes, 'report.pdf');

const LEFT = [
  'The harbour wall at Averley was built in',
  'the year of the great storm. It has held for',
  'ninety years, which is longer than the bud-',
  'get for its repair ever did. Nobody knows a',
  'well-',
  'known reason for that.',
];
const RIGHT = [
  'Stowe has two harbours and no wall. Ann',
  'Lee, who keeps the older one, says that she',
  'would not swap. The trust that owns it pays',
  'for a new gate every spring.',
];

describe('a PDF', () => {
  it('is read column by column, without its running heads and page numbers', async () => {
    const frame = (write: Write, number: number): void => {
      write(['Averley Harbour Trust: annual report'], { x: 180, y: 40, size: 8 });
      write([`Page ${number} of 3`], { x: 280, y: 800, size: 8 });
    };
    const source = await read(
      await pdf(
        (write) => {
          frame(write, 1);
          write(['A wall for Averley, and what became of the money that was set aside'], {
            x: 60,
            y: 90,
            size: 14,
          });
          write(LEFT, { x: 60, y: 120 });
          write(RIGHT, { x: 310, y: 120 });
        },
        (write) => {
          frame(write, 2);
          write(['The second page goes on about the gates.'], { x: 60, y: 120 });
        },
        (write) => {
          frame(write, 3);
          write(['The third page says what it all did cost'], { x: 60, y: 120 });
        },
      ),
    );
    expectSound(source);
    expect(source.text.split('\n\n')).toEqual([
      'A wall for Averley, and what became of the money that was set aside',
      'The harbour wall at Averley was built in the year of the great storm. It has held for ninety years, which is longer than the budget for its repair ever did. Nobody knows a well-known reason for that.',
      'Stowe has two harbours and no wall. Ann Lee, who keeps the older one, says that she would not swap. The trust that owns it pays for a new gate every spring.',
      'The second page goes on about the gates.',
      'The third page says what it all did cost',
    ]);
    expect(placeOf(source, 'A wall')).toEqual({ page: 1, line: 2 });
    expect(placeOf(source, 'budget')).toEqual({ page: 1, line: 5 });
    expect(placeOf(source, 'ever did')).toEqual({ page: 1, line: 6 });
    expect(placeOf(source, 'Stowe')).toEqual({ page: 1, line: 9 });
    expect(placeOf(source, 'second page')).toEqual({ page: 2, line: 2 });
  });

  it('parts paragraphs by space and by indent, and joins what runs over a page', async () => {
    const source = await read(
      await pdf(
        (write) => {
          write(['One line of the first paragraph, and', 'another of it that ends here now.'], {
            x: 60,
            y: 100,
          });
          write(['The second one stands under a white', 'line and is set like the first one.'], {
            x: 60,
            y: 142,
          });
          write(['The third is set in at its first line'], { x: 75, y: 166 });
          write(['and runs on over the end of the page'], { x: 60, y: 178 });
        },
        (write) => write(['to the one after it. So it does.'], { x: 60, y: 100 }),
      ),
    );
    expect(source.text.split('\n\n')).toEqual([
      'One line of the first paragraph, and another of it that ends here now.',
      'The second one stands under a white line and is set like the first one.',
      'The third is set in at its first line and runs on over the end of the page to the one after it. So it does.',
    ]);
    expect(placeOf(source, 'to the one')).toEqual({ page: 2, line: 1 });
  });

  it('gives the speakers of a transcript their turns', async () => {
    const source = await read(
      await pdf((write) =>
        write(
          [
            'COUNCILLOR LEE: We lost the harbour in one',
            'night.',
            'MR WARD: When?',
            'COUNCILLOR LEE: In March.',
          ],
          { x: 60, y: 100 },
        ),
      ),
    );
    expect(source.text).toBe('We lost the harbour in one night.\n\nWhen?\n\nIn March.');
    expect(speakerOf(source, 'When')).toBe('MR WARD');
    expect(placeOf(source, 'In March')).toEqual({ page: 1, line: 4 });
  });

  it('that counts its lines in the margin keeps the counts as places', async () => {
    const spoken = [
      'MR WARD: I call the harbourmaster.',
      'Q. Were you on the wall that night, as you',
      'told the inspector in your statement?',
      'A. I was.',
      'Q. Alone?',
      'A. There were two of us until the lamp',
      'went out, and then nobody could tell.',
      'Q. Thank you.',
      'A. Not at all.',
      'THE COURT: We rise until two.',
    ];
    const source = await read(
      await pdf((write) => {
        write(['Averley Harbour Enquiry, day three'], { x: 220, y: 40 });
        for (const [index, line] of spoken.entries()) {
          write([String(index + 1)], { x: 60, y: 100 + index * 24 });
          write([line], { x: 90, y: 100 + index * 24 });
        }
      }),
    );
    expect(source.text).toContain(
      'Were you on the wall that night, as you told the inspector in your statement?\n\nI was.',
    );
    expect(placeOf(source, 'I was')).toEqual({ page: 1, line: 4 });
    expect(speakerOf(source, 'went out')).toBe('A');
    expect(speakerOf(source, 'Alone')).toBe('Q');
    expect(speakerOf(source, 'We rise')).toBe('THE COURT');
  });

  it('has its ligatures taken apart', async () => {
    const source = await read(handWritten('BT /F1 12 Tf 60 700 Td (The \\001rst \\002ood) Tj ET'));
    expect(source.text).toBe('The first flood');
  });

  it('without text is a scan', async () => {
    await expect(
      read(await pdf((_, page) => page.drawRectangle({ x: 50, y: 50, width: 200, height: 200 }))),
    ).rejects.toThrow('it is a scan');
  });

  it('with a password is encrypted', async () => {
    const key = 'ab'.repeat(32);
    const locked = handWritten(
      'BT /F1 12 Tf 60 700 Td (words) Tj ET',
      `/ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${key}> /U <${key}> >>`,
    );
    await expect(read(locked)).rejects.toThrow('is encrypted: store a copy without a password');
  });

  it.each([10, 100, 400])('cut off after %i bytes is damaged', async (length) => {
    await expect(read(handWritten('BT ET').subarray(0, length))).rejects.toThrow(
      /^is damaged|^holds no text/,
    );
  });

  it('that unpacks without end is refused before it is read', async () => {
    const packed = deflateSync(Buffer.alloc(150_000_000, 0x20), { level: 1 });
    const bomb = Buffer.from(
      Buffer.from(handWritten('@'))
        .toString('latin1')
        .replace('/Length 1 >>', `/Length ${packed.length} /Filter /FlateDecode >>`)
        .replace('stream\n@', () => `stream\n${packed.toString('latin1')}`),
      'latin1',
    );
    await expect(read(bomb)).rejects.toThrow('unpacks to more');
  });

  it('leaves the bytes it was given as they are', async () => {
    const bytes = Buffer.from(await pdf((write) => write(['Words of some length.'], { x: 60, y: 100 })));
    const before = bytes.toString('hex');
    await read(bytes);
    expect(bytes.toString('hex')).toBe(before);
  });
});
