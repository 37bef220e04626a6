import type { Article } from '../article/article.ts';
import type { Acknowledgement } from '../article/front-matter-types.ts';
import { analyse } from '../quotes/analyse.ts';
import type { Finding } from '../rules/finding.ts';
import { type AnyRule, ruleIds } from '../rules/index.ts';
import type { Report, RuleContext, RuleInput } from '../rules/rule.ts';
import { type Discretion, discretionFor } from '../sources/confidential/discretion.ts';
import { declaredSources } from '../sources/declared.ts';
import type { SourceFile } from '../sources/source.ts';
import { verifyQuotations } from '../sources/verify/verify.ts';
import type { Span } from '../text/position.ts';
import { didYouMean } from '../text/suggest.ts';
import { acknowledgedBy, lapsed } from './acknowledgements.ts';
import { passageHash } from './passage.ts';
import { type ArticleSettings, milder, type RuleSettings } from './settings.ts';
import type { Timed } from '../text/timed.ts';
import { isOfRunaway } from '../style/finding.ts';
import type { StyleCheck } from '../style/house-check.ts';
import { readSuppressions, type Suppression } from './suppressions.ts';

/** Everything that checking one article needs besides the article. */
export interface CheckInput {
  rules: readonly AnyRule[];
  settingsOf: (article: Article) => ArticleSettings;
  context: RuleContext;
  /** By their path in the newsroom. */
  sourceFiles: Pick<ReadonlyMap<string, SourceFile>, 'get'>;
  /** Whether the house lets hesitation and repeats of spoken words go. */
  cleanVerbatim: boolean;
  /** The newsroom's house style; left out where it has none. */
  style?: StyleCheck | undefined;
  /** Does a piece of work and notes how long it took; left out where nobody wants to know. */
  timed?: Timed | undefined;
}

/** Rules about the comments that switch rules off; they can themselves not be switched off. */
const SUPPRESSION_FAULT = 'suppression/comment';
const SUPPRESSION_UNUSED = 'suppression/unused';

/** What a check of one article comes to. */
export interface CheckedArticle {
  findings: Finding[];
  /** Reviews that a named person has settled. */
  acknowledged: { finding: Finding; by: Acknowledgement }[];
  /** Whether the same check may come to something else: a pattern that took too long today need not tomorrow. */
  byChance: boolean;
  /** Whether the article keeps a source secret. */
  keepsSecrets: boolean;
}

/**
 * Runs every rule that is switched on over one article: findings in the order of the file, suppressed ones
 * left out, acknowledged reviews set apart, suppressions that suppress nothing reported. Pure.
 */
export function checkArticle(article: Article, input: CheckInput): CheckedArticle {
  const timed: Timed = input.timed ?? ((_, work) => work());
  const analysis = timed('(quotations and speakers)', () => analyse(article.plain, input.context.people));
  const sources = declaredSources(article, input.sourceFiles);
  const ruleInput: RuleInput = {
    article,
    analysis,
    sources,
    verifications: timed('(quotations against sources)', () =>
      verifyQuotations(article, analysis, sources, {
        people: input.context.people,
        cleanVerbatim: input.cleanVerbatim,
        language: input.context.language,
      }),
    ),
    context: input.context,
  };
  const { resolved, written } = input.settingsOf(article);
  const findings = [
    ...input.rules.flatMap((rule) => timed(rule.id, () => runRule(rule, ruleInput, resolved.get(rule.id)))),
    ...(input.style?.findings(article, analysis, written, input.timed) ?? []),
  ];
  const { suppressions, faults } = readSuppressions(article);
  const used = new Set<Suppression>();
  const passages = new Set(findings.map((finding) => finding.passage));
  const acknowledged: CheckedArticle['acknowledged'] = [];
  const kept = findings.flatMap((finding) => {
    const by = suppressions.filter((suppression) => suppresses(suppression, finding));
    for (const suppression of by) used.add(suppression);
    const ack = acknowledgedBy(article, finding);
    if (ack) acknowledged.push({ finding, by: ack });
    return by.length === 0 && !ack ? [lapsed(article, finding, passages)] : [];
  });
  const comments = [
    ...faults.map((fault) => makeFinding(article, SUPPRESSION_FAULT, 'warning', fault)),
    ...suppressions
      .filter((suppression) => !used.has(suppression))
      .map((suppression) => unused(article, suppression, input.style)),
  ];
  const discreet = discretionFor(article, input.context.people);
  return {
    findings: [...kept, ...comments]
      .sort(byPlace)
      .map(discreet ? (finding) => discreetly(finding, discreet) : same),
    acknowledged,
    byChance: findings.some(isOfRunaway),
    keepsSecrets: discreet !== null,
  };
}

const same = (finding: Finding): Finding => finding;

/** A finding without what would tell who a confidential source is: a check is printed, logged and sent about. */
function discreetly(finding: Finding, { isWithheld, hide }: Discretion): Finding {
  const { fix } = finding;
  return {
    ...finding,
    message: hide(finding.message),
    related: finding.related.map((other) => ({ ...other, message: hide(other.message) })),
    ...(fix ? { fix: { ...fix, description: hide(fix.description) } } : {}),
    ...(isWithheld(finding.start.line) ? { withheld: true } : {}),
  };
}

function runRule(rule: AnyRule, input: RuleInput, settings: RuleSettings | undefined): Finding[] {
  const severity = settings?.severity ?? rule.severity;
  if (severity === 'off' || (rule.needsFrontMatter && isBareText(input)) || !appliesTo(rule, input))
    return [];
  const findings: Finding[] = [];
  const report = (found: Report): void => {
    findings.push(makeFinding(input.article, rule.id, milder(severity, found.atMost), found));
  };
  rule.check(input, report, settings?.options ?? {});
  return findings;
}

/** Whether the article is under a law that the rule is about; its own word goes before the newsroom's. */
function appliesTo({ jurisdictions }: AnyRule, { article, context }: RuleInput): boolean {
  const law = article.frontMatter.law?.jurisdiction ?? context.jurisdiction;
  return jurisdictions === undefined || (law !== 'none' && jurisdictions.includes(law));
}

/** Copy from outside a newsroom, without any front matter: nothing to hold against it. */
const isBareText = ({ article, context }: RuleInput): boolean =>
  !context.inNewsroom && !article.hasFrontMatter && article.problems.length === 0;

function makeFinding(article: Article, rule: string, severity: Finding['severity'], report: Report): Finding {
  const place = (span: Span) => ({
    start: article.lines.position(span.start),
    end: article.lines.position(span.end),
  });
  return {
    rule,
    severity,
    message: report.message,
    path: article.path,
    ...place(report.span),
    related: (report.related ?? []).map(({ message, span }) => ({
      message,
      path: article.path,
      ...place(span),
    })),
    ...(report.fix && severity !== 'review' ? { fix: report.fix } : {}),
    ...(severity === 'review' ? { passage: passageHash(article, report) } : {}),
    help: `newsctl explain ${rule}`,
  };
}

const suppresses = (suppression: Suppression, finding: Finding): boolean =>
  suppression.rule === finding.rule &&
  finding.severity !== 'review' &&
  suppression.covers.start <= finding.start.offset &&
  finding.start.offset < Math.max(suppression.covers.end, suppression.covers.start + 1);

function unused(article: Article, suppression: Suppression, style: StyleCheck | undefined): Finding {
  const ids = [...ruleIds(), ...(style?.rules ?? []).map(({ id }) => id)];
  const known = ids.includes(suppression.rule);
  const message = known
    ? `\`${suppression.rule}\` finds nothing here: this comment can go.`
    : `There is no rule \`${suppression.rule}\`.${didYouMean(suppression.rule, ids)}`;
  return makeFinding(article, known ? SUPPRESSION_UNUSED : SUPPRESSION_FAULT, 'warning', {
    message,
    span: suppression.span,
  });
}

const byPlace = (a: Finding, b: Finding): number =>
  a.start.offset - b.start.offset || a.end.offset - b.end.offset || (a.rule < b.rule ? -1 : 1);
