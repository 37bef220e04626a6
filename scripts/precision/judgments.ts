import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** What was judged by hand, and what was counted with it: places in a corpus, and not a word of its text. */
const judgmentsSchema = z.strictObject({
  measured: z.strictObject({
    corpus: z.string(),
    articles: z.int(),
    findings: z.int(),
    perArticle: z.strictObject({ median: z.int(), ninetieth: z.int(), most: z.int() }),
    styleInQuotations: z.int(),
    editsInQuotations: z.int(),
    rules: z.record(z.string(), z.int()),
    silent: z.array(z.string()),
  }),
  samples: z.array(
    z.strictObject({
      /** `all`: from all findings alike; `severity`, `rule`: so many of each severity, of each rule. */
      drawn: z.enum(['all', 'severity', 'rule']),
      seed: z.int(),
      judged: z.array(
        z.strictObject({
          article: z.string(),
          /** Offsets in the article of the corpus, in UTF-16 units; the end is exclusive. */
          start: z.int(),
          end: z.int(),
          rule: z.string(),
          severity: z.enum(['error', 'warning', 'note', 'review']),
          right: z.boolean(),
          /** Why it is wrong. */
          why: z.string().optional(),
        }),
      ),
    }),
  ),
});

export type Judgments = z.infer<typeof judgmentsSchema>;
export type Judged = Judgments['samples'][number]['judged'][number];

/** Reads the judgments that the project keeps. */
export function readJudgments(): Judgments {
  const path = join(import.meta.dirname, 'judgments.json');
  return judgmentsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
