import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteLines } from '../../../src/text/lines.ts';

/** The lines of some chunks; null for one that was too long. */
async function linesOf(chunks: readonly Buffer[], limit = 1 << 20): Promise<(string | null)[]> {
  async function* stream() {
    yield* chunks;
  }
  const lines: (string | null)[] = [];
  for await (const { number, bytes } of byteLines(stream(), limit)) {
    expect(number).toBe(lines.length + 1);
    lines.push(bytes?.toString('utf8') ?? null);
  }
  return lines;
}

/** Cuts bytes at the given places, characters of several bytes included. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const cuts = [...places.map((place) => place % (bytes.length + 1)), 0, bytes.length].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => bytes.subarray(cuts[i]!, end));
}

const line = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ''));
const lines = fc.array(line, { maxLength: 20 });
const places = fc.array(fc.nat(), { maxLength: 20 });

test('any chunking of any lines gives the same lines', async () => {
  await fc.assert(
    fc.asyncProperty(lines, places, fc.boolean(), async (wanted, at, ended) => {
      const text = wanted.join('\n') + (ended && wanted.length > 0 ? '\n' : '');
      const last = ended || wanted.at(-1) !== '' ? wanted : wanted.slice(0, -1);
      const expected = last.map((one) => Buffer.from(one).toString());
      expect(await linesOf(cut(Buffer.from(text), at))).toEqual(expected);
    }),
  );
});

test('a line past the limit is null wherever it is cut, and the others stay', async () => {
  await fc.assert(
    fc.asyncProperty(lines, places, fc.integer({ min: 0, max: 12 }), async (wanted, at, limit) => {
      const expected = wanted.map((one) =>
        Buffer.byteLength(one) > limit ? null : Buffer.from(one).toString(),
      );
      const text = wanted.map((one) => `${one}\n`).join('');
      expect(await linesOf(cut(Buffer.from(text), at), limit)).toEqual(expected);
    }),
  );
});

test('a line in very many pieces costs what it is long', async () => {
  const pieces = Array.from({ length: 200_000 }, () => Buffer.from('x'));
  const [only] = await linesOf(pieces);
  expect(only).toHaveLength(200_000);
});
