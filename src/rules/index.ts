import { ambiguousSpeaker } from './attribution/ambiguous-speaker.ts';
import { anonymousNoReason } from './attribution/anonymous-no-reason.ts';
import { droppedInEdit } from './attribution/dropped-in-edit.ts';
import { firstReference } from './attribution/first-reference.ts';
import { groupClaimUnsourced } from './attribution/group-claim-unsourced.ts';
import { late } from './attribution/late.ts';
import { loadedVerb } from './attribution/loaded-verb.ts';
import { mediumMissing } from './attribution/medium-missing.ts';
import { missing as attributionMissing } from './attribution/missing.ts';
import { unattributedRun } from './attribution/unattributed-run.ts';
import { vagueSource } from './attribution/vague-source.ts';
import { commentOrQuestion } from './headline/comment-or-question.ts';
import { factNotInBody } from './headline/fact-not-in-body.ts';
import { length as headlineLength } from './headline/length.ts';
import { quoteNotInBody } from './headline/quote-not-in-body.ts';
import { alt } from './images/alt.ts';
import { missingFile } from './images/missing-file.ts';
import { unreadable } from './images/unreadable.ts';
import { activeProceedings } from './legal/active-proceedings.ts';
import { allegationAsFact } from './legal/allegation-as-fact.ts';
import { jigsaw } from './legal/jigsaw.ts';
import { prechargeNaming } from './legal/precharge-naming.ts';
import { restrictionMarker } from './legal/restriction-marker.ts';
import { sexualOffenceContext } from './legal/sexual-offence-context.ts';
import { suicideDetail } from './legal/suicide-detail.ts';
import { under18 } from './legal/under-18.ts';
import { houseViewInQuotes } from './opinion/house-view-in-quotes.ts';
import { embargoActive } from './publishing/embargo-active.ts';
import { residue } from './publishing/residue.ts';
import { bracketSubstitution } from './quotes/bracket-substitution.ts';
import { criticalChange } from './quotes/critical-change.ts';
import { markNesting } from './quotes/mark-nesting.ts';
import { missingReopen } from './quotes/missing-reopen.ts';
import { mixedMarkStyle } from './quotes/mixed-mark-style.ts';
import { nearMiss } from './quotes/near-miss.ts';
import { notInSource } from './quotes/not-in-source.ts';
import { prematureClose } from './quotes/premature-close.ts';
import { punctuationPlacement } from './quotes/punctuation-placement.ts';
import { scare } from './quotes/scare.ts';
import { spliced } from './quotes/spliced.ts';
import { translatedUnmarked } from './quotes/translated-unmarked.ts';
import { unclosed } from './quotes/unclosed.ts';
import { undeclaredOmission } from './quotes/undeclared-omission.ts';
import { wrongSpeaker } from './quotes/wrong-speaker.ts';
import { houseTerms } from './style/house-terms.ts';
import { loadedLanguage } from './style/loaded-language.ts';
import { subordinatorComma } from './style/subordinator-comma.ts';
import { typography } from './style/typography.ts';
import { creditLicence } from './images/credit-licence.ts';
import { documentUnlinked } from './links/document-unlinked.ts';
import { privateTarget } from './links/private-target.ts';
import { paidUnlabelled } from './opinion/paid-unlabelled.ts';
import { unlabelled } from './opinion/unlabelled.ts';
import { notesLeak } from './publishing/notes-leak.ts';
import { acronymFirstUse } from './style/acronym-first-use.ts';
import { inconsistentTerm } from './style/inconsistent-term.ts';
import { aiUndisclosed } from './images/ai-undisclosed.ts';
import { metadata } from './images/metadata.ts';
import type { Rule } from './rule.ts';
import { confidentialLeak } from './sources/confidential-leak.ts';
import { hashChanged } from './sources/hash-changed.ts';
import { liftedPassage } from './sources/lifted-passage.ts';
import { noneDeclared } from './sources/none-declared.ts';
import { singleOrganisation } from './sources/single-organisation.ts';
import { unquotedEcho } from './sources/unquoted-echo.ts';
import { blockName } from './structure/block-name.ts';
import { frontMatter } from './structure/front-matter.ts';
import { htmlWords } from './structure/html-words.ts';
import { liveEntries } from './structure/live-entries.ts';
import { relativeDate } from './structure/relative-date.ts';
import { rightOfReply } from './structure/right-of-reply.ts';
import { typeRequirements } from './structure/type-requirements.ts';

/** A rule whose options are its own affair: the runner only hands them on. */
// biome-ignore lint/suspicious/noExplicitAny: rules differ in their options, which only they read
export type AnyRule = Rule<any>;

/** Every rule that newsctl ships, by group and name. A test proves that no file of a rule is missing here. */
export const RULES: readonly AnyRule[] = [
  ambiguousSpeaker,
  anonymousNoReason,
  droppedInEdit,
  firstReference,
  late,
  loadedVerb,
  mediumMissing,
  attributionMissing,
  vagueSource,
  headlineLength,
  quoteNotInBody,
  alt,
  missingFile,
  unreadable,
  activeProceedings,
  allegationAsFact,
  jigsaw,
  prechargeNaming,
  restrictionMarker,
  sexualOffenceContext,
  suicideDetail,
  under18,
  houseViewInQuotes,
  embargoActive,
  residue,
  bracketSubstitution,
  criticalChange,
  nearMiss,
  notInSource,
  spliced,
  translatedUnmarked,
  undeclaredOmission,
  wrongSpeaker,
  markNesting,
  missingReopen,
  mixedMarkStyle,
  prematureClose,
  punctuationPlacement,
  scare,
  unclosed,
  confidentialLeak,
  hashChanged,
  liftedPassage,
  noneDeclared,
  singleOrganisation,
  unquotedEcho,
  blockName,
  frontMatter,
  relativeDate,
  groupClaimUnsourced,
  unattributedRun,
  commentOrQuestion,
  factNotInBody,
  htmlWords,
  liveEntries,
  rightOfReply,
  typeRequirements,
  houseTerms,
  loadedLanguage,
  subordinatorComma,
  typography,
  creditLicence,
  documentUnlinked,
  privateTarget,
  paidUnlabelled,
  unlabelled,
  notesLeak,
  acronymFirstUse,
  inconsistentTerm,
  aiUndisclosed,
  metadata,
];

const byId = new Map(RULES.map((rule) => [rule.id, rule]));

export const ruleById = (id: string): AnyRule | undefined => byId.get(id);

export const ruleIds = (): string[] => [...byId.keys()];
