import { readArticle } from '../../src/article/article.ts';
import { check } from '../../src/check/check.ts';
import type { Finding } from '../../src/rules/finding.ts';
import type { AnyRule } from '../../src/rules/index.ts';
import type { Jurisdiction, Severity } from '../../src/rules/rule.ts';
import type { Span } from '../../src/text/position.ts';
import { type GoldLine, readTexts } from '../eval/corpus.ts';
import { plainCopy } from './plain-copy.ts';

/** A finding in an article of a corpus; its span is of the corpus's own text. */
export interface Told extends Span {
  article: string;
  rule: string;
  severity: Severity;
  message: string;
  /** The words around it, for whoever judges. */
  context: string;
  /** It lies within what the corpus marks as somebody's words. */
  quoted: boolean;
  /** How many edits of its fix change something within somebody's words. */
  quotedEdits: number;
}

/** What the rules say of a whole corpus. */
export interface Collected {
  articles: number;
  /** How many findings each article has, the fewest first. */
  perArticle: number[];
  findings: Told[];
}

/** Runs rules over the articles of a corpus file, as over copy without front matter. */
export async function collect(
  file: string,
  rules: readonly AnyRule[],
  jurisdiction: Jurisdiction,
): Promise<Collected> {
  const findings: Told[] = [];
  const perArticle: number[] = [];
  for await (const line of readTexts(file)) {
    const told = ofArticle(line, rules, jurisdiction);
    perArticle.push(told.length);
    findings.push(...told);
  }
  perArticle.sort((a, b) => a - b);
  return { articles: perArticle.length, perArticle, findings };
}

function ofArticle(line: GoldLine, rules: readonly AnyRule[], jurisdiction: Jurisdiction): Told[] {
  const from = copyStart(line.text);
  const copy = plainCopy(line.text.slice(from));
  const files = [readArticle(copy.markdown, line.id)];
  const { findings } = check({ files, rules, jurisdiction, now: new Date('2016-11-01T12:00:00Z') });
  const place = ({ start, end }: Span): Span => ({
    start: from + copy.original(start),
    end: from + copy.original(end),
  });
  return findings.map((finding) => toldOf(line, finding, place));
}

function toldOf({ id, text, quotes }: GoldLine, finding: Finding, place: (span: Span) => Span): Told {
  const { rule, severity, message } = finding;
  const { start, end } = place({ start: finding.start.offset, end: finding.end.offset });
  // The marks themselves are the reporter's.
  const within = (span: Span): boolean =>
    quotes.some((quote) => span.start > quote.start && span.end < quote.end);
  return {
    article: id,
    start,
    end,
    rule,
    severity,
    message,
    context: `${text.slice(Math.max(0, start - 450), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 350)}`,
    quoted: within({ start, end }),
    quotedEdits: (finding.fix?.edits ?? []).map(place).filter(within).length,
  };
}

/** An archive puts its own summary before some articles, under headings in capitals: no newsroom wrote that. */
function copyStart(text: string): number {
  const heading = /^FULL TEXT\.\n+/m.exec(text);
  return heading ? heading.index + heading[0].length : 0;
}
