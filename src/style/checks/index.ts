import { capitalization } from './capitalization.ts';
import type { CheckKind } from './check-kind.ts';
import { conditional } from './conditional.ts';
import { consistency } from './consistency.ts';
import { existence } from './existence.ts';
import { metric } from './metric.ts';
import { occurrence } from './occurrence.ts';
import { readability } from './readability.ts';
import { repetition } from './repetition.ts';
import { sequence } from './sequence.ts';
import { spelling } from './spelling.ts';
import { substitution } from './substitution.ts';

/** What `extends:` may name. */
export const CHECK_KINDS: Readonly<Record<string, CheckKind>> = {
  existence,
  substitution,
  occurrence,
  repetition,
  consistency,
  conditional,
  capitalization,
  metric,
  readability,
  spelling,
  sequence,
};
