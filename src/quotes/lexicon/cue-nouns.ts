/**
 * Nouns that can hold someone’s words:
 * an utterance belongs to its speaker (her reply: “…”), a document can speak itself (the report says “…”), an
 * opinion is held rather than uttered (in his view “…”).
 */
export type NounClass = 'utterance' | 'document' | 'opinion';

export const NOUNS: Readonly<Record<NounClass, string>> = {
  utterance: `accolade accusation adage address admission admonition advice affirmation allegation allusion
anecdote announcement answer aphorism apology appeal applause argument aside assertion assurance attack
avowal backlash banter barb bark blast blessing boast bombshell briefing broadside call call-out catchphrase
catchword caution censure challenge chant cheer claim clamor clamour clarification comeback command
commendation comment commentary commitment complaint compliment concession conclusion condemnation
confession confirmation congratulation contention correction criticism cry curse declamation declaration
defence defense demand denial denunciation depiction description diatribe dictum dig disavowal disclaimer
disclosure discourse dismissal endorsement enquiry entreaty epithet estimate eulogy euphemism exclamation
exhortation explanation expletive expression farewell fib forecast gag gasp gibe greeting gripe groan
grumble grunt harangue heckle hint homily howl incantation inquiry insinuation instruction insult
interjection interruption interview invective invitation invocation jeer jest jibe joke keynote label lament
lamentation lecture lie line litany mantra maxim mention message moniker monologue motto mumble murmur
mutter name nickname nod oath objection obloquy observation offer one-liner opening order outburst outcry
paean parable paraphrase phrase platitude plea pledge point praise prayer prediction proclamation prognosis
promise pronouncement proposal proposition protest protestation proverb punchline put-down qualification
query question quip quotation quote rant reaction reassurance rebuff rebuke rebuttal recollection
recommendation refrain refusal rejection rejoinder remark reminder remonstrance repartee reply reprimand
reproach reproof request response retort retraction revelation rhetoric riposte roar salvo sarcasm saying
scream sermon shot shout shout-out shriek sigh slander slogan slur sneer snub sob sobriquet soliloquy
soundbite speech spiel statement story suggestion summary summons tag talk taunt term testament testimony
thanks threat tirade toast tribute truism ultimatum utterance verdict vow wail warning whimper whisper
wisecrack wish witticism word yell`,
  document: `account act advert advertisement advisory affidavit agenda agreement alert amendment analysis
annotation appendix appraisal article assessment audit autobiography ballad ban banner bill billboard
biography blackboard blog blogpost blurb book booklet brief broadcast brochure bulletin bylaw byline cable
caption cartoon catalog catalogue caveat chapter charge-sheet charter chronicle circular citation clause
code column communication communique communiqué constitution contract correspondence coverage critique data
database decision decree deed deposition despatch diary dictionary directive dispatch document documentary
dossier draft e-mail ebook edict editorial email encyclopaedia encyclopedia entry epigraph epilogue epitaph
essay evaluation exposition exposé factsheet fax feature file filing finding flier flyer footnote foreword
form gazette graffiti gravestone guidance guide guideline handbill handbook handout hashtag headline
headstone hymn indictment inquest inscription invoice journal judgement judgment law leader leaflet letter
letterhead licence license listing log lyric magazine mail mail-out manifesto manual manuscript memo memoir
memorandum missive monograph motion narrative newsletter newspaper note notebook notice notification novel
obituary op-ed ordinance outline pamphlet paper paragraph passage petition placard plaque playbook podcast
poem policy poll post post-it postcard poster preamble preface press-release profile program programme
prologue prospectus protocol provision publication questionnaire readout receipt record recording referendum
regulation release report reprint research resolution retweet review rider rubric rule rulebook ruling
scrapbook screed screenshot script scripture scroll sheet sign signage signboard signpost song sonnet
specification spreadsheet standfirst statute sticker strapline study subhead subheading subpoena subtitle
supplement survey syllabus synopsis t-shirt tabloid tattoo telegram testimonial text textbook thesis thread
timeline title tombstone toolkit tract transcript transcription translation treatise treaty tweet verse
video vlog voicemail warrant webpage website whiteboard will wire wording writ write-up writing yearbook`,
  opinion: `ambition anger anxiety appreciation approach assumption attitude belief bet calculation
conception concern confidence conviction creed delight diagnosis disbelief dismay doctrine doubt dream
estimation ethos expectation faith fear feeling frustration grievance guess hope hunch idea ideal ideology
impression inkling instinct intention interpretation logic longing memory mind mindset misgiving mood
nightmare notion opinion outlook perception perspective philosophy position preference premonition
presumption principle qualm rationale reading reasoning reckoning regard regret resentment reservation
scepticism sentiment skepticism speculation stance stand standpoint suspicion take theory thinking thought
understanding view viewpoint vision worry`,
};

/** Nouns whose plural the rules get wrong. */
export const IRREGULAR_PLURALS: Readonly<Record<string, string>> = {
  analysis: 'analyses',
  appendix: 'appendices',
  diagnosis: 'diagnoses',
  dictum: 'dicta',
  memorandum: 'memoranda',
  prognosis: 'prognoses',
  synopsis: 'synopses',
  thesis: 'theses',
};
