const PRONOUN =
  /^(?:i|me|my|we|us|our|you|your|he|him|his|she|her|hers|it|its|they|them|their|(?:him|her|it|my)self|(?:them|our|your)selves)$/i;
const RELATIVE = /^(?:who|whom|whose|which|that)$/i;

/** What sort of words name a speaker: a name, a pronoun, a noun, or the pronoun of a relative clause. */
export function speakerTypeOf(words: string): 'named' | 'pronoun' | 'relative' | 'nominal' {
  if (RELATIVE.test(words)) return 'relative';
  if (PRONOUN.test(words)) return 'pronoun';
  const [beforeOf = ''] = words.split(/\s(?:of|for|from|in|at|to|with|who)\s/);
  return /(?:^|[\s“‘"'])\p{Lu}/u.test(
    beforeOf.replace(/^(?:The|A|An|His|Her|Their|One|Some|Another|Two)\b/, ''),
  )
    ? 'named'
    : 'nominal';
}
