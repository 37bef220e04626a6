import { describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { sourceFiles } from '../../support/sources.ts';
import { LIFTED_PAIRS, type LiftedPair } from './lifted-pairs.ts';

const HEAD =
  '---\nid: a\ntype: news\nsources:\n  - {id: handout, kind: release, file: sources/handout.txt}\n---\n';

async function findings({ release, paragraphs }: LiftedPair, head = HEAD) {
  const text = head + paragraphs.map(([, paragraph]) => paragraph).join('\n\n');
  return check({
    files: [{ path: 'a.md', text }],
    sourceFiles: await sourceFiles({ 'sources/handout.txt': release }),
    now: new Date('2026-11-24T09:00:00Z'),
  }).findings.filter(({ rule }) => rule === 'sources/lifted-passage');
}

/** The paragraphs in which a passage is shown as lifted. */
async function lifted(pair: LiftedPair): Promise<string[]> {
  const text = HEAD + pair.paragraphs.map(([, paragraph]) => paragraph).join('\n\n');
  const starts = (await findings(pair))
    .filter(({ severity }) => severity !== 'error')
    .map(({ start }) => start.offset);
  return pair.paragraphs
    .map(([, paragraph]) => paragraph)
    .filter((paragraph) =>
      starts.some((at) => at >= text.indexOf(paragraph) && at < text.indexOf(paragraph) + paragraph.length),
    );
}

describe('stories made from a release', () => {
  it.each(LIFTED_PAIRS.map((pair) => [pair.name, pair] as const))('%s', async (_, pair) => {
    const copied = pair.paragraphs.filter(([isCopied]) => isCopied).map(([, paragraph]) => paragraph);
    expect(await lifted(pair)).toEqual(copied);
  });

  it('says where in the release the words stand, and how many they are', async () => {
    const [finding] = (await findings(LIFTED_PAIRS[2]!)).filter(({ severity }) => severity === 'warning');
    expect(finding!.message).toBe(
      '“dividend of 3.2p a share and expects the … over the Christmas period”: 26 words here stand word for word in release handout, line 5. Quote them, credit them, or write them anew.',
    );
  });

  it('makes an error of a release that supplies a fifth of the copy, unless the copy says so', async () => {
    const ward = LIFTED_PAIRS[3]!;
    const errors = async (pair: LiftedPair, head?: string) =>
      (await findings(pair, head)).filter(({ severity }) => severity === 'error');
    expect((await errors(ward))[0]!.message).toMatch(
      /^100% of this copy comes word for word from release handout, and nothing says so\./,
    );
    const told = {
      ...ward,
      paragraphs: [...ward.paragraphs, [false, 'The hospital announced it in a press release.']],
    };
    expect(await errors(told as LiftedPair)).toEqual([]);
    expect(
      await errors(ward, HEAD.replace('---\nid', '---\ndisclosure: From a release of the trust.\nid')),
    ).toEqual([]);
    expect(await errors(ward, HEAD.replace('kind: release', 'kind: document'))).toEqual([]);
  });

  it('gives nothing of a confidential source away', async () => {
    const ward = LIFTED_PAIRS[3]!;
    const head = HEAD.replace('id: handout, kind: release', 'id: handout, kind: release, confidential: true');
    const said = JSON.stringify(
      (await findings(ward, head)).map(({ message, related }) => [
        message,
        related.map((one) => one.message),
      ]),
    );
    expect(said).toContain('a confidential source');
    expect(said).not.toMatch(/handout|release handout|line \d|stroke|gym|fifty miles/);
  });
});
