/**
 * Fills the places of a message: `%s` one after another, `%[2]s` by number. What no word is given for is left as Go
 * prints it, so that a desk sees the same message as ever.
 */
export function fillMessage(message: string, words: readonly string[]): string {
  let next = 0;
  const filled = message.replace(
    /%(?:\[(\d+)\])?([svdq%])/g,
    (_, number: string | undefined, verb: string) => {
      if (verb === '%') return '%';
      const index = number === undefined ? next : Number(number) - 1;
      next = index + 1;
      const word = words[index];
      if (word === undefined) return `%!${verb}(${number === undefined ? 'MISSING' : 'BADINDEX'})`;
      return verb === 'q' ? JSON.stringify(word) : word;
    },
  );
  return filled.replace(/\n/g, ' ').replace(/ {2,}/g, ' ');
}

/** `'a'`, `'a' or 'b'`, `'a', 'b', or 'c'`. */
export function choiceOf(words: readonly string[]): string {
  const quoted = words.map((word) => `'${word}'`);
  if (quoted.length <= 2) return quoted.join(' or ');
  return `${quoted.slice(0, -1).join(', ')}, or ${quoted.at(-1)}`;
}

/** Where the options bring marks of their own, the message must not add a second pair. */
export function withoutMarks(message: string): string {
  return ["'%s'", '"%s"'].reduce(
    (text, marked) => (text.split(marked).length === 3 ? text.replace(marked, '%s') : text),
    message,
  );
}
