import type { PlainText } from '../article/plain-text.ts';
import type { MarkFault, Quotation } from './analysis.ts';
import { hasCue } from './cues.ts';
import type { Frames } from './frame.ts';

/**
 * A quotation that closes at the end of its paragraph although the same person goes on in the next one,
 * so that a reader takes the second for somebody else's words.
 */
export function findPrematureCloses(
  plain: PlainText,
  frames: Frames,
  quotations: readonly Quotation[],
): MarkFault[] {
  const faults: MarkFault[] = [];
  for (let index = 0; index + 1 < quotations.length; index++) {
    const first = quotations[index]!;
    const second = quotations[index + 1]!;
    const close = first.parts.at(-1)!.close;
    if (!close || !closesParagraph(plain, first) || !goesOn(plain, frames, first, second)) continue;
    faults.push({
      kind: 'premature-close',
      span: close,
      insert: null,
      related: [{ message: 'The quotation goes on here.', span: second.parts[0]!.open ?? second }],
    });
  }
  return faults;
}

/** A whole sentence whose closing mark is the last thing in its paragraph. A partial quotation does close. */
function closesParagraph(plain: PlainText, quotation: Quotation): boolean {
  const block = plain.blocks[quotation.parts.at(-1)!.block]!;
  return (
    quotation.kind === 'direct' &&
    quotation.speaker !== null &&
    plain.words({ start: quotation.end, end: block.end }).trim() === ''
  );
}

/** The next paragraph is nothing but a quotation, and neither it nor what follows says that somebody else speaks. */
function goesOn(plain: PlainText, frames: Frames, first: Quotation, second: Quotation): boolean {
  const from = first.parts.at(-1)!.block;
  const to = second.parts[0]!.block;
  const same = plain.blocks[from]!;
  const next = plain.blocks[to]!;
  if (
    to !== from + 1 ||
    same.zone !== next.zone ||
    same.enclosure !== next.enclosure ||
    same.kind !== next.kind
  )
    return false;
  if (second.kind !== 'direct' || !frames(to).onlyQuoted) return false;
  if (second.speaker && first.speaker && second.speaker.start !== first.speaker.start) return false;
  // The first must stand after its attribution: “No,” said Ann. ¶ “Yes.” is a conversation.
  if (!first.cue || first.cue.start > first.start) return false;
  const after = plain.blocks[second.parts.at(-1)!.block + 1];
  return (
    !after || !/^(?:said|says|asked|replied|added)\b/.test(plain.words(after)) || !hasCue(plain.words(after))
  );
}
