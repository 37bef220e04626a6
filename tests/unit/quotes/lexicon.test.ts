import { describe, expect, it } from 'vitest';
import { CUE_PHRASES, cueNoun, cueVerbs, verbForms } from '../../../src/quotes/lexicon/index.ts';
import { formsOf } from '../../../src/quotes/lexicon/verb-forms.ts';

const PREPOSITIONS = 'of about for against to as on upon over at with in into from by'.split(' ');

const headOf = (lemma: string) => lemma.split(' ')[0]!;
const verb = (lemma: string) => {
  const found = cueVerbs().find((one) => one.lemma === lemma);
  if (!found) throw new Error(`${lemma} is missing`);
  return found;
};
const frames = (lemma: string) => [...verb(lemma).frames].join('');
const shapes = (word: string, lemma: string) =>
  verbForms(word).find((form) => form.verb.lemma === lemma)?.shapes ?? null;

describe('the table of verbs', () => {
  it('holds more than 600 lemmas, each once', () => {
    const lemmas = cueVerbs().map(({ lemma }) => lemma);
    expect(lemmas.length).toBeGreaterThan(600);
    expect(lemmas.filter((lemma, index) => lemmas.indexOf(lemma) !== index)).toEqual([]);
  });

  it('gives every lemma a frame, and no letter that is none', () => {
    for (const { lemma, frames } of cueVerbs()) {
      expect(frames.size, lemma).toBeGreaterThan(0);
      for (const frame of frames) expect('DTWIONAMPR', lemma).toContain(frame);
    }
  });

  it('uses prepositions of a closed list, and only where they have an object', () => {
    for (const { lemma, frames, prepositions, bareObject } of cueVerbs()) {
      for (const preposition of prepositions) expect(PREPOSITIONS, lemma).toContain(preposition);
      expect(new Set(prepositions).size, lemma).toBe(prepositions.length);
      const takesObject = frames.has('N') || frames.has('A');
      if (prepositions.length > 0) expect(takesObject || frames.has('O'), lemma).toBe(true);
      if (takesObject) expect(prepositions.length > 0 || bareObject, lemma).toBe(true);
      else expect(bareObject, lemma).toBe(false);
    }
  });

  it('writes lemmas in lower-case letters', () => {
    for (const { lemma } of cueVerbs()) expect(lemma).toMatch(/^[a-z-]+(?: [a-z-]+)*$/);
  });

  it('has both spellings of -ise, with the same data', () => {
    for (const lemma of ['criticise', 'apologise', 'emphasise', 'characterise', 'summarise', 'analyse']) {
      const american = verb(lemma.replace(/se$/, 'ze'));
      expect({ ...american, lemma }).toEqual(verb(lemma));
    }
    for (const american of cueVerbs().filter(({ lemma }) => /^[a-z-]{4,}[iy]ze$/.test(lemma))) {
      const lemma = american.lemma.replace(/ze$/, 'se');
      const { frames, loaded } = verb(lemma);
      expect({ lemma, frames, loaded }).toEqual({ lemma, frames: american.frames, loaded: american.loaded });
    }
  });

  it.each([
    ['say', 'DTWNR'],
    ['add', 'DTR'],
    ['warn', 'DTIONR'],
    ['dub', 'A'],
    ['grin', 'M'],
    ['hope', 'DTINP'],
  ])('%s: %s', (lemma, expected) => expect(frames(lemma)).toBe(expected));

  it.each([
    ['complain', 'of', false],
    ['warn', 'of', false],
    ['praise', 'for', true],
    ['describe', 'as', true],
    ['call for', 'from', true],
  ])('%s may have %s', (lemma, preposition, bare) => {
    expect(verb(lemma).prepositions).toContain(preposition);
    if (!lemma.startsWith('call')) expect(verb(lemma).bareObject).toBe(bare);
  });

  it('marks loaded verbs and those that are nouns as well', () => {
    for (const lemma of ['claim', 'admit', 'insist', 'boast', 'lash out'])
      expect(verb(lemma).loaded).toBe(true);
    for (const lemma of ['say', 'tell', 'ask', 'add', 'write']) expect(verb(lemma).loaded).toBe(false);
    for (const lemma of ['claim', 'report', 'note', 'demand', 'call for'])
      expect(verb(lemma).alsoNoun).toBe(true);
    for (const lemma of ['say', 'tell', 'admit', 'explain']) expect(verb(lemma).alsoNoun).toBe(false);
  });

  it.each(
    'point out|call for|shoot back|chime in|hit back|fire back|sum up|go on|lash out|weigh in|speak out|spell out|set out|put it'.split(
      '|',
    ),
  )('knows %s, by its first word', (lemma) => {
    const [head, ...rest] = lemma.split(' ');
    const found = verbForms(head!).find((form) => form.verb.lemma === lemma);
    expect(found?.verb.particle).toBe(rest.join(' '));
  });
});

// Lemma, past, participle, -ing: retyped from a grammar, not from the source.
const IRREGULAR =
  `say said said saying|tell told told telling|speak spoke spoken speaking|write wrote written writing
think thought thought thinking|feel felt felt feeling|swear swore sworn swearing|read read read reading|go went gone going
put put put putting|sing sang sung singing|hold held held holding|find found found finding|show showed shown showing
set set set setting|hit hit hit hitting|shoot shot shot shooting|give gave given giving|take took taken taking
make made made making|mean meant meant meaning|forget forgot forgotten forgetting|hear heard heard hearing|see saw seen seeing
understand understood understood understanding|lay laid laid laying|bring brought brought bringing
broadcast broadcast broadcast broadcasting|forecast forecast forecast forecasting|quit quit quit quitting|let let let letting
spell spelt spelt spelling|spell spelled spelled spelling|dream dreamt dreamt dreaming|learn learnt learnt learning
begin began begun beginning|break broke broken breaking|come came come coming|cut cut cut cutting|draw drew drawn drawing
eat ate eaten eating|fall fell fallen falling|fight fought fought fighting|fling flung flung flinging|forbid forbade forbidden forbidding
foresee foresaw foreseen foreseeing|foretell foretold foretold foretelling|gainsay gainsaid gainsaid gainsaying|get got got getting
have had had having|keep kept kept keeping|know knew known knowing|lead led led leading|leave left left leaving
plead pled pled pleading|plead pleaded pleaded pleading|prove proved proven proving|ring rang rung ringing|run ran run running
seek sought sought seeking|send sent sent sending|spit spat spat spitting|stand stood stood standing|stick stuck stuck sticking
strike struck struck striking|teach taught taught teaching|tear tore torn tearing|throw threw thrown throwing
undercut undercut undercut undercutting|undertake undertook undertaken undertaking|uphold upheld upheld upholding
weep wept wept weeping|withdraw withdrew withdrawn withdrawing|rewrite rewrote rewritten rewriting|retell retold retold retelling
beseech besought besought beseeching|chide chid chidden chiding|bid bade bidden bidding|breathe breathed breathed breathing
lie lied lied lying|misread misread misread misreading|recast recast recast recasting|blow blew blown blowing`
    .split(/[|\n]/)
    .map((line) => line.split(' ') as [string, string, string, string]);

describe('forms', () => {
  it('checks at least 60 irregular verbs', () => {
    expect(new Set(IRREGULAR.map(([lemma]) => lemma)).size).toBeGreaterThanOrEqual(60);
  });

  it.each(IRREGULAR)('%s %s %s %s', (lemma, past, participle, ing) => {
    const forms = formsOf(lemma);
    expect(forms.past).toContain(past);
    expect(forms.participle).toContain(participle);
    expect(forms.ing).toContain(ing);
  });

  it.each([
    ['slam', 'slams', 'slammed', 'slamming'],
    ['quip', 'quips', 'quipped', 'quipping'],
    ['quiz', 'quizzes', 'quizzed', 'quizzing'],
    ['beg', 'begs', 'begged', 'begging'],
    ['nod', 'nods', 'nodded', 'nodding'],
    ['blog', 'blogs', 'blogged', 'blogging'],
    ['admit', 'admits', 'admitted', 'admitting'],
    ['concur', 'concurs', 'concurred', 'concurring'],
    ['demur', 'demurs', 'demurred', 'demurring'],
    ['rebut', 'rebuts', 'rebutted', 'rebutting'],
    ['extol', 'extols', 'extolled', 'extolling'],
    ['recap', 'recaps', 'recapped', 'recapping'],
    ['infer', 'infers', 'inferred', 'inferring'],
    ['answer', 'answers', 'answered', 'answering'],
    ['whisper', 'whispers', 'whispered', 'whispering'],
    ['gossip', 'gossips', 'gossiped', 'gossiping'],
    ['comment', 'comments', 'commented', 'commenting'],
    ['tweet', 'tweets', 'tweeted', 'tweeting'],
    ['retweet', 'retweets', 'retweeted', 'retweeting'],
    ['row', 'rows', 'rowed', 'rowing'],
    ['fax', 'faxes', 'faxed', 'faxing'],
    ['bray', 'brays', 'brayed', 'braying'],
    ['cry', 'cries', 'cried', 'crying'],
    ['deny', 'denies', 'denied', 'denying'],
    ['agree', 'agrees', 'agreed', 'agreeing'],
    ['argue', 'argues', 'argued', 'arguing'],
    ['announce', 'announces', 'announced', 'announcing'],
    ['preach', 'preaches', 'preached', 'preaching'],
    ['gush', 'gushes', 'gushed', 'gushing'],
    ['stress', 'stresses', 'stressed', 'stressing'],
    ['mimic', 'mimics', 'mimicked', 'mimicking'],
    ['echo', 'echoes', 'echoed', 'echoing'],
    ['veto', 'vetoes', 'vetoed', 'vetoing'],
    ['coo', 'coos', 'cooed', 'cooing'],
    ['chorus', 'choruses', 'chorused', 'chorusing'],
    ['fulfil', 'fulfils', 'fulfilled', 'fulfilling'],
  ])('%s: %s, %s, %s', (base, present, past, ing) => {
    expect(formsOf(base)).toEqual({ base, present, past: [past], participle: [past], ing: [ing] });
  });

  it.each([
    ['signal', 'signalled', 'signaled', 'signalling', 'signaling'],
    ['label', 'labelled', 'labeled', 'labelling', 'labeling'],
    ['marvel', 'marvelled', 'marveled', 'marvelling', 'marveling'],
    ['counsel', 'counselled', 'counseled', 'counselling', 'counseling'],
    ['quarrel', 'quarrelled', 'quarreled', 'quarrelling', 'quarreling'],
    ['level', 'levelled', 'leveled', 'levelling', 'leveling'],
  ])('%s is spelt the British and the American way', (base, british, american, ...ing) => {
    expect(formsOf(base).past).toEqual([british, american]);
    expect(formsOf(base).ing).toEqual(ing);
    expect(shapes(british, base)).toEqual(shapes(american, base));
  });
});

describe('verbForms', () => {
  it('finds each verb by each of its forms', () => {
    for (const { lemma } of cueVerbs()) {
      const { base, present, past, participle, ing } = formsOf(headOf(lemma));
      expect(shapes(base, lemma), lemma).toContain('base');
      expect(shapes(present, lemma), present).toContain('present');
      for (const form of past) expect(shapes(form, lemma), form).toContain('past');
      for (const form of participle) expect(shapes(form, lemma), form).toContain('participle');
      for (const form of ing) expect(shapes(form, lemma), form).toContain('ing');
    }
  });

  it('tells the shapes of a word apart', () => {
    expect(shapes('said', 'say')).toEqual(['past', 'participle']);
    expect(shapes('wrote', 'write')).toEqual(['past']);
    expect(shapes('written', 'write')).toEqual(['participle']);
    expect(shapes('read', 'read')).toEqual(['base', 'past', 'participle']);
    expect(shapes('lying', 'lie')).toEqual(['ing']);
    expect(shapes('has', 'have it')).toEqual(['present']);
  });

  it.each([
    '',
    'the',
    'council',
    'sayed',
    'sayes',
    'writed',
    'speaked',
    'slamed',
    'need',
    'thing',
    'king',
    'bus',
    'constructor',
  ])('finds nothing in “%s”', (word) => expect(verbForms(word)).toEqual([]));

  it('puts the plain verb before its phrasal verbs', () => {
    expect(verbForms('called').map(({ verb }) => verb.lemma)[0]).toBe('call');
    expect(verbForms('read').map(({ verb }) => verb.lemma)[0]).toBe('read');
  });

  it('takes any case, and hands out one frozen list', () => {
    expect(verbForms('SAID')).toBe(verbForms('said'));
    expect(Object.isFrozen(verbForms('said'))).toBe(true);
    expect(verbForms('xyz')).toBe(verbForms('council'));
  });
});

describe('cue nouns and phrases', () => {
  it.each([
    ['statement', 'statement', 'utterance'],
    ['Replies', 'reply', 'utterance'],
    ['remarks', 'remark', 'utterance'],
    ['promises', 'promise', 'utterance'],
    ['speeches', 'speech', 'utterance'],
    ['words', 'word', 'utterance'],
    ['report', 'report', 'document'],
    ['diaries', 'diary', 'document'],
    ['THESIS', 'thesis', 'document'],
    ['thanks', 'thanks', 'utterance'],
    ['prospectuses', 'prospectus', 'document'],
    ['memoranda', 'memorandum', 'document'],
    ['analyses', 'analysis', 'document'],
    ['theses', 'thesis', 'document'],
    ['view', 'view', 'opinion'],
    ['beliefs', 'belief', 'opinion'],
  ])('%s is %s, %s', (word, noun, nounClass) => expect(cueNoun(word)).toEqual({ noun, class: nounClass }));

  it.each(['council', 'table', '', 's', 'constructor', 'analysises', 'replys', 'diarys', 'thankss'])(
    '“%s” is none',
    (word) => expect(cueNoun(word)).toBeNull(),
  );

  it('has the fixed phrases, each once', () => {
    const phrases = CUE_PHRASES.map(({ phrase }) => phrase);
    for (const phrase of [
      'according to',
      'in the words of',
      'in … words',
      'as … put it',
      'quoted as saying',
      'per',
    ])
      expect(phrases).toContain(phrase);
    expect(new Set(phrases).size).toBe(phrases.length);
    for (const { phrase, source } of CUE_PHRASES) expect(phrase.includes('…')).toBe(source === 'gap');
  });
});
