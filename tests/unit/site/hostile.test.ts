import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { dangers, jsonLdOf } from './html.ts';
import { build, PNG, textOf, written } from './site-support.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" autofocus onfocus="alert(1)',
  '<svg/onload=alert(1)>',
  '<!--<script>',
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  '{{ site | json }}{% raw %}<script>alert(1)</script>',
  '{% include "x" %}',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#x6A;avascript:alert(1)',
  '<a href="javascript:alert(1)">x</a>',
  '<base href="//evil.example/">',
  '<style>*{display:none}</style>',
  '\u2028alert(1)\u2029',
  '\ud800 half a letter',
  '\u0000\u0008\u001b',
  '$& $` $1 \\u003cscript',
  '__proto__',
];

/** One string in every text field that reaches a page, and in those that should not. */
const frontMatter = (text: string): string =>
  stringify({
    id: text,
    type: 'opinion',
    headline: text,
    seo_title: text,
    social_title: text,
    standfirst: text,
    slug: 'story',
    section: text,
    tags: [text],
    byline: [
      { name: text, role: text, profile: text, email: text },
      { name: text, pseudonym: text },
    ],
    dateline: { place: text },
    canonical: text,
    images: [
      { file: 'media/a.png', alt: text, caption: text, credit: text, licence: text, licence_url: text },
      { file: `media/${text}.png`, alt: text },
      { file: text },
    ],
    corrections: [{ kind: 'correction', at: '2026-11-24T09:00:00Z', was: text, now: text, by: text }],
    ai_use: { label: text },
    interests: text,
    paid: { by: text, label: text },
    label: text,
    author_bio: text,
  });

const markdown = (text: string): string => {
  const url = text.replace(/[<>\n]/g, '');
  return [
    text,
    `# ${text}`,
    `Words ${text} words.`,
    `[${text}](<${url}>) <${url}> [x](${url} "${url}") [r]`,
    `![${text}](<${url}> "${text}") ![${text}](media/a.png "${text}")`,
    `[r]: <${url}>`,
    `:::opinion[${text}]\n${text}\n:::`,
    `:::${text}\n${text}\n:::`,
    `| ${text} |\n| --- |\n| ${text} |`,
    `~~~${text}\n${text}\n~~~`,
    `- [x] ${text}`,
    `> ${text}[^1]\n\n[^1]: ${text}`,
  ].join('\n\n');
};

/** How many descriptions for search engines a page has. */
function dataOf(path: string): number {
  if (path.endsWith('/story/index.html')) return 2;
  return path.startsWith('authors/') ? 1 : 0;
}

async function checkSafe(text: string): Promise<void> {
  const item = written({ front: frontMatter(text), body: markdown(text) });
  const site = await build([item], {
    settings: { name: text.trim() || 'x', description: text, sections: [text] },
    media: { 'media/a.png': PNG },
  });
  for (const { path } of site.files.filter((file) => file.path.endsWith('.html'))) {
    const html = textOf(site, path);
    expect({ path, dangers: dangers(html) }).toEqual({ path, dangers: [] });
    expect(jsonLdOf(html)).toHaveLength(dataOf(path));
  }
  for (const { path } of site.files.filter((file) => file.path.endsWith('.xml'))) {
    const xml = textOf(site, path);
    expect(XMLValidator.validate(xml)).toBe(true);
    expect([...xml].filter((char) => char < ' ' && !'\t\n\r'.includes(char))).toEqual([]);
  }
  expect(dangers(feedHtml(textOf(site, 'feed.xml')))).toEqual([]);
}

/** The articles of a feed as a reader's program would show them. */
function feedHtml(xml: string): string {
  const [, encoded = ''] = /<content:encoded>([\s\S]*?)<\/content:encoded>/.exec(xml)!;
  const marks: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return encoded.replace(/&(?:lt|gt|quot|amp);/g, (mark) => marks[mark]!);
}

describe('hostile words in every field and in the body', () => {
  test.each(HOSTILE)('%j runs nothing', (text) => checkSafe(text));

  test('nor do they in any mixture', async () => {
    const parts = fc.constantFrom(
      ...HOSTILE,
      '\n',
      ' ',
      '"',
      "'",
      '<',
      '>',
      '&',
      '`',
      '[',
      '](',
      ')',
      ':::',
      '|',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { minLength: 1, maxLength: 5 }), (list) => checkSafe(list.join(''))),
      { numRuns: 60 },
    );
  });

  test('the search for dangers finds them', () => {
    const html = '<a href="java&#9;script:x">a</a><img onerror=x><script>x</script><p style="x">';
    expect(dangers(html)).toEqual(['a: href=javascript:x', 'img: onError', 'script: script', 'p: style']);
  });

  test('a headline of braces is shown as it is', async () => {
    const front = stringify({ headline: '{{ site.name }} {% if x %}', slug: 'story', section: 'Council' });
    const html = textOf(await build([written({ front })]), 'council/story/index.html');
    expect(html).toContain('<h1 class="headline">{{ site.name }} {% if x %}</h1>');
  });
});
