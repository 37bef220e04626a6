import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../support/sources.ts';
import { verificationsOf } from '../support/verdict.ts';
import { MUTATIONS } from './mutations.ts';
import { TEXTS, transcriptOf } from './texts.ts';

const CASES = MUTATIONS.flatMap((mutation) =>
  TEXTS.flatMap((text) => {
    const words = mutation.change(text.said, text);
    const spoken = mutation.spoken?.(text.said) ?? text.said;
    // A text that has nothing of the sort is no case.
    return words === null || (mutation.spoken && spoken === text.said)
      ? []
      : [{ mutation, text, words, spoken }];
  }),
);

describe('every mutation of every text', () => {
  it('is a suite of some size, and each mutation has texts to work on', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(120);
    for (const { name } of MUTATIONS)
      expect(CASES.filter(({ mutation }) => mutation.name === name).length, name).toBeGreaterThanOrEqual(3);
  });

  it.each(CASES.map((one) => [one.mutation.name, one.text.id, one] as const))(
    '%s: %s',
    async (_name, _id, { mutation, text, words, spoken }) => {
      const files = await sourceFiles({ 'sources/a.txt': transcriptOf({ ...text, said: spoken }) });
      const body = `“${words}” ${mutation.speaker ?? text.speaker} said.`;
      const [found] = verificationsOf(body, [{ file: 'sources/a.txt' }], files);
      expect(mutation.verdicts, `${words} — ${JSON.stringify(found?.changes)}`).toContain(found?.verdict);
    },
  );
});
