import { expect, test } from 'vitest';
import { objectUrl } from '../../../src/hosts/s3/address.ts';

const at = (endpoint: string, pathStyle: boolean) => ({ endpoint: new URL(endpoint), pathStyle });

test.each([
  ['https://s3.example.org', true, 'a b/c+d.txt', 'https://s3.example.org/post/a%20b/c%2Bd.txt'],
  ['https://s3.example.org', false, "it's/(1).txt", 'https://post.s3.example.org/it%27s/%281%29.txt'],
  ['https://s3.example.org/storage/v1/s3/', true, 'a', 'https://s3.example.org/storage/v1/s3/post/a'],
  ['https://s3.example.org', true, '%2e%2e/...', 'https://s3.example.org/post/%252e%252e/...'],
  ['https://s3.example.org', true, '', 'https://s3.example.org/post'],
  ['https://s3.example.org:9000', false, '', 'https://post.s3.example.org:9000/'],
])('%s, path style %s, %j', (endpoint, pathStyle, key, url) => {
  expect(objectUrl(at(endpoint, pathStyle), 'post', key).href).toBe(url);
});
