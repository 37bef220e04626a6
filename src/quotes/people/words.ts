import type { Gender } from './person.ts';

// Closed lists that say what a capitalised word, or the noun beside it, is. All in lower case and without full stops.

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const MALE_TITLES = set(
  'mr sir lord fr brother messrs master baron earl duke prince king viscount monsieur señor herr imam',
);
const FEMALE_TITLES = set(
  'mrs ms miss dame lady baroness sister duchess countess princess queen mademoiselle madame señora frau viscountess',
);
const OTHER_TITLES = set(
  `mx dr doctor prof professor rev revd reverend canon father mother bishop archbishop rabbi dean cllr councillor sgt sergeant insp inspector supt superintendent det
  dc ds di dci dsi pc wpc constable ch chief capt captain lt lieutenant col colonel cpl corporal maj major gen general adm admiral brig brigadier pvt private cmdr commander
  judge justice recorder sheriff mayor gov governor sen senator rep representative congressman congresswoman president minister hon honourable dep
  deputy detective officer commissioner ald alderman sirs msgr monsignor provost td mp msp coach secretary chancellor ambassador attorney speaker`,
);

/** Mr, Dr, Judge: a word that, in front of one name, makes it a person. */
export const isTitle = (lower: string): boolean =>
  OTHER_TITLES.has(lower) || MALE_TITLES.has(lower) || FEMALE_TITLES.has(lower);

/** What gender a title gives; null if none. */
export const titleGender = (lower: string): Gender =>
  MALE_TITLES.has(lower) ? 'male' : FEMALE_TITLES.has(lower) ? 'female' : null;

/** Small words inside names: Ludwig van Beethoven, Osama bin Laden, Rhys ap Gruffudd. */
export const PARTICLES = set(
  'de da di du del della dos van von der den ter la le al bin ibn ap ab bint el zu',
);
/** One word, or `van der Berg`: not a whole name. */
export const isPart = (words: readonly string[]): boolean => words.length < 2 || PARTICLES.has(words[0]!);

export const SUFFIXES = set('jr jnr junior sr snr senior ii iii iv esq obe mbe cbe kc qc mp msp td');

const MALE_NOUNS = set(
  `man boy father dad husband son brother uncle nephew grandfather grandad grandson widower boyfriend fiancé stepfather
  actor king prince monk priest waiter gentleman lad bloke guy godfather groom headmaster landlord`,
);
const FEMALE_NOUNS = set(
  `woman girl mother mum mom wife daughter sister aunt niece grandmother granny granddaughter widow girlfriend fiancée stepmother
  actress queen princess nun waitress lady lass ballerina bride hostess headmistress landlady heroine businesswoman midwife`,
);
const PEOPLE = set(
  `partner spouse parent child twin cousin friend neighbour neighbor flatmate colleague victim defendant suspect witness patient
  pupil student teacher lecturer professor head deputy headteacher principal doctor nurse consultant surgeon gp paramedic coroner pathologist
  judge magistrate lawyer solicitor barrister counsel prosecutor recorder officer detective inspector sergeant constable superintendent
  commissioner sheriff mayor councillor leader minister mp td msp senator governor president premier chancellor secretary speaker
  candidate independent ambassador chair chairperson director executive boss manager owner founder employer employee worker clerk agent
  broker analyst economist banker trader farmer rancher farrier fisherman skipper captain coxswain pilot driver engineer architect
  surveyor scientist biologist researcher author novelist writer poet playwright singer musician conductor composer fiddler
  artist painter curator historian librarian editor reporter journalist correspondent columnist critic presenter broadcaster
  coach trainer striker goalkeeper keeper defender midfielder forward winger batsman bowler umpire referee selector jockey rider
  champion vicar rector bishop archbishop canon rabbi imam chaplain cook chef baker butcher grocer ironmonger shopkeeper
  publican builder plumber electrician carpenter gardener forecaster meteorologist volunteer fundraiser campaigner activist organiser
  organizer protester resident tenant voter customer shopper passenger steward porter guard keeper inventor collector instructor
  treasurer spokesperson official representative adviser advisor assistant expert specialist veteran pensioner retiree survivor
  opponent supporter member source carer toddler teenager sixth-former hiker walker swimmer runner cyclist sailor soldier general
  colonel admiral major entrepreneur designer producer actuary accountant auditor inspector vet veterinarian psychologist
  trustee patron chief heir successor predecessor hand physicist chemist therapist dancer comedian comic apprentice intern
  ranger warden gamekeeper shepherd crofter miller smith blacksmith postmaster postmistress shipwright winner loser caller reader`,
);

/** Whether a noun, in lower case, says what a single person is: mother, spokesman, chair. */
export const isPersonNoun = (lower: string): boolean =>
  PEOPLE.has(lower) || MALE_NOUNS.has(lower) || FEMALE_NOUNS.has(lower) || endsInPerson(lower);

/** `signalwoman`, `tradesman`, `salesperson`. Asked of every noun, so without a pattern. */
const endsInPerson = (lower: string): boolean =>
  lower.length > 4 && (lower.endsWith('man') || lower.endsWith('person'));

/** What gender a noun gives; null if none. `chairman` and the like are men: women are chairwomen in print, or chairs. */
export function nounGender(lower: string): Gender {
  if (MALE_NOUNS.has(lower)) return 'male';
  if (FEMALE_NOUNS.has(lower) || /.woman$/.test(lower)) return 'female';
  return /(?:spokes|business|gentle|crafts|noble|fisher|police|fire)man$/.test(lower) ? 'male' : null;
}

/** Last words of the names of organisations, or words in front of `of` and `for` in them. */
export const ORGANISATIONS = set(
  `council trust police ltd limited plc inc llc llp corp corporation company co group holdings united rovers wanderers
  athletic albion fc afc rfc association society union league party party federation foundation charity committee
  commission agency authority department ministry office board bank university college school academy institute institution club
  church court parliament senate congress assembly service force constabulary nhs bbc partnership partners brothers sons
  trains rail railways railway airways airlines grid water energy power electric gas telecom media press times herald
  gazette post observer theatre orchestra choir museum gallery brewery breweries brokers solicitors associates
  international industries systems technologies works homes housing estates stores supermarkets bureau confederation alliance campaign
  network forum watch action team squad fund observatory laboratory centre center infirmary hospital clinic hospice`,
);
/** Common nouns that stand for any firm once it is named. */
export const FIRM_NOUNS = set(
  'company firm business operator employer retailer developer supplier manufacturer brewer group',
);
export const FIRM_NAMES = set(
  `ltd limited plc inc llc llp corp corporation company co group holdings trains rail railways railway airways airlines grid water
  energy power electric gas telecom media brewery breweries partners brothers sons associates industries systems technologies homes
  stores supermarkets works`,
);
/** Last words of the names of places and things. */
export const PLACES = set(
  `lane road street avenue close drive way hill hills bank bay beach bridge building canyon castle common creek east west north
  south end farm field fields forest garden gardens gate glen green grammar grange hall harbour head heath high house inn island islands isle
  junction lake lakes loch lodge lough mill moor mount mountain mountains park pier place plain point pond port quay river
  reservoir row sea square station terrace tower valley view village walk water wharf wilderness wood woods arms kingdom states
  act bill cup championship day week year war award prize festival show trophy stadium ground line airport`,
);
/** Nouns for what is written: it speaks, but is nobody. */
export const DOCUMENTS = set(
  `report letter statement document post lease will note notice menu review assessment judgment ruling memo email rhyme article
  book magazine fanzine journal newspaper paper leaflet brochure section paragraph passage survey study poster sign website
  page message text tweet diary contract agreement treaty plan file transcript inquiry`,
);
