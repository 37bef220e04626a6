/** Cuts a paragraph into lines at blanks; one inside `code` is no place to cut. */
export function wrap(text: string, width: number): string[] {
  const words = text.match(/`[^`]*`\S*|\S+/g) ?? [''];
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
