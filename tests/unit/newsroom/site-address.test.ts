import { expect, test } from 'vitest';
import { configSchema } from '../../../src/newsroom/config.ts';

const read = (url: string) => configSchema.safeParse({ name: 'The Courier', url });

test.each([
  ['https://courier.example', 'https://courier.example'],
  ['https://courier.example/', 'https://courier.example'],
  ['https://courier.example/news/', 'https://courier.example/news'],
  ['HTTPS://Courier.Example/News', 'https://courier.example/News'],
  ['https://bücher.example/päth', 'https://xn--bcher-kva.example/p%C3%A4th'],
  ['https://courier.example/our news', 'https://courier.example/our%20news'],
  ['https://courier.example/p%C3%A4th', 'https://courier.example/p%C3%A4th'],
  ['https://courier.example/?', 'https://courier.example'],
  ['http://courier.example:8080/a/../b', 'http://courier.example:8080/b'],
])('the address %s is kept as programs that read feeds and sitemaps know it', (written, kept) => {
  expect(read(written).data?.url).toBe(kept);
});

test.each([
  'courier.example',
  'ftp://courier.example',
  'https://',
  'https://courier.example/?x=1',
  'https://ann@courier.example',
])('%s is no address of a site', (written) => {
  expect(read(written).error!.issues[0]!.path).toEqual(['url']);
});
