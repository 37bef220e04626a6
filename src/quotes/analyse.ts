import type { Block, PlainText } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import type { Analysis, MarkFault, Mention, Quotation, QuotationMark } from './analysis.ts';
import { attribute } from './attribution/attribute.ts';
import type { Attribution } from './attribution/place.ts';
import { type Frame, type Frames, frameOf, sentenceAt, tokenAt } from './frame.ts';
import { isFullSentence, kindOf } from './kind.ts';
import type { Passage } from './pairing.ts';
import { partsByBlock } from './parts-by-block.ts';
import { findPassages } from './passages.ts';
import type { KnownPerson } from './people/known-person.ts';
import type { ArticlePerson } from './people/person.ts';
import { PeopleResolver } from './people/resolver.ts';
import { findPrematureCloses } from './premature-close.ts';
import { linkTurns } from './turns/link-turns.ts';
import { warnUnattributed } from './unattributed.ts';

/**
 * Finds every quotation of a text, who says it and what is wrong with its marks.
 * Pure; all spans of the result are offsets of `plain.text`.
 */
export function analyse(plain: PlainText, people: readonly KnownPerson[] = []): Analysis {
  const { passages, faults, signs } = findPassages(plain);
  const frames = buildFrames(plain, passages);
  const foreign = foreignMarks(plain, passages);
  const quotations = passages.map((passage, index) =>
    readPassage(plain, frames, passage, index, foreign(passage)),
  );
  linkTurns(plain, frames, quotations);
  const persons = resolvePeople(plain, frames, quotations, people);
  warnUnattributed(plain, quotations);
  return {
    quotations,
    people: persons,
    faults: [...faults, ...findPrematureCloses(plain, frames, quotations)].sort(byPlace),
    marks: signs
      .flat()
      .filter((sign) => !sign.apostrophe && !sign.maybeMeasure)
      .map(
        ({ start, end, style, canOpen }): QuotationMark => ({
          start,
          end,
          style,
          role: canOpen ? 'open' : 'close',
        }),
      ),
    apostrophes: signs
      .flat()
      .filter((sign) => sign.apostrophe)
      .map(({ start, end, style }) => ({
        start,
        end,
        style: style.startsWith('curly') ? ('curly' as const) : ('straight' as const),
      })),
  };
}

const byPlace = (a: MarkFault, b: MarkFault): number => a.span.start - b.span.start;

/** Tells the passages in marks that are not the ones in which the copy quotes. */
function foreignMarks(plain: PlainText, passages: readonly Passage[]): (passage: Passage) => boolean {
  const isSingle = ({ parts }: Passage): boolean =>
    parts[0]!.open!.style.endsWith('single') && parts[0]!.open!.style !== 'doubled-single';
  const body = passages.filter(({ parts }) => plain.blocks[parts[0]!.block]!.zone === 'narrative');
  const singles = body.filter(isSingle).length;
  return (passage) =>
    isSingle(passage) &&
    singles * 2 < body.length &&
    plain.blocks[passage.parts[0]!.block]!.zone !== 'headline';
}

type Nested = Passage & { nested: Span[] };

function buildFrames(plain: PlainText, passages: readonly Passage[]): Frames {
  const quoted = partsByBlock(passages);
  const made = new Map<number, Frame>();
  return (index) => {
    let frame = made.get(index);
    if (!frame) {
      frame = frameOf(plain, plain.blocks[index] as Block, quoted.get(index) ?? []);
      made.set(index, frame);
    }
    return frame;
  };
}

/** As far as the words beside a quotation can say what it is. */
const NEAR = 100;

function readPassage(
  plain: PlainText,
  frames: Frames,
  passage: Nested,
  index: number,
  foreign: boolean,
): Quotation {
  const first = passage.parts[0]!;
  const last = passage.parts.at(-1)!;
  const words = passage.parts.map((part) => wordsOf(plain, part)).join('\n\n');
  const opening = plain.blocks[first.block]!;
  const closing = plain.blocks[last.block]!;
  const before = plain.words({ start: Math.max(opening.start, first.start - NEAR), end: first.start });
  const after = plain.words({ start: last.end, end: Math.min(closing.end, last.end + NEAR) });
  const near = findAttribution(frames, passage);
  // In copy that quotes in double marks, single ones set a word apart, unless somebody is named right after them.
  const found = foreign && near.place !== 'after' ? { speaker: null, cue: null, place: null } : near;
  const kind = kindOf(words, before, after, found.place);
  return {
    start: first.start,
    end: last.end,
    parts: passage.parts,
    words,
    kind,
    zone: opening.zone,
    nested: passage.nested,
    speaker: kind === 'title' ? null : found.speaker,
    cue: kind === 'title' ? null : found.cue,
    person: null,
    candidates: [],
    warn: isFullSentence(words, before, after),
    utterance: index,
  };
}

/** Looks in the sentence where the quotation opens, then in the one where it closes. */
function findAttribution(
  frames: Frames,
  passage: Passage,
): { speaker: Mention | null; cue: Mention | null; place: Attribution['place'] | null } {
  const parts = passage.parts.length > 1 ? [passage.parts[0]!, passage.parts.at(-1)!] : [passage.parts[0]!];
  for (const part of parts) {
    const frame = frames(part.block);
    const sentence = sentenceAt(frame, part.start);
    const found = sentence < 0 ? null : attribute(frame, sentence, tokenAt(frame, part.start));
    if (found)
      return { speaker: mention(frame, found.speaker), cue: mention(frame, found.cue), place: found.place };
  }
  return { speaker: null, cue: null, place: null };
}

const mention = (frame: Frame, span: Span): Mention => ({
  start: span.start + frame.block.start,
  end: span.end + frame.block.start,
  text: frame.words.slice(span.start, span.end),
});

function wordsOf(plain: PlainText, part: Passage['parts'][number]): string {
  return plain.words({ start: part.open?.end ?? part.start, end: part.close?.start ?? part.end }).trim();
}

/** Ties every speaker to a person. @returns the people of the article */
function resolvePeople(
  plain: PlainText,
  frames: Frames,
  quotations: Quotation[],
  people: readonly KnownPerson[],
): ArticlePerson[] {
  const speakers = quotations.flatMap(({ speaker }) => (speaker ? [speaker] : []));
  const resolver = new PeopleResolver(plain, frames, speakers, people);
  for (const quotation of quotations)
    if (quotation.speaker) Object.assign(quotation, resolver.resolve(quotation.speaker));
  return resolver.people();
}
