import type { Tag } from './token.ts';

// Closed classes of English words: the grammar that every sentence is built on.

const CLASSES: Partial<Record<Tag, string>> = {
  determiner: `a an the this these those some any each every no another both all several many few most either neither
    one two three four five six seven eight nine ten dozens hundreds thousands other such half`,
  possessive: 'my your his her its our their whose',
  pronoun: `i he she they we it you everyone everybody someone somebody anyone anybody nobody none others
    himself herself themselves itself`,
  object: 'me him them us',
  relative: 'who which that whom',
  preposition: `of in on at by for from with about against into onto over under between among during without within
    through throughout across around near behind beside besides beyond despite toward towards upon via amid outside inside
    off per versus vs like unlike alongside regarding concerning including aboard above below along past than
    following`,
  to: 'to',
  conjunction: 'and or but nor yet plus',
  subordinator: `when while whereas because although though if unless until whether since after before as once where
    wherever whenever why how so lest even what`,
  auxiliary: `is are was were be been being am has have had having do does did will would shall should can could may might
    must cannot isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t doesn’t don’t didn’t won’t wouldn’t can’t couldn’t shouldn’t
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't
   
    ’s 's ’re 're ’m 'm ’ve 've ’d 'd ’ll 'll`,
  adverb: `not also then later again too still just even never ever always often once already only now recently earlier
    here instead however therefore meanwhile nevertheless nonetheless moreover furthermore perhaps maybe almost
    soon thus hence there apparently simply further elsewhere sometimes twice first finally eventually subsequently
    previously publicly privately flatly bluntly quietly loudly quickly repeatedly reportedly allegedly rather quite very
    famously originally initially long ago afterwards afterward back up down out away aloud similarly likewise
    indeed certainly clearly obviously essentially basically literally jokingly`,
  time: `monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun today yesterday tomorrow tonight
    january february april june july august september october november december jan feb apr jun jul aug sep sept
    oct nov dec`,
};

/** Forms of common verbs that no ending gives away. */
const IRREGULAR_VERBS = `went came saw got gave took made knew found left felt kept held brought began ran sat stood lost paid met
  sent built fell led understood drew broke spent cut rose drove bought wore chose grew won became shook threw spoke rang
  sang swore hung caught taught fought sought sold struck stuck swept swung tore woke withdrew overcame undertook beat bit blew
  bore bet burst cast crept dealt dug ate fed fled flew forbade forgot forgave froze hid hit hurt knelt laid lay lent let lit
  meant overtook put quit rode set shed shone shot shut sank slept slid spun split spread sprang stole stung strode strove
  swam wept wound wrote said told thought seemed remains seems appears wants needs goes comes makes takes gives gets keeps
  holds runs leads plans hopes likes works lives looks tries uses faces serves owns heads`;

const words = (list: string): string[] => list.trim().split(/\s+/);

const TAGS = new Map<string, Tag>();
for (const [tag, list] of Object.entries(CLASSES) as [Tag, string][])
  for (const word of words(list)) if (!TAGS.has(word)) TAGS.set(word, tag);

const VERBS = new Set(words(IRREGULAR_VERBS));

/** Tag of a word of a closed class, undefined for any other. */
export const closedClass = (lower: string): Tag | undefined => TAGS.get(lower);

/** Whether a word is a form of a common verb that its ending does not show. */
export const isIrregularVerb = (lower: string): boolean => VERBS.has(lower);

/** Forms of be, after which a past participle is passive. */
const BE = new Set(
  words(
    "’s 's ’re 're ’m 'm is are was were be been being am isn’t wasn’t aren’t weren’t isn't wasn't aren't weren't get gets got",
  ),
);
export const isBe = (lower: string): boolean => BE.has(lower);

/** Words that stand before names and end in a full stop without ending a sentence. */
const TITLES = new Set(
  words(`mr mrs ms mx dr prof rev revd fr sr jr st cllr sgt insp supt det capt lt col gen maj hon gov sen rep reps sens govs
  no vs etc jan feb mar apr jun jul aug sep sept oct nov dec pres atty adm cmdr cpl pvt ald ex esq messrs mt ft inc ltd co corp
  bros dept univ assn ave blvd rd calif fla ill mass conn ariz colo ga ala ark del ind kan ky la md mich minn miss mo mont neb
  nev okla ore pa tenn tex va vt wash wis wyo dist`),
);
/** Written abbreviations of American states that are words of several letters. */
const STATES = new Set(
  words(
    'Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Mass. Md. Mich. Minn. Miss. Mo. Mont. Neb. Nev. Okla. Ore. Pa. Tenn. Tex. Va. Vt. Wash. Wis. Wyo.',
  ),
);
export const isState = (text: string): boolean => STATES.has(text);

/** Whether a word with a full stop after it is an abbreviation. */
export const isAbbreviation = (lower: string): boolean => TITLES.has(lower);
