import { describe, expect, it } from 'vitest';
import { fromHtml, paragraphs, readBack } from './pages.ts';

const COPY = '<p>The bridge at Thornwick will close for a month from Monday, the county council said.</p>';

describe('the copy of a page', () => {
  const body = (html: string) =>
    fromHtml(`<h1>Bridge shuts</h1>${COPY}${html}`).body.split('\n\n').slice(1).join('\n\n').trim();

  it.each([
    ['<p>#1 * _x_ [a](b) `c` <b>d</b></p>', '\\#1 \\* \\_x\\_ [a]\\(b) \\`c\\` **d**'],
    ['<p>1. First</p>', '1\\. First'],
    ['<p>:::opinion[x]</p>', '\\:::opinion\\[x]'],
    ['<p>He [the mayor] said [sic].</p>', 'He [the mayor] said [sic].'],
    ['<blockquote><p>Words</p></blockquote>', '> Words'],
    [
      '<p>a_b@marram.example and https://marram.example/a_b</p>',
      '<a_b@marram.example> and <https://marram.example/a_b>',
    ],
    ['<p>a@mar_ram.example</p>', '[a@mar_ram.example](mailto:a%40mar_ram.example)'],
    ['<p><a href="javascript:alert(1)">Words</a> <a name="x">here</a></p>', 'Words here'],
    ['<p><b>Bold </b><b><b>twice</b></b> over</p>', '**Bold** **twice** over'],
    ['<h1>Second</h1>', '## Second'],
    ['<p>a&amp;amp;b</p>', 'a\\&amp;b'],
  ])('is written so that %s stays itself', (html, markdown) => expect(body(html)).toBe(markdown));

  it('keeps a paragraph in which furniture is named, whatever its class', () => {
    const prose =
      'Comments on the plan closed on Friday, when the council had heard from ninety people in all.';
    expect(body(`<p class="comments">${prose}</p>`)).toBe(prose);
  });

  it('keeps tables with their captions', () => {
    const article = readBack(
      fromHtml(
        `<h1>Fares</h1>${COPY}<table><caption>Fares now</caption><tr><th>To<th>Pounds<tr><td>A | b<td>2</table>`,
      ),
    );
    expect(paragraphs(article).slice(1)).toEqual(['Fares now', 'To', 'Pounds', 'A | b', '2']);
  });

  it('finds the address of an image that waits for a script, and never writes image data', () => {
    expect(body('<img src="data:image/gif;base64,R0" data-src="/a.jpg" alt="x">')).toBe('![x](/a.jpg)');
    const inline = fromHtml(`<h1>Bridge shuts</h1>${COPY}<img src="data:image/gif;base64,R0lGOD" alt="x">`);
    expect(inline.body).toContain('![x]()');
    expect(inline.dropped[0]?.reason).toContain('inside the page');
  });
});
