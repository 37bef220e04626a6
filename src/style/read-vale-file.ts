import { findSections } from '../article/front-matter.ts';
import { readYaml } from '../yaml/document.ts';
import type { FileConfig, ValeConfig } from './config/vale-config.ts';
import { type Field, markdownDocument, type StyleDocument, textDocument, type Wanted } from './document.ts';
import { withoutIgnored, withUsualComments } from './markup/ignores.ts';
import { parseCommonMarkdown } from './markup/parse.ts';

/** Reads a file as Vale does, by its ending: Markdown, or else plain text. */
export function readValeFile(
  path: string,
  text: string,
  { skipping, formats, ignoreSyntax }: ValeConfig,
  config: FileConfig,
  wanted: Wanted,
): StyleDocument {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? 'txt';
  const isMarkdown = /^(?:md|mdx|markdown|mdown|markdn)$/.test(formats.get(ending) ?? ending);
  if (ignoreSyntax || !isMarkdown) return textDocument(text, wanted, ending);
  const { body, yaml } = findSections(text);
  const readable = withUsualComments(
    withoutIgnored(text.slice(body.start, body.end), config),
    config.commentDelimiters,
  );
  const tree = parseCommonMarkdown(readable);
  return markdownDocument(
    {
      text,
      readable: text.slice(0, body.start) + readable,
      tree,
      base: body.start,
      fields: yaml ? fieldsOf(text.slice(yaml.start, yaml.end), yaml.start) : [],
      skipping,
      ending,
    },
    wanted,
  );
}

/** The texts of the front matter; each may be a scope of its own. */
function fieldsOf(yaml: string, offset: number): Field[] {
  const read = readYaml(yaml, offset);
  return Object.entries(read.data).flatMap(([name, value]): Field[] => {
    if (typeof value !== 'string' || value.trim() === '') return [];
    const span = read.valueSpan([name]);
    const quoted = /["']/.test(yaml[span.start - offset] ?? '') ? 1 : 0;
    const start = span.start + quoted;
    return [
      {
        scope: `text.frontmatter.${name}`,
        value,
        source: yaml.slice(start - offset, span.end - offset),
        offset: start,
      },
    ];
  });
}
