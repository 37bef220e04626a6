/** What stands between these tags is no copy. */
const NO_COPY = new Set(['script', 'style', 'template']);

/** Tags that stand for something that readers would see or hear. */
const SHOWN = new Set('img picture video audio iframe embed object svg canvas script'.split(' '));

const TAG = /<(\/?)([a-z][a-z0-9-]*)/iy;

export interface HtmlParts {
  /** Tags, comments, scripts and styles left out, each blank one space. */
  words: string;
  /** Whether there is anything but words that readers would see. */
  shows: boolean;
}

/** What a piece of HTML holds. In one pass, whatever somebody pasted. */
export function htmlParts(html: string): HtmlParts {
  let words = '';
  let shows = false;
  for (let at = 0; at < html.length; ) {
    const start = html.indexOf('<', at);
    const end = start < 0 ? html.length : start;
    words += html.slice(at, end);
    if (start < 0) break;
    const tag = tagAt(html, start);
    shows ||= SHOWN.has(tag.name);
    words += ' ';
    at = tag.end;
  }
  return { words: words.replace(/\s+/g, ' ').trim(), shows };
}

/** What begins with `<` at an offset, and where it ends; what never ends goes on to the end of the text. */
function tagAt(html: string, at: number): { name: string; end: number } {
  const behind = (mark: string, from: number): number => {
    const found = html.indexOf(mark, from);
    return found < 0 ? html.length : found + mark.length;
  };
  if (html.startsWith('<!--', at)) return { name: '', end: behind('-->', at + 4) };
  TAG.lastIndex = at;
  const [, closing, written = ''] = TAG.exec(html) ?? [];
  const name = written.toLowerCase();
  const end = behind('>', at);
  const within = closing === '' && NO_COPY.has(name);
  return { name, end: within ? behind('>', behind(`</${written}`, end)) : end };
}
