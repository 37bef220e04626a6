import { describe, expect, it } from 'vitest';
import { fromText, paragraphs, readBack } from './pages.ts';

const COPY = 'The bridge at Thornwick will close for a month from Monday, the county council said.';
const MORE = 'Drivers will be sent by way of Marram, which adds nine miles to the journey.';
const page = (...blocks: string[]): string => blocks.join('\n\n');

describe('images', () => {
  const images = (...blocks: string[]) =>
    readBack(fromText(page('Thornwick bridge shuts', COPY, ...blocks, MORE))).images;

  it.each(['vio', 'image', '[image]', 'IMG_1234.jpg', 'Photo', 'thornwick-bridge.webp'])(
    'stand where "%s" stood',
    (token) => {
      expect(images(token).map((image) => image.alt.replace(/\\/g, ''))).toEqual([token]);
    },
  );

  it('take a longer word only when it comes back', () => {
    expect(images('placeholder')).toEqual([]);
    expect(images('placeholder', COPY, 'placeholder')).toHaveLength(2);
  });

  it('keep the credit below them as their title', () => {
    const [image] = images('vio', 'Picture: Jo "Flash" Bloggs');
    expect(image).toMatchObject({ alt: 'vio', url: '', title: 'Picture: Jo "Flash" Bloggs' });
  });

  it('leave a credit without an image in the copy', () => {
    const article = readBack(fromText(page('Thornwick bridge shuts', COPY, 'Picture: Jo Bloggs')));
    expect(paragraphs(article)).toEqual([COPY, 'Picture: Jo Bloggs']);
  });

  it('are no words with a mark or a second word', () => {
    expect(images('vio.', 'so it', 'Reed')).toEqual([]);
  });
});
