import { NewsctlError } from '../errors.ts';
import { LineIndex } from '../text/position.ts';
import type { YamlProblem } from '../yaml/document.ts';

/** A file of the newsroom's configuration that cannot be used, with every fault. */
export class ConfigFault extends NewsctlError {
  /** Name of the file in the newsroom. */
  readonly file: string;
  /** Its text without a byte order mark, which the places of the problems count in. */
  readonly text: string;
  readonly problems: readonly YamlProblem[];

  constructor(file: string, text: string, problems: readonly YamlProblem[]) {
    super('CONFIG_INVALID', describe(file, text, problems));
    this.file = file;
    this.text = text;
    this.problems = problems;
  }
}

/** Every fault with its place and the line it stands in. */
function describe(name: string, text: string, problems: readonly YamlProblem[]): string {
  const lines = new LineIndex(text);
  const count = problems.length === 1 ? 'a fault' : `${problems.length} faults`;
  const described = [...problems]
    .sort((a, b) => a.span.start - b.span.start)
    .map((problem) => {
      const at = lines.position(problem.span.start);
      const frame = lines.line(at.line);
      const caret = `${' '.repeat(at.column - 1)}^`;
      return `${name}:${at.line}:${at.column}  ${problem.message}\n    ${frame}\n    ${caret}`;
    });
  return `${name} has ${count}.\n${described.join('\n')}`;
}
