/** Plain text as Markdown that reads the same, and the way back from its offsets. */
export interface PlainCopy {
  markdown: string;
  /** Where a place of the Markdown stands in the plain text; both in UTF-16 units from 0. */
  original: (offset: number) => number;
}

const MARKUP = /^(?=[#>+=-])|(?<=^\d+)(?=[.)])|(?=[[\]<>_*`~\\])/gm;

/** Signs that Markdown would read as markup are made to stand for themselves. */
export function plainCopy(text: string): PlainCopy {
  const added: number[] = [];
  const markdown = text.replace(MARKUP, (_, at: number) => {
    added.push(at + added.length);
    return '\\';
  });
  return { markdown, original: (offset) => offset - added.filter((at) => at < offset).length };
}
