import { docx, p } from '../support/docx.ts';
import { pdf } from '../support/pdf.ts';

/** Paragraphs of words without markup, as a file of each format that newsctl reads. */
export const FORMATS: Readonly<
  Record<string, (paragraphs: readonly string[]) => Promise<string | Uint8Array>>
> = {
  txt: async (paragraphs) => paragraphs.map((paragraph) => lines(paragraph, 62).join('\n')).join('\n\n'),
  md: async (paragraphs) =>
    `---\ntitle: Notes\n---\n\n${paragraphs.map((one) => one.replace(/^(\S+) (\S+)/, '**$1** *$2*')).join('\n\n')}`,
  html: async (paragraphs) =>
    `<!doctype html><title>Notes</title><nav>Home</nav><main>${paragraphs.map((one) => `<p>${one.replace(/^(\S+) (\S+)/, '<b>$1</b> <a href="#">$2</a>')}</p>`).join('\n')}</main>`,
  docx: async (paragraphs) => docx(paragraphs.map(p).join('')),
  pdf: async (paragraphs) =>
    pdf((write) => {
      let y = 760;
      for (const paragraph of paragraphs) {
        const set = hyphenated(paragraph, 70);
        write(set, { x: 60, y });
        y -= set.length * 12 + 18;
      }
    }),
  srt: async (paragraphs) =>
    cues(paragraphs, ',')
      .map((cue, at) => `${at + 1}\n${cue}`)
      .join('\n\n'),
  vtt: async (paragraphs) => `WEBVTT\n\n${cues(paragraphs, '.').join('\n\n')}`,
};

/** A paragraph in lines of at most so many units. */
function lines(paragraph: string, width: number): string[] {
  const set: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = set.at(-1);
    if (last !== undefined && last.length + word.length < width) set[set.length - 1] = `${last} ${word}`;
    else set.push(word);
  }
  return set;
}

/** The same, long words parted by a hyphen at the line end, as a PDF has them. */
function hyphenated(paragraph: string, width: number): string[] {
  return lines(
    paragraph
      .split(' ')
      .map((word, at) =>
        /^[a-z]{9,}$/.test(word) && at % 3 === 0 ? `${word.slice(0, 5)}-\n${word.slice(5)}` : word,
      )
      .join(' '),
    width,
  ).flatMap((line) => line.split('\n'));
}

/** A cue every four seconds, each with a few words; sentences run over cues. */
function cues(paragraphs: readonly string[], point: string): string[] {
  const stamp = (seconds: number): string =>
    `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}${point}000`;
  return paragraphs
    .flatMap((paragraph) => lines(paragraph, 40))
    .map((line, at) => `${stamp(at * 4)} --> ${stamp(at * 4 + 4)}\n${line}`);
}
