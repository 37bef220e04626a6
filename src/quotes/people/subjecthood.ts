import type { Token } from '../grammar/token.ts';

/** Whether a name or nominal does what its sentence tells, as far as the words beside it show. */
export function isSubject(
  tokens: readonly Token[],
  { from, to, possessive }: { from: number; to: number; possessive: boolean },
): boolean {
  if (possessive) return false;
  let at = from - 1;
  // `The coroner, Dr Lee` and `the poet Lee`: the phrase begins before the name.
  while (
    at >= 0 &&
    from - at < 10 &&
    (isInside(tokens[at]!) || (tokens[at]!.tag === 'comma' && apposed(tokens, at)))
  )
    at--;
  const before = tokens[at];
  if (!before) return true;
  if (before.tag === 'cue') return isInverted(tokens, at);
  if (
    before.tag === 'preposition' ||
    before.tag === 'to' ||
    before.tag === 'verb' ||
    before.tag === 'participle'
  )
    return false;
  return before.tag !== 'auxiliary' || !endsClause(tokens[to]);
}

const isInside = ({ tag }: Token): boolean => tag === 'noun' || tag === 'determiner' || tag === 'possessive';

const apposed = (tokens: readonly Token[], comma: number): boolean => tokens[comma - 1]?.tag === 'noun';

/** `“We wait,” said Lee`: not `asked Lee`. */
function isInverted(tokens: readonly Token[], cue: number): boolean {
  let at = cue - 1;
  while (at >= 0 && (tokens[at]!.tag === 'adverb' || tokens[at]!.tag === 'comma')) at--;
  return at < 0 || tokens[at]!.tag === 'quoted' || tokens[at]!.tag === 'stop';
}

const endsClause = (token: Token | undefined): boolean =>
  token === undefined || token.tag === 'stop' || token.tag === 'comma';
