import { findSections } from '../article/front-matter.ts';
import { readYaml } from '../yaml/document.ts';

/**
 * Sets top-level keys in the front matter of an article, all else left as it was typed: comments, order, line
 * ends, a byte order mark. New keys go after the last one.
 * @param keys values as they are to stand in YAML
 */
export function setKeys(text: string, keys: Readonly<Record<string, string>>): string {
  const { yaml: at } = findSections(text);
  if (!at) return text;
  const yaml = readYaml(text.slice(at.start, at.end), at.start);
  const lineEnd = text.slice(0, at.end).includes('\r\n') ? '\r\n' : '\n';
  const edits: { start: number; end: number; text: string }[] = [];
  for (const [key, value] of Object.entries(keys)) {
    if (yaml.has([key]) && yaml.data[key] !== null) edits.push({ ...yaml.valueSpan([key]), text: value });
    else if (yaml.has([key])) edits.push(afterKey(text, yaml.keySpan([key]).end, value));
    else
      edits.push({
        start: at.end,
        end: at.end,
        text: `${endOfLine(text, at.end, lineEnd)}${key}: ${value}${lineEnd}`,
      });
  }
  edits.sort((a, b) => b.start - a.start);
  // Several new keys stand at one place; taken from the end of the list, they come out in order.
  return edits.reduce(
    (result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end),
    text,
  );
}

/** A key with nothing after its colon. */
function afterKey(text: string, keyEnd: number, value: string): { start: number; end: number; text: string } {
  const colon = text.indexOf(':', keyEnd) + 1;
  const rest = /^[ \t]*(?:null|~)?/.exec(text.slice(colon, colon + 40))![0].length;
  return { start: colon, end: colon + rest, text: ` ${value}` };
}

const endOfLine = (text: string, at: number, lineEnd: string): string =>
  at > 0 && !/[\r\n]/.test(text[at - 1]!) ? lineEnd : '';
