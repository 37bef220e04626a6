import type { Article } from '../article/article.ts';
import type { Analysis } from '../quotes/analysis.ts';
import type { Finding } from '../rules/finding.ts';
import type { Severity } from '../rules/rule.ts';
import type { Timed } from '../text/timed.ts';
import { SpanIndex } from '../text/span-index.ts';
import { wantedBy } from './check-vale.ts';
import { type Field, markdownDocument, type StyleDocument } from './document.ts';
import { runawayFinding, styleFinding } from './finding.ts';
import { type ActiveRule, lint } from './lint.ts';
import { USUAL_SKIPPING } from './markup/blocks.ts';
import type { StyleRule } from './rule/style-rule.ts';

/** What a newsroom says of a style rule under `rules:`. */
export type StyleSetting =
  | Severity
  | 'off'
  | ({ severity?: Severity | 'off' | undefined; quotations?: unknown } & Record<string, unknown>);

/** House style as the check runs it, beside the rules of newsctl. */
export interface StyleCheck {
  rules: readonly StyleRule[];
  /** @param settings what `newsctl.yaml` says of single rules, for this article */
  findings: (
    article: Article,
    analysis: Analysis,
    settings: Readonly<Record<string, StyleSetting>>,
    timed?: Timed,
  ) => Finding[];
  /** Absolute paths outside the folders of styles that its rules looked for, there or not. */
  readsElsewhere?: readonly string[];
}

/**
 * Makes the check of a house style.
 * @param activeFor the rules that are on for an article
 */
export function houseCheck(
  rules: readonly StyleRule[],
  activeFor: (path: string) => readonly ActiveRule[],
): StyleCheck {
  return {
    rules,
    findings(article, analysis, settings, timed) {
      const active = activeFor(article.path).filter(({ rule }) => severityIn(settings[rule.id]) !== 'off');
      const readsQuotations = ({ rule }: ActiveRule): boolean => {
        const setting = settings[rule.id];
        return typeof setting === 'object' && setting.quotations === true;
      };
      const spoken = wordsOfOthers(article, analysis);
      const silent = active.filter((one) => !readsQuotations(one));
      const open = active.filter(readsQuotations);
      return [
        ...findingsOf(article, silent, spoken, timed),
        ...(open.length > 0 ? findingsOf(article, open, new SpanIndex([]), timed) : []),
      ]
        .map((finding) => ({ ...finding, severity: severityIn(settings[finding.rule]) ?? finding.severity }))
        .filter((finding): finding is Finding => finding.severity !== 'off');
    },
  };
}

const severityIn = (setting: StyleSetting | undefined): Severity | 'off' | undefined =>
  typeof setting === 'object' ? setting.severity : setting;

function findingsOf(
  article: Article,
  active: readonly ActiveRule[],
  spoken: SpanIndex,
  timed?: Timed,
): Finding[] {
  const { alerts, ranAway } = lint(documentOf(article, active, spoken), active, timed);
  const heard = alerts.filter(
    ({ span }) => !spoken.touches({ start: span.start, end: Math.max(span.end, span.start + 1) }),
  );
  const start = article.lines.position(article.bodySpan.start);
  return [
    ...heard.map((alert) => styleFinding(alert, article.path, article.lines)),
    ...ranAway.map(({ id }) => runawayFinding(id, article.path, start)),
  ];
}

/** What others said or wrote: quotations with their marks, and quotations set off. */
function wordsOfOthers({ plain }: Article, { quotations }: Analysis): SpanIndex {
  const parts = quotations.flatMap((quotation) => quotation.parts);
  const setOff = plain.blocks.filter(({ zone }) => zone === 'block-quote');
  const spans = [...parts, ...setOff].map((span) => plain.sourceSpan(span)).sort((a, b) => a.start - b.start);
  const apart: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = apart.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else apart.push({ ...span });
  }
  return new SpanIndex(apart);
}

function documentOf(article: Article, active: readonly ActiveRule[], hidden: SpanIndex): StyleDocument {
  return markdownDocument(
    {
      text: article.text,
      tree: article.tree,
      base: article.bodySpan.start,
      fields: fieldsOf(article),
      skipping: USUAL_SKIPPING,
      hidden,
    },
    wantedBy(active),
  );
}

/** The headline counts as a heading of the first level. */
function fieldsOf({ frontMatter, text, fieldSpan }: Article): Field[] {
  return (['headline', 'standfirst'] as const).flatMap((name): Field[] => {
    const value = frontMatter[name];
    if (typeof value !== 'string' || value === '') return [];
    const span = fieldSpan([name]);
    const start = /["']/.test(text[span.start] ?? '') ? span.start + 1 : span.start;
    const scope =
      name === 'headline' ? 'text.heading.h1.frontmatter.headline' : 'text.frontmatter.standfirst';
    return [{ scope, value, source: text.slice(start, span.end), offset: start }];
  });
}
