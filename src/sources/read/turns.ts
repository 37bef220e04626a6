import { cleanLine } from './clean-line.ts';
import { isClosing } from './headings.ts';
import { type Label, labelOf, timeInFront } from './label.ts';
import type { Line, Paragraph } from './paragraph.ts';

/**
 * Gives paragraphs the speakers whose labels stand in front of them, and takes the labels out. A turn runs to the
 * next label or heading. Where labels are not the way of the document, `Contact:` and its like stay words.
 */
export function takeTurns(paragraphs: readonly Paragraph[]): Paragraph[] {
  const speakers = speakersOf(paragraphs);
  if (speakers.size === 0) return [...paragraphs];
  const turns = new TurnTaking();
  for (const paragraph of paragraphs) {
    turns.open(paragraph.breaks);
    for (const [index, line] of paragraph.lines.entries()) {
      const label = labelAt(paragraph, index, speakers);
      if (label) turns.label(label, line);
      else turns.line(line, index === 0);
    }
  }
  return turns.finish();
}

/** The paragraphs so far, and whose turn it is. */
class TurnTaking {
  private readonly paragraphs: Paragraph[] = [];
  private lines: Line[] = [];
  private breaks = false;
  private speaker: string | null = null;
  private time: number | null = null;

  open(breaks: boolean): void {
    this.close();
    if (breaks) this.speaker = null;
    this.breaks = breaks;
  }

  label({ speaker, time, end }: Label, line: Line): void {
    this.close();
    this.speaker = speaker;
    this.time = time;
    // A heading stays: it is words of the document.
    this.add(speaker === null ? line : { ...line, text: line.text.slice(end) });
  }

  line(line: Line, first: boolean): void {
    if (isClosing(line.text)) {
      this.close();
      this.speaker = null;
      this.time = null;
    }
    const timed = first ? timeInFront(line.text) : null;
    if (timed) this.time = timed.time;
    this.add(timed ? { ...line, text: line.text.slice(timed.end) } : line);
  }

  finish(): Paragraph[] {
    this.close();
    return this.paragraphs;
  }

  /** What is said after a time in a transcript was said from then on. */
  private add({ text, place }: Line): void {
    this.lines.push({ text, place: this.time === null ? place : { ...place, time: this.time } });
  }

  private close(): void {
    if (this.lines.length > 0)
      this.paragraphs.push({ lines: this.lines, speaker: this.speaker, breaks: this.breaks });
    this.lines = [];
    this.breaks = false;
  }
}

/** The label that begins a line; within a paragraph only one that can hardly be part of a sentence. */
function labelAt({ lines }: Paragraph, index: number, speakers: ReadonlyMap<string, Label>): Label | null {
  const label = labelOf(lines[index]!.text);
  if (!label) return null;
  if (index === 0) return label;
  if (label.speaker === null) return null;
  return speakers.has(label.speaker) || startsAfresh(lines, index, label) ? label : null;
}

/** The line before has come to its end, or the label is all in capitals. */
const startsAfresh = (lines: readonly Line[], index: number, { speaker, strong }: Label): boolean =>
  strong && (/[.!?…:;”"’')\]—–-]$/.test(cleanLine(lines[index - 1]!.text)) || /^\P{Ll}+$/u.test(speaker!));

/**
 * The labels of a document whose way they are: one comes again, or two different ones could hardly be anything else.
 * Otherwise none.
 */
function speakersOf(paragraphs: readonly Paragraph[]): ReadonlyMap<string, Label> {
  const speakers = new Map<string, Label>();
  let again = false;
  for (const { lines } of paragraphs)
    for (const [index, line] of lines.entries()) {
      const label = labelOf(line.text);
      if (!label?.speaker || (index > 0 && !startsAfresh(lines, index, label))) continue;
      again ||= speakers.has(label.speaker);
      speakers.set(label.speaker, label);
    }
  // `A.` without a `Q.` begins a list.
  if (!speakers.has('Q') && speakers.delete('A')) return speakers.size > 1 ? speakers : new Map();
  const strong = [...speakers.values()].filter((label) => label.strong);
  return again || strong.length >= 2 ? speakers : new Map();
}
