/** Words that British and American spelling part and no ending shows. */
const PAIRS: Readonly<Record<string, string>> = Object.fromEntries(
  `grey:gray greys:grays tyre:tire tyres:tires kerb:curb kerbs:curbs programme:program programmes:programs plough:plow
  ploughs:plows sceptic:skeptic sceptics:skeptics sceptical:skeptical moustache:mustache pyjamas:pajamas mum:mom mums:moms
  maths:math aluminium:aluminum jewellery:jewelry cosy:cozy draught:draft draughts:drafts manoeuvre:maneuver
  manoeuvres:maneuvers licence:license licences:licenses practise:practice practised:practiced practising:practicing
  fulfil:fulfill fulfils:fulfills enrol:enroll enrols:enrolls skilful:skillful wilful:willful instalment:installment
  instalments:installments sulphur:sulfur towards:toward whilst:while amongst:among learnt:learned burnt:burned
  dreamt:dreamed spelt:spelled cheque:check cheques:checks storey:story storeys:stories`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Endings in British spelling with the American ones; the letters in front are part of what they need. */
const ENDINGS: readonly [RegExp, string][] = [
  [/([a-z]{3})our(?=$|s$|ed$|ing$|able$|ful$|ite$|ites$|ly$|er$|ers$|hood$|hoods$|less$)/, '$1or'],
  [/([a-z]{3})is(?=e$|es$|ed$|ing$|er$|ers$|ation$|ations$)/, '$1iz'],
  [/([a-z]{2})lys(?=e$|es$|ed$|ing$|er$|ers$)/, '$1lyz'],
  [/([a-z]{2}[bt])re(?=$|s$)/, '$1er'],
  [/([a-z]{2})ogue(?=$|s$)/, '$1og'],
  [/([a-z]{2})(?:ence|ense)(?=$|s$)/, '$1ens'],
  [/([aeiou][a-z]*[ea])ll(?=ed$|ing$|er$|ers$|or$|ors$)/, '$1l'],
  [/ae|oe/, 'e'],
];

/** Whether two folded words are one in British and in American spelling. */
export const isSameSpelling = (one: string, other: string): boolean =>
  one !== other && one.length > 2 && american(one) === american(other);

function american(word: string): string {
  const known = PAIRS[word];
  if (known) return known;
  return ENDINGS.reduce((spelt, [ending, instead]) => spelt.replace(ending, instead), word);
}
