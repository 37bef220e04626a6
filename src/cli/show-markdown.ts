import type { Paint } from '../reporters/paint.ts';
import { wrap } from './wrap.ts';

const WIDTH = 80;

/** Our own Markdown for a terminal: headings set off, paragraphs and lists wrapped at 80 columns, code indented. */
export function showMarkdown(text: string, paint: Paint): string {
  const lines: string[] = [];
  let fence = '';
  for (const line of text.split('\n')) {
    const mark = /^`{3,}/.exec(line)?.[0] ?? '';
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && line === fence) fence = '';
    else if (fence !== '') lines.push(`    ${line}`);
    else lines.push(...showLine(line, paint));
  }
  return lines.join('\n');
}

function showLine(line: string, paint: Paint): string[] {
  const heading = /^#+ (.*)/.exec(line);
  if (heading) return [paint.bold(heading[1]!)];
  const item = /^(- |\d+\. )(.*)/.exec(line);
  const wrapped = item
    ? wrap(item[2]!, WIDTH - item[1]!.length).map(
        (part, i) => (i === 0 ? item[1]! : ' '.repeat(item[1]!.length)) + part,
      )
    : wrap(line, WIDTH);
  return wrapped.map((part) =>
    part.replace(/`([^`]+)`/g, (marked, code: string) => highlighted(code, paint) ?? marked),
  );
}

/** Null where there is no colour: then the marks stay, since something must set code off from the words. */
function highlighted(code: string, paint: Paint): string | null {
  const painted = paint.cyan(code);
  return painted === code ? null : painted;
}
