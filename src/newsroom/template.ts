import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { findSections } from '../article/front-matter.ts';
import { NewsctlError } from '../errors.ts';
import { LineIndex, type Span } from '../text/position.ts';
import { didYouMean } from '../text/suggest.ts';
import { readYaml } from '../yaml/document.ts';
import { isPlaceholder, PLACEHOLDER, PLACEHOLDERS } from './placeholders.ts';

/** A template that is sound: its front matter is YAML, and every placeholder in it is known. */
export interface Template {
  /** As messages name it. */
  path: string;
  /** The YAML between the fences. */
  yaml: string;
  /** The Markdown after them. */
  body: string;
}

interface Fault {
  message: string;
  at: number;
}

/**
 * Reads a template.
 * @param path how messages name the file
 * @throws NewsctlError TEMPLATE_INVALID with file, line, column and the line itself for every fault
 */
export function readTemplate(text: string, path: string): Template {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const sections = findSections(source);
  if (!sections.yaml) {
    const message = sections.unclosedFence
      ? 'The front matter opens here and never closes: put a line `---` after its last key.'
      : 'A template starts with front matter between two lines `---`.';
    throw invalid(path, source, [{ message, at: 0 }]);
  }
  const { yaml, body } = sections;
  const faults = [...yamlFaults(source, yaml), ...unknownNames(source, body)];
  if (faults.length > 0) throw invalid(path, source, faults);
  return { path, yaml: source.slice(yaml.start, yaml.end), body: source.slice(body.start, body.end) };
}

function yamlFaults(source: string, span: Span): Fault[] {
  const text = source.slice(span.start, span.end);
  const bare = unquoted(text, span.start);
  // `{{x}}` without marks is odd YAML: saying so helps more than what a YAML reader makes of it.
  if (bare.length > 0) return bare;
  const problems = readYaml(text, span.start).problems;
  if (problems.length > 0) return problems.map(({ message, span: at }) => ({ message, at: at.start }));
  return unknownInValues(text, span.start);
}

/** Placeholders without quotation marks, which YAML reads as a group within a group. */
function unquoted(text: string, base: number): Fault[] {
  const faults: Fault[] = [];
  visit(parseDocument(text, { logLevel: 'silent' }), {
    Map(_, node) {
      const first = node.flow ? node.items[0]?.key : undefined;
      if (!isMap(first) || !first.flow || !node.range) return undefined;
      const name = text.slice(node.range[0]).match(/^\{\{.*?\}\}/)?.[0] ?? '{{…}}';
      faults.push({ message: `Put ${name} in quotation marks: "${name}".`, at: base + node.range[0] });
      return visit.SKIP;
    },
  });
  return faults;
}

function unknownInValues(text: string, base: number): Fault[] {
  const faults: Fault[] = [];
  visit(parseDocument(text), {
    Scalar(_, node) {
      if (!isScalar(node) || !node.range) return;
      const [start, end] = node.range;
      faults.push(...unknownNames(text, { start, end }).map((fault) => ({ ...fault, at: base + fault.at })));
    },
  });
  return faults;
}

function unknownNames(text: string, span: Span): Fault[] {
  return [...text.slice(span.start, span.end).matchAll(PLACEHOLDER)]
    .filter((match) => !isPlaceholder(match[1]!))
    .map((match) => ({
      message: `There is no placeholder ${match[0]}.${didYouMean(match[1]!, PLACEHOLDERS)}`,
      at: span.start + match.index,
    }));
}

function invalid(path: string, source: string, faults: Fault[]): NewsctlError {
  const lines = new LineIndex(source);
  const described = faults
    .sort((a, b) => a.at - b.at)
    .map((fault) => {
      const { line, column } = lines.position(fault.at);
      const caret = `${' '.repeat(column - 1)}^`;
      return `${path}:${line}:${column}  ${fault.message}\n    ${lines.line(line)}\n    ${caret}`;
    });
  return new NewsctlError('TEMPLATE_INVALID', described.join('\n'));
}
