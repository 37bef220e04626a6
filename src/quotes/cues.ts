/**
 * Verbs that report speech, by lemma. The forms are made by the rules of English spelling; those that the
 * rules get wrong stand in `IRREGULAR`.
 */
const LEMMAS =
  `accept accuse acknowledge add address admit admonish advise affirm agree allege announce answer apologise apologize
appeal argue ask assert assess assure attest aver avow bark beg believe blast boast brand call caution challenge characterise characterize
charge chide chime chuckle cite claim clarify command comment complain concede conclude concur condemn confess confide confirm
congratulate contend continue counter criticise criticize cry decide declare decry demand denounce deny deplore describe dismiss disagree disclose
discuss dub elaborate emphasise emphasize enquire enthuse estimate exclaim explain express feel forecast gasp grumble hail hint hope
imply inform inquire insist instruct interject interrupt intone invite joke judge label lament laugh lie maintain mention mock moan mumble murmur muse mutter
note object observe offer opine order outline phrase plead pledge point portray posit pray preach predict proclaim promise propose protest quip quote
rant read reaffirm reason reassure rebuff rebuke recall reckon recommend record recount reflect refuse refute reiterate reject remark remember remind
repeat reply report request respond retort reveal rule scoff scream shout shriek sigh signal slam snap snarl sneer sob speak
specify speculate stammer state stipulate stress submit suggest summarise summarize surmise suspect swear sympathise sympathize taunt tease tell term testify text thank think
thunder tweet urge utter venture voice volunteer vow wail warn welcome whisper wonder worry write yell`.split(
    /\s+/,
  );

const IRREGULAR: Record<string, string[]> = {
  say: ['say', 'says', 'said', 'saying'],
  tell: ['tell', 'tells', 'told', 'telling'],
  speak: ['speak', 'speaks', 'spoke', 'spoken', 'speaking'],
  write: ['write', 'writes', 'wrote', 'written', 'writing'],
  think: ['think', 'thinks', 'thought', 'thinking'],
  feel: ['feel', 'feels', 'felt', 'feeling'],
  swear: ['swear', 'swears', 'swore', 'sworn', 'swearing'],
  read: ['read', 'reads', 'reading'],
  lie: ['lie', 'lies', 'lied', 'lying'],
  go: ['goes'],
  put: ['put', 'puts', 'putting'],
  sob: ['sob', 'sobs', 'sobbed', 'sobbing'],
  quip: ['quip', 'quips', 'quipped', 'quipping'],
  dub: ['dub', 'dubs', 'dubbed', 'dubbing'],
  slam: ['slam', 'slams', 'slammed', 'slamming'],
  snap: ['snap', 'snaps', 'snapped', 'snapping'],
  beg: ['beg', 'begs', 'begged', 'begging'],
  admit: ['admit', 'admits', 'admitted', 'admitting'],
  submit: ['submit', 'submits', 'submitted', 'submitting'],
  concur: ['concur', 'concurs', 'concurred', 'concurring'],
  chat: ['chat', 'chats', 'chatted', 'chatting'],
};

const VOWEL_Y = /[aeiou]y$/;

/** Present, past and -ing form of a regular verb. */
function regularForms(lemma: string): string[] {
  if (lemma.endsWith('e')) return [lemma, `${lemma}s`, `${lemma}d`, `${lemma.slice(0, -1)}ing`];
  if (lemma.endsWith('y') && !VOWEL_Y.test(lemma)) {
    const stem = lemma.slice(0, -1);
    return [lemma, `${stem}ies`, `${stem}ied`, `${lemma}ing`];
  }
  return [lemma, /(?:s|sh|ch|x|z)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, `${lemma}ed`, `${lemma}ing`];
}

function allForms(): Map<string, string> {
  const forms = new Map<string, string>();
  for (const lemma of LEMMAS)
    for (const form of IRREGULAR[lemma] ?? regularForms(lemma)) forms.set(form, lemma);
  for (const [lemma, irregular] of Object.entries(IRREGULAR))
    for (const form of irregular) forms.set(form, lemma);
  return forms;
}

const FORMS = allForms();

/** The lemma of a form of a verb of speech, or null. Case does not matter. */
export const cueLemma = (word: string): string | null => FORMS.get(word.toLowerCase()) ?? null;

/** Words other than verbs that announce whose words follow or came before. */
const CUE_PHRASE =
  /\b(?:according to|in the words of|in (?:a|an|the|his|her|their|its) (?:\w+ )?(?:statement|letter|email|e-mail|post|tweet|interview|speech|report|ruling|message)|quoted as saying|a spokes(?:person|man|woman) for)\b/i;

const WORD = /[\p{L}][\p{L}’'-]*/gu;

/** Whether some words name an act of speech at all. */
export function hasCue(words: string): boolean {
  if (CUE_PHRASE.test(words)) return true;
  for (const match of words.matchAll(WORD)) if (cueLemma(match[0]) !== null) return true;
  return false;
}
