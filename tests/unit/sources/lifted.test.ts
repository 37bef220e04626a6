import { describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { sourceFiles } from '../../support/source-files.ts';
import { LIFTED_PAIRS, type LiftedPair } from './lifted-pairs.ts';

const HEAD =
  '---\nid: a\ntype: news\nsources:\n  - {id: handout, kind: release, file: sources/handout.txt}\n---\n';

function findings({ release, paragraphs }: LiftedPair, head = HEAD) {
  const text = head + paragraphs.map(([, paragraph]) => paragraph).join('\n\n');
  return check({
    files: [{ path: 'a.md', text }],
    sourceFiles: sourceFiles({ 'sources/handout.txt': release }),
    now: new Date('2026-11-24T09:00:00Z'),
  }).findings.filter(({ rule }) => rule === 'sources/lifted-passage');
}

/** The paragraphs in which a passage is shown as lifted. */
function lifted(pair: LiftedPair): string[] {
  const text = HEAD + pair.paragraphs.map(([, paragraph]) => paragraph).join('\n\n');
  const starts = findings(pair)
    .filter(({ severity }) => severity !== 'error')
    .map(({ start }) => start.offset);
  return pair.paragraphs
    .map(([, paragraph]) => paragraph)
    .filter((paragraph) =>
      starts.some((at) => at >= text.indexOf(paragraph) && at < text.indexOf(paragraph) + paragraph.length),
    );
}

describe('stories made from a release', () => {
  it.each(LIFTED_PAIRS.map((pair) => [pair.name, pair] as const))('%s', (_, pair) => {
    const copied = pair.paragraphs.filter(([isCopied]) => isCopied).map(([, paragraph]) => paragraph);
    expect(lifted(pair)).toEqual(copied);
  });

  it('says where in the release the words stand, and how many they are', () => {
    const [finding] = findings(LIFTED_PAIRS[2]!).filter(({ severity }) => severity === 'warning');
    expect(finding!.message).toBe(
      '“dividend of 3.2p a share and expects the … over the Christmas period”: 26 words here stand word for word in release handout, line 5. Quote them, credit them, or write them anew.',
    );
  });

  it('makes an error of a release that supplies a fifth of the copy, unless the copy says so', () => {
    const ward = LIFTED_PAIRS[3]!;
    const errors = (pair: LiftedPair, head?: string) =>
      findings(pair, head).filter(({ severity }) => severity === 'error');
    expect(errors(ward)[0]!.message).toMatch(
      /^100% of this copy comes word for word from release handout, and nothing says so\./,
    );
    const told = {
      ...ward,
      paragraphs: [...ward.paragraphs, [false, 'The hospital announced it in a press release.']],
    };
    expect(errors(told as LiftedPair)).toEqual([]);
    expect(
      errors(ward, HEAD.replace('---\nid', '---\ndisclosure: From a release of the trust.\nid')),
    ).toEqual([]);
    expect(errors(ward, HEAD.replace('kind: release', 'kind: document'))).toEqual([]);
  });

  it('gives nothing of a confidential source away', () => {
    const ward = LIFTED_PAIRS[3]!;
    const head = HEAD.replace('id: handout, kind: release', 'id: handout, kind: release, confidential: true');
    const said = JSON.stringify(
      findings(ward, head).map(({ message, related }) => [message, related.map((one) => one.message)]),
    );
    expect(said).toContain('a confidential source');
    expect(said).not.toMatch(/handout|release handout|line \d|stroke|gym|fifty miles/);
  });
});
