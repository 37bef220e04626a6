/**
 * Words that may not differ, whatever the rest looks like: a negation, a number, a modal, a quantifier, a unit, a
 * date. Names are told by their capital (see `difference.ts`).
 */
const CLASSES: Readonly<Record<string, string>> = {
  negation: `not no never none nobody nothing neither nor without nowhere hardly barely scarcely`,
  modal: `will would shall should can could may might must ought`,
  quantifier: `all every each most many much more less fewer few some any several both half only always often sometimes
    usually rarely seldom almost nearly about around roughly approximately twice least exactly`,
  unit: `percent cent pound pounds dollar dollars euro euros pence penny mile miles kilometre kilometres kilometer
    kilometers metre metres meter meters foot feet inch inches yard yards acre acres hectare hectares tonne tonnes ton tons
    kilo kilos kilogram kilograms gram grams litre litres liter liters degree degrees second seconds minute minutes hour
    hours day days week weeks fortnight month months year years decade decades century centuries km kg mph kph mm cm % £ $ € ¥`,
  date: `monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december today yesterday tomorrow tonight`,
  number: `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
    millions billion billions trillion dozen dozens third quarter first fourth fifth bn m k`,
};

const KINDS = new Map<string, string>();
for (const [kind, list] of Object.entries(CLASSES))
  for (const word of list.trim().split(/\s+/)) if (!KINDS.has(word)) KINDS.set(word, kind);

const CONTRACTED: Readonly<Record<string, readonly string[]>> = {
  "won't": ['will', 'not'],
  "can't": ['can', 'not'],
  cannot: ['can', 'not'],
  "shan't": ['shall', 'not'],
  "ain't": ['not'],
};

/** The parts of a contraction that carry meaning: `don't` is not, `I'll` is will. */
function spelledOut(word: string): readonly string[] {
  const known = CONTRACTED[word];
  if (known) return known;
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not'];
  if (word.endsWith("'ll")) return [word.slice(0, -3), 'will'];
  return [word];
}

/** What of a folded word may not change, in one spelling: `not`, `15`, `may`; nothing for any other word. */
export function criticalParts(folded: string): string[] {
  return spelledOut(folded).flatMap((word) => {
    if (/^\d/.test(word)) return [word];
    return KINDS.has(word) ? [word] : [];
  });
}

/** What sort of meaning a folded word carries, for a message: `number`, `negation`; null for any other. */
export function meaningOf(folded: string): string | null {
  for (const word of spelledOut(folded)) {
    if (/^\d/.test(word)) return 'number';
    const kind = KINDS.get(word);
    if (kind) return kind;
  }
  return null;
}
