/** The forms of one verb; those with more than one accepted spelling list them all. */
export interface Forms {
  base: string;
  present: string;
  past: readonly string[];
  participle: readonly string[];
  ing: readonly string[];
}

/** What the rules of spelling get wrong: lemma, past, past participle; a slash parts equal variants. */
const IRREGULAR_TABLE = `awake awoke awoken|bear bore borne|befall befell befallen|begin began begun
beseech beseeched/besought beseeched/besought|bespeak bespoke bespoken|bet bet/betted bet/betted|bid bid/bade bid/bidden
bite bit bitten|bleed bled bled|blow blew blown|break broke broken|bring brought brought
broadcast broadcast/broadcasted broadcast/broadcasted|build built built|burn burned/burnt burned/burnt|burst burst burst
buy bought bought|cast cast cast|catch caught caught|chide chided/chid chided/chidden/chid|cling clung clung|come came come
cut cut cut|deal dealt dealt|dig dug dug|dive dived/dove dived|do did done|draw drew drawn|dream dreamed/dreamt dreamed/dreamt
drive drove driven|eat ate eaten|fall fell fallen|feel felt felt|fight fought fought|find found found|fling flung flung|fly flew flown
forbid forbade/forbad forbidden|forecast forecast/forecasted forecast/forecasted|foresee foresaw foreseen|foretell foretold foretold
forget forgot forgotten/forgot|forswear forswore forsworn|gainsay gainsaid gainsaid|get got got/gotten|ghostwrite ghostwrote ghostwritten
co-write co-wrote co-written|give gave given|go went gone|grind ground ground|have had had|hear heard heard|hit hit hit|hold held held
keep kept kept|know knew known|lay laid laid|lead led led|lean leaned/leant leaned/leant|leap leaped/leapt leaped/leapt
learn learned/learnt learned/learnt|leave left left|lend lent lent|let let let|light lit/lighted lit/lighted|make made made
mean meant meant|misread misread misread|partake partook partaken|plead pleaded/pled pleaded/pled|prove proved proved/proven
put put put|quit quit/quitted quit/quitted|read read read|recast recast recast|retell retold retold|rewrite rewrote rewritten
ring rang rung|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent
set set set|shake shook shaken|shoot shot shot|show showed shown/showed|shut shut shut|sing sang sung|sling slung slung|speak spoke spoken
spell spelled/spelt spelled/spelt|spill spilled/spilt spilled/spilt|spin spun spun|spit spat/spit spat/spit|stand stood stood
stick stuck stuck|strike struck struck|swear swore sworn|take took taken|teach taught taught|tear tore torn
telecast telecast telecast|tell told told|think thought thought|throw threw thrown|typecast typecast typecast
undercut undercut undercut|understand understood understood|undertake undertook undertaken|uphold upheld upheld|weep wept wept
withdraw withdrew withdrawn|withhold withheld withheld|write wrote written|podcast podcast/podcasted podcast/podcasted
misunderstand misunderstood misunderstood|overhear overheard overheard|wind wound wound|rise rose risen`;

const IRREGULAR_LINES = `|${IRREGULAR_TABLE.replaceAll('\n', '|')}|`;

/** The part of the table for one verb, or undefined if it is regular: past and participle, with their variants. */
function irregular(lemma: string): string[][] | undefined {
  const at = IRREGULAR_LINES.indexOf(`|${lemma} `);
  if (at < 0) return undefined;
  const start = at + lemma.length + 2;
  const forms = IRREGULAR_LINES.slice(start, IRREGULAR_LINES.indexOf('|', start)).split(' ');
  return forms.map((form) => form.split('/'));
}

const NO_LEMMAS: readonly string[] = [];

/** The verbs that have a word as one of their irregular forms. */
export function irregularLemmas(form: string): readonly string[] {
  if (form === '') return NO_LEMMAS;
  if (form === 'has') return ['have'];
  let lemmas: string[] | null = null;
  for (let at = IRREGULAR_LINES.indexOf(form); at >= 0; at = IRREGULAR_LINES.indexOf(form, at + 1)) {
    const end = at + form.length;
    if (!' /'.includes(IRREGULAR_LINES[at - 1]!) || !' /|'.includes(IRREGULAR_LINES[end] ?? '')) continue;
    const line = IRREGULAR_LINES.lastIndexOf('|', at) + 1;
    const lemma = IRREGULAR_LINES.slice(line, IRREGULAR_LINES.indexOf(' ', line));
    lemmas ??= [];
    if (!lemmas.includes(lemma)) lemmas.push(lemma);
  }
  return lemmas ?? NO_LEMMAS;
}

/** Longer verbs stressed on the last syllable (or built on a short one): the last consonant doubles everywhere. */
const ALWAYS_DOUBLE = new Set(
  `abet abhor acquit ad-lib admit allot annul appal aver begin commit compel concur confer control defer demur deter dispel distil
eavesdrop enrol enthral expel extol forbid forget fulfil handicap impel incur infer input instil kidnap leapfrog name-drop nitpick outwit omit patrol permit
propel recap rebel rebut refer regret remit repel submit transmit tut-tut undercut unzip whatsapp zigzag`.split(
    /\s+/,
  ),
);

/** The last consonant doubles in British use and stays single in American use, or papers print both. */
const MAY_DOUBLE = new Set(
  `backpedal cancel cavil channel counsel dial duel fuel grovel initial label
level libel marvel model quarrel rival signal snivel spiral total travel
worship benefit bias combat focus soft-pedal`.split(/\s+/),
);

const VOWELS = 'aeiou';
const isVowel = (letter: string | undefined): boolean => letter !== undefined && VOWELS.includes(letter);

/** One short syllable, closed by one consonant: nag, quip, slam. */
function isShortSyllable(lemma: string): boolean {
  const last = lemma.at(-1)!;
  if (isVowel(last) || 'wxyh'.includes(last)) return false;
  const end = lemma.length - 2;
  if (!isVowel(lemma[end])) return false;
  for (let at = 0; at < end; at++) {
    const afterQ = lemma[at] === 'u' && lemma[at - 1] === 'q';
    if ((isVowel(lemma[at]) || (lemma[at] === 'y' && at > 0)) && !afterQ) return false;
  }
  return true;
}

function presentOf(lemma: string): string {
  if (lemma === 'have') return 'has';
  const last = lemma.at(-1)!;
  const before = lemma.at(-2);
  if (last === 'y' && !isVowel(before)) return `${lemma.slice(0, -1)}ies`;
  if (last === 'o' && !isVowel(before)) return `${lemma}es`;
  if (last === 'z' && before !== 'z' && isShortSyllable(lemma)) return `${lemma}zes`;
  if (last === 's' && before !== 's' && isShortSyllable(lemma)) return `${lemma}ses`;
  const hisses = 'sxz'.includes(last) || (last === 'h' && (before === 's' || before === 'c'));
  return hisses ? `${lemma}es` : `${lemma}s`;
}

/** The stems that -ed and -ing are added to. */
function stems(lemma: string): readonly string[] {
  if (lemma.endsWith('ic')) return [`${lemma}k`];
  const doubled = lemma + lemma.at(-1)!;
  if (MAY_DOUBLE.has(lemma)) return [doubled, lemma];
  if (ALWAYS_DOUBLE.has(lemma)) return [doubled];
  return [isShortSyllable(lemma) ? doubled : lemma];
}

/** Verbs in -nge and the like that keep their e before -ing, or may. */
const KEEPS_E: Readonly<Record<string, readonly string[]>> = {
  singe: ['singeing'],
  whinge: ['whingeing', 'whinging'],
  cringe: ['cringing', 'cringeing'],
};

function ingOf(lemma: string): readonly string[] {
  const kept = KEEPS_E[lemma];
  if (kept) return kept;
  if (lemma.endsWith('ie')) return [`${lemma.slice(0, -2)}ying`];
  if (lemma.endsWith('e') && !'eoy'.includes(lemma.at(-2)!)) return [`${lemma.slice(0, -1)}ing`];
  return stems(lemma).map((stem) => `${stem}ing`);
}

function pastOf(lemma: string): readonly string[] {
  if (lemma.endsWith('e')) return [`${lemma}d`];
  if (lemma.endsWith('y') && !isVowel(lemma.at(-2))) return [`${lemma.slice(0, -1)}ied`];
  return stems(lemma).map((stem) => `${stem}ed`);
}

/** Makes all forms of a verb of one word, by the rules of English spelling and a table of those that break them. */
export function formsOf(lemma: string): Forms {
  const verb = irregular(lemma);
  const past = verb?.[0] ?? pastOf(lemma);
  const participle = verb?.[1] ?? past;
  return { base: lemma, present: presentOf(lemma), past, participle, ing: ingOf(lemma) };
}
