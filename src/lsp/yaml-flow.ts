/** Where somebody writes inside `[…]` or `{…}`. */
export interface FlowPlace {
  path: (string | number)[];
  kind: 'key' | 'value';
  /** Offset at which what is being written begins. */
  start: number;
  taken: string[];
}

interface Open {
  bracket: '[' | '{';
  /** The key whose value is being written. */
  key: string | null;
  taken: string[];
}

/** The next sign that counts, with what stands before it; texts in quotation marks are passed over whole. */
const TOKEN = /"(?:[^"\\]|\\.)*"|'[^']*'|[[\]{},]|[\w-]+[ \t]*:(?=[ \t]|$)|[^"'[\]{},\s]+|["']|\s+/g;

/** Longer ones are no line that somebody is typing. */
const LONGEST = 5000;

/** Finds the place at the end of a text that begins with `[` or `{`; null if it does not, or if all is closed again. */
export function placeInFlow(text: string): FlowPlace | null {
  if (!/^[[{]/.test(text) || text.length > LONGEST) return null;
  const open: Open[] = [];
  let start = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const isBlank = token.trim() === '' && text.slice(start, index).trim() === '';
    if (takeSign(open, token) || isBlank) start = index + token.length;
  }
  const inner = open.at(-1);
  if (!inner) return null;
  const path = open.flatMap(({ bracket, key }): (string | number)[] =>
    bracket === '[' ? [0] : key === null ? [] : [key],
  );
  return { path, kind: inner.key === null ? 'key' : 'value', start, taken: inner.taken };
}

/** Whether a token is a sign after which something else begins. */
function takeSign(open: Open[], token: string): boolean {
  const inner = open.at(-1);
  if (token === '[' || token === '{') open.push({ bracket: token, key: null, taken: [] });
  else if (token === ']' || token === '}') open.pop();
  else if (token === ',') nextItem(inner);
  else return takeKey(inner, token);
  return true;
}

function nextItem(inner: Open | undefined): void {
  if (inner) inner.key = null;
}

function takeKey(inner: Open | undefined, token: string): boolean {
  if (inner?.bracket !== '{' || inner.key !== null || !/^[\w-]+[ \t]*:$/.test(token)) return false;
  inner.key = token.slice(0, -1).trim();
  inner.taken.push(inner.key);
  return true;
}
