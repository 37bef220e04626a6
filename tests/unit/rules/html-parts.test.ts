import { expect, test } from 'vitest';
import { htmlParts } from '../../../src/rules/html-parts.ts';

test.each([
  ['<p>The bridge is <b>shut</b>.</p>', 'The bridge is shut .', false],
  ['<td>Adult</td><td>£4</td>', 'Adult £4', false],
  ['<!-- <img src="a.png"> ask Ann -->', '', false],
  ['<!-- never closed <p>words', '', false],
  ['<p>before</p><!-- x --><p>behind</p>', 'before behind', false],
  ['<script>let a = "<p>words</p>"</script>', '', true],
  ['<STYLE>p { color: red }</STYLE>words', 'words', false],
  ['<script>never closed', '', true],
  ['<iframe src="https://example.org/map"></iframe>', '', true],
  ['<img src="a.png" alt="A bridge">', '', true],
  ['<div class="wide"', '', false],
  ['</div>', '', false],
])('%j', (html, words, shows) => expect(htmlParts(html)).toEqual({ words, shows }));

test('takes a time that grows with the text, whatever was pasted', () => {
  for (const piece of ['<!--', '<', '<script>', '</', '<p', '<style>x'])
    expect(htmlParts(piece.repeat(200_000)).words.length).toBeLessThan(2_000_000);
});
