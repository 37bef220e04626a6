import { expect, test } from 'vitest';
import { answerLines, type LineProblem } from '../../../src/quotes/jsonl.ts';

async function answers(lines: readonly (string | Buffer)[], limit?: number) {
  const problems: LineProblem[] = [];
  async function* stream() {
    for (const line of lines) yield Buffer.concat([Buffer.from(line), Buffer.from('\n')]);
  }
  const ids: unknown[] = [];
  for await (const answer of answerLines(stream(), (problem) => problems.push(problem), limit))
    ids.push(JSON.parse(answer).id);
  return { ids, problems: problems.map(({ line, message }) => `${line} ${message}`) };
}

const good = (id: unknown) => JSON.stringify({ id, text: 'The ferry is back.' });

test.each([
  ['not json', 'is not JSON'],
  ['{"id":1,"text":"cut of', 'is not JSON'],
  ['[1]', 'is not an object with "id" and "text"'],
  ['null', 'is not an object with "id" and "text"'],
  ['"text"', 'is not an object with "id" and "text"'],
  ['{"text":"x"}', 'has no "id"'],
  ['{"id":null,"text":"x"}', 'has no "id"'],
  ['{"id":{},"text":"x"}', 'has an "id" that is neither text nor a number'],
  ['{"id":12345678901234567890,"text":"x"}', 'more digits than can be kept'],
  ['{"id":1}', 'has no "text"'],
  ['{"id":1,"text":7}', 'has a "text" that is not text'],
  [Buffer.from([0x7b, 0xff, 0x7d]), 'is not UTF-8'],
])('%s is reported, and the rest go on', async (bad, message) => {
  const { ids, problems } = await answers([good('a'), bad, good('b')]);
  expect(ids).toEqual(['a', 'b']);
  expect(problems).toEqual([expect.stringContaining(message)]);
  expect(problems[0]).toMatch(/^2 /);
});

test('empty lines, Windows line ends, byte order marks and an id given twice are no problem', async () => {
  const lines = [`\uFEFF${good(1)}`, '', '  \r', `${good(1)}\r`, `\uFEFF${good('x')}`, '\uFEFF'];
  expect(await answers(lines)).toEqual({ ids: [1, 1, 'x'], problems: [] });
});

test('a line that is too long is left out', async () => {
  const limit = 1 << 20;
  const { ids, problems } = await answers([good(1), good('x'.repeat(limit)), good(2)], limit);
  expect(ids).toEqual([1, 2]);
  expect(problems).toEqual(['2 is longer than 1 MB']);
});

test('offsets are those of the text, and a terminal can show the answer', async () => {
  const text = '🎉 “We missed her,” said Tom \u009BGray. It rained.';
  async function* stream() {
    yield Buffer.from(`${JSON.stringify({ id: '\u202E', text })}\n`);
  }
  for await (const answer of answerLines(stream(), () => {})) {
    expect(answer).not.toMatch(/[\u007F-\u009F\u202A-\u202E]/);
    const { id, quotes } = JSON.parse(answer);
    expect(id).toBe('\u202E');
    expect(text.slice(quotes[0].start, quotes[0].end)).toBe('“We missed her,”');
  }
});
