import type { CheckResult } from '../check/check.ts';
import type { NewsctlError } from '../errors.ts';
import type { Prepared } from '../publish/prepare.ts';
import { count } from '../text/count.ts';
import type { Context, Outcome } from './context.ts';

export const nothingToDo = (context: Context): Outcome => ({
  result: null,
  text: `${context.paint.green('✓')} Nothing to publish: readers have everything already.`,
  notes: ['`newsctl status` says what stays at home, and why.'],
});

/** The check found errors in what would go out. */
export async function refused(
  context: Context,
  prepared: Pick<Prepared, 'outgoing'>,
  checked: CheckResult,
): Promise<Outcome> {
  const [{ NewsctlError: Failure }, { reportText }, { textsOf }] = await Promise.all([
    import('../errors.ts'),
    import('../reporters/text.ts'),
    import('./check-outgoing.ts'),
  ]);
  const found = new Set(checked.findings.map(({ path }) => path));
  const shown = prepared.outgoing.filter(({ article }) => found.has(article.path));
  const texts = new Map((await textsOf(shown)).map(({ path, text }) => [path, text]));
  const error: NewsctlError = new Failure(
    'CHECK_FAILED',
    'Nothing was published: the check found errors in what would go out.',
  );
  return {
    result: { findings: checked.findings, counts: checked.counts },
    text: context.json ? '' : await reportText(checked, texts, context.paint),
    error,
  };
}

/** The plan, which is not carried out. */
export async function planned(context: Context, prepared: Prepared, label: string): Promise<Outcome> {
  const { planResult, showPlan } = await import('../reporters/plan.ts');
  return {
    result: planResult(prepared),
    text: context.json ? '' : showPlan(prepared, label, context.paint),
    notes: ['Nothing was changed: this was a dry run.'],
    warnings: warningsOf(prepared),
  };
}

/** What only a person can settle stops no publication, but does not go out unsaid. */
export const withReviews = (outcome: Outcome, open: number): Outcome =>
  open === 0
    ? outcome
    : {
        ...outcome,
        notes: [
          ...(outcome.notes ?? []),
          `${count(open, 'review')} of what goes out ${open === 1 ? 'is' : 'are'} open: \`newsctl check\` shows what to ask, \`newsctl ack\` records the answer.`,
        ],
      };

/** What is no error and should be known. */
export const warningsOf = (prepared: Prepared): string[] => [
  ...prepared.warnings,
  ...prepared.problems.map(({ path, message }) => `${path}: ${message}`),
];
