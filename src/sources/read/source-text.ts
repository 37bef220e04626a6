import type { SourcePlace, SourceText, SourceTurn } from '../source.ts';
import { cleanLine } from './clean-line.ts';
import type { JoinLines } from './hyphenation.ts';
import { refuseEndless } from './limits.ts';
import type { Line, LinePlace, Paragraph } from './paragraph.ts';

const WITH_A_SPACE: JoinLines = (before) =>
  before.endsWith('\u00ad') ? { cut: 1, glue: '' } : { cut: 0, glue: ' ' };

/** Joins the lines of all paragraphs to the text of the source, and keeps where each of them stood. */
export function sourceText(paragraphs: readonly Paragraph[], join: JoinLines = WITH_A_SPACE): SourceText {
  const pieces: string[] = [];
  const places: SourcePlace[] = [];
  const turns: SourceTurn[] = [];
  let length = 0;
  for (const paragraph of paragraphs) {
    const gap = length === 0 ? '' : '\n\n';
    const joined = joinLines(paragraph.lines, join);
    if (joined.text === '') continue;
    const start = length + gap.length;
    for (const { at, place } of joined.places) addPlace(places, start + at, place);
    pieces.push(gap, joined.text);
    length = start + joined.text.length;
    refuseEndless(length);
    if (paragraph.speaker !== null) addTurn(turns, { start, end: length, speaker: paragraph.speaker });
  }
  return { text: pieces.join(''), places, turns };
}

interface Joined {
  text: string;
  places: { at: number; place: LinePlace }[];
}

function joinLines(lines: readonly Line[], join: JoinLines): Joined {
  const pieces: string[] = [];
  const places: Joined['places'] = [];
  let length = 0;
  let before = '';
  const add = (text: string): void => {
    pieces.push(text);
    length += text.length;
  };
  for (const { text, place } of lines) {
    const after = cleanLine(text);
    if (after === '' || after === '\u00ad') continue;
    if (before !== '') {
      const { cut, glue } = join(before, after);
      length -= cut;
      pieces.push(pieces.pop()!.slice(0, -cut || undefined));
      add(glue);
    }
    places.push({ at: length, place });
    add(after);
    before = after;
  }
  const text = pieces.join('');
  return { text: text.endsWith('\u00ad') ? text.slice(0, -1) : text, places };
}

/** One place after another; the same one twice says nothing. */
function addPlace(places: SourcePlace[], at: number, place: LinePlace): void {
  const last = places.at(-1);
  const same =
    last?.page === place.page &&
    last?.line === place.line &&
    last?.paragraph === place.paragraph &&
    last?.time === place.time;
  if (!last || !same) places.push({ at, ...place });
}

/** Paragraphs on end by one speaker are one turn. */
function addTurn(turns: SourceTurn[], turn: SourceTurn): void {
  const last = turns.at(-1);
  if (last?.speaker === turn.speaker && last.end + 2 === turn.start) last.end = turn.end;
  else turns.push(turn);
}
