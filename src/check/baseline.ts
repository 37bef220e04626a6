import { createHash } from 'node:crypto';
import { findSections } from '../article/front-matter.ts';
import type { Finding } from '../rules/finding.ts';
import { type CheckResult, countSeverities } from './counts.ts';

/** One kind of finding in one sentence, with how many of them a desk has decided to live with. */
export interface BaselineEntry {
  rule: string;
  /** Where it was found when it was written down; an article that is moved keeps its entries. */
  path: string;
  /** The first 16 digits of the SHA-256 of the sentence, blanks made one. */
  sentence: string;
  count: number;
}

/** A check without what the baseline knows. */
export interface BaselinedCheck {
  result: CheckResult;
  /** How many findings were known. */
  known: number;
  /** Entries, and parts of entries, that fit no finding any more. */
  stale: number;
}

/**
 * Findings as a baseline: by rule and sentence, so that edits elsewhere, or a new place, change nothing, and a sentence
 * that is rewritten is looked at afresh. A review is in no baseline: somebody has to answer for it (`newsctl ack`).
 * @param texts the articles, by the paths that the findings have
 */
export function baselineOf(
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  const keyOf = sentenceKeys(texts);
  for (const finding of findings) {
    if (finding.severity === 'review') continue;
    const { rule, path } = finding;
    const sentence = keyOf(finding);
    const known = entries.get(`${rule} ${sentence}`);
    if (known) known.count++;
    else entries.set(`${rule} ${sentence}`, { rule, path, sentence, count: 1 });
  }
  return [...entries.values()].sort(
    (a, b) => order(a.path, b.path) || order(a.rule, b.rule) || order(a.sentence, b.sentence),
  );
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Leaves out of a check the findings that a baseline knows, each as often as it knows it. */
export function withoutKnown(
  result: CheckResult,
  baseline: readonly BaselineEntry[],
  texts: ReadonlyMap<string, string>,
): BaselinedCheck {
  const left = new Map<string, number>();
  for (const { rule, sentence, count } of baseline) {
    const key = `${rule} ${sentence}`;
    left.set(key, (left.get(key) ?? 0) + count);
  }
  const keyOf = sentenceKeys(texts);
  const findings = result.findings.filter((finding) => {
    if (finding.severity === 'review') return true;
    const key = `${finding.rule} ${keyOf(finding)}`;
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  return {
    result: { ...result, findings, counts: countSeverities(findings) },
    known: result.findings.length - findings.length,
    stale: [...left.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** Finds the key of the sentence at a place; each article is cut into sentences once. */
function sentenceKeys(texts: ReadonlyMap<string, string>): (finding: Finding) => string {
  const cut = new Map<string, Sentences>();
  return ({ path, start }) => {
    const sentences = cut.get(path) ?? new Sentences(texts.get(path) ?? '');
    cut.set(path, sentences);
    const words = sentences.at(start.offset).replace(/\s+/g, ' ').trim();
    return createHash('sha256').update(words).digest('hex').slice(0, 16);
  };
}

const LINE_END = /\r\n|\r|\n/g;
/** The end of a sentence, or of a paragraph that ends without a stop. */
const END = /[.!?…]["'”’»)\]*_]*\s+|(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/g;

/** The sentences of an article's Markdown, and the lines of its front matter. */
class Sentences {
  private readonly text: string;
  private readonly starts = [0];

  constructor(text: string) {
    this.text = text;
    const { start: body } = findSections(text).body;
    this.cut(LINE_END, 0, body);
    this.cut(END, body, text.length);
  }

  /** The one in which an offset stands. */
  at(offset: number): string {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return this.text.slice(this.starts[low], this.starts[low + 1]);
  }

  private cut(end: RegExp, from: number, to: number): void {
    for (const match of this.text.slice(from, to).matchAll(end))
      this.starts.push(from + match.index + match[0].length);
  }
}
