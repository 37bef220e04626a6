import { describe, expect, it } from 'vitest';
import { expectSound, placeOf, read, speakerOf } from '../../../support/source.ts';

const PAGE = `<!doctype html><html><head><title>Averley Post</title><style>p { color: red }</style></head><body>
<header><p>Averley Post</p></header><nav><ul><li>Home</ul></nav>
<main><h1>Harbour&nbsp;hearing</h1>
<p>Held in <em>Averley</em> &amp; Stowe<script>var x = "<p>no</p>";</script>.
<p><strong>LEE:</strong> We lost it.<br>All of it.
<p hidden>Not shown</p>
<p><b>WARD:</b> When?</p>
Loose words<br><br>more words
<h2>Afternoon</h2>
<table><tr><td>One<td>Two</table>
<form><p>Sign up</p></form></main><footer><p>Copyright</p></footer></body></html>`;

describe('a page', () => {
  it('gives its copy, paragraph by paragraph', async () => {
    const source = await read(PAGE, 'page.html');
    expectSound(source);
    expect(source.text.split('\n\n')).toEqual([
      'Harbour hearing',
      'Held in Averley & Stowe.',
      'We lost it. All of it.',
      'When?',
      'Loose words',
      'more words',
      'Afternoon',
      'One',
      'Two',
    ]);
    expect(placeOf(source, 'We lost')).toEqual({ paragraph: 3 });
    expect(placeOf(source, 'Two')).toEqual({ paragraph: 9 });
    expect(speakerOf(source, 'All of it')).toBe('LEE');
    expect(speakerOf(source, 'more words')).toBe('WARD');
    expect(speakerOf(source, 'Afternoon')).toBeNull();
  });

  it('nested without end is refused', async () => {
    await expect(read('<div>'.repeat(100_000), 'a.html')).rejects.toThrow('nested');
  });

  it('made of loose ends takes no afternoon', async () => {
    const loose = `${'<b x="1">y</i>'.repeat(1000)}${'</q>'.repeat(500_000)}words`;
    expect((await read(loose, 'a.html')).text).toContain('words');
  });

  it('without words is refused', async () => {
    await expect(read('<p><img src="a.png">', 'a.html')).rejects.toThrow('holds no text');
  });
});
