/**
 * What an article of a type must have before it goes out, as data: the check reads this table and knows no type by
 * name. `warning` where an editor may well decide otherwise.
 */
export interface TypeRequirements {
  fields?: readonly FieldRequirement[];
  text?: readonly TextRequirement[];
}

interface Requirement {
  /** What is missing, in the words of the message: “the court”. */
  what: string;
  /** An error if left out. */
  atMost?: 'warning' | 'note';
}

export interface FieldRequirement extends Requirement {
  /** One of these keys of the front matter must have a value. */
  keys: readonly string[];
  /** Of a list: the keys that each entry must have. */
  each?: readonly string[];
  /** Only where this key is true. */
  when?: string;
}

export interface TextRequirement extends Requirement {
  /** A heading, or with `anywhere` some words of the article, must match. */
  words: RegExp;
  anywhere?: true;
  /** Only where this key is true. */
  when?: string;
}

export const TYPE_REQUIREMENTS: Readonly<Record<string, TypeRequirements>> = {
  breaking: {
    fields: [{ keys: ['next_check'], what: 'when the desk looks at it again', atMost: 'warning' }],
    text: [
      {
        words: /\b(?:not (?:yet )?(?:known|clear|confirmed)|unknown|unclear|do(?:n[’']t| not) know)\b/i,
        what: 'what is not known yet',
        anywhere: true,
      },
    ],
  },
  'press-release': {
    fields: [
      { keys: ['release_source'], what: 'who sent the release' },
      { keys: ['disclosure'], what: 'the line that tells readers so' },
    ],
  },
  court: {
    fields: [
      { keys: ['court'], what: 'the court' },
      { keys: ['hearing_date'], what: 'the day of the hearing' },
      {
        keys: ['defendants'],
        each: ['charge', 'plea', 'stage'],
        what: 'each defendant, with charge, plea and stage',
      },
    ],
    text: [
      {
        words:
          /\b(?:plea(?:s|d|ds|ded|ding)?|pled|guilty|den(?:y|ies|ied|ying)|admit(?:s|ted|ting)?|no indication|not entered)\b/i,
        anywhere: true,
        what: 'the plea, or that none was entered',
        atMost: 'warning',
      },
    ],
  },
  'council-foi': {
    fields: [
      { keys: ['body'], what: 'the public body' },
      { keys: ['meeting_ref', 'foi_ref'], what: 'the meeting or the request' },
      { keys: ['documents'], what: 'the documents', atMost: 'warning' },
    ],
  },
  investigation: {
    fields: [
      { keys: ['evidence_index'], what: 'where the evidence is kept' },
      { keys: ['legal_signoff'], what: 'who read it for the law' },
      { keys: ['right_of_reply'], what: 'who was asked for their side' },
    ],
    text: [
      {
        words: /\bhow we\b|\bmethod|\babout this (?:investigation|story|series)\b/i,
        what: 'a section on how it was done',
      },
    ],
  },
  opinion: {
    fields: [
      { keys: ['author_bio', 'desk'], what: 'who the writer is', atMost: 'warning' },
      { keys: ['interests'], what: 'what the writer has to declare, or “none”', atMost: 'warning' },
    ],
  },
  'interview-qa': {
    fields: [
      { keys: ['interviewee'], what: 'who was interviewed' },
      { keys: ['date'], what: 'the day of the interview', atMost: 'warning' },
    ],
    text: [
      {
        words:
          /\b(?:edited|condensed|shortened|abridged|cut) (?:\w+ ){0,2}for\b|\bbeen (?:edited|condensed|shortened|abridged)\b/i,
        anywhere: true,
        when: 'condensed',
        what: 'a line that it was edited for length',
      },
    ],
  },
  explainer: {
    fields: [{ keys: ['reviewed_on'], what: 'the day it was last checked' }],
  },
  obituary: {
    fields: [
      { keys: ['died'], what: 'the day of the death' },
      { keys: ['family_contacted'], what: 'whether the family was spoken to', atMost: 'warning' },
    ],
  },
  'fact-check': {
    fields: [
      { keys: ['claim'], what: 'the claim' },
      { keys: ['claimant'], what: 'who made it' },
      { keys: ['rating'], what: 'the verdict' },
    ],
  },
  correction: {
    fields: [
      { keys: ['corrects'], what: 'the article that was wrong' },
      { keys: ['error_where'], what: 'where the error stood' },
    ],
  },
  inquest: {
    fields: [
      { keys: ['coroner'], what: 'the coroner' },
      { keys: ['stage'], what: 'the stage' },
    ],
  },
};
