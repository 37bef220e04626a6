import type { Prepared } from '../publish/prepare.ts';
import type { Context, Outcome } from './context.ts';
import type { PublishOptions } from './publish-to.ts';
import { warningsOf } from './publish-outcomes.ts';
import type { Desk } from './open-host.ts';

/** Shows the plan, asks where it does more than most, carries it out, and looks afterwards. */
export async function carryOut(
  context: Context,
  desk: Desk,
  prepared: Prepared,
  options: PublishOptions,
): Promise<{ outcome: Outcome; release: string | null }> {
  const [{ publish: publishNow }, { planResult, showPlan, showPublished }, { Progress }, { confirmPlan }] =
    await Promise.all([
      import('../publish/publish.ts'),
      import('../reporters/plan.ts'),
      import('./progress.ts'),
      import('./publishing.ts'),
    ]);
  if (!context.json && !context.quiet)
    context.stderr.write(`${showPlan(prepared, desk.host.label, context.paintError)}\n`);
  await confirmPlan(context, desk, prepared, options);
  const progress = new Progress(context);
  const done = await publishNow({
    ...desk.run,
    prepared,
    signal: context.signal,
    now: context.now,
    progress: (done, total, path) => progress.update('publishing', done, total, path),
  }).finally(progress.end);
  const looks = await (await import('./look-after.ts')).lookAfter(context, desk, { prepared, done }, options);
  const { showLooks, wrongOf } = await import('../reporters/verify.ts');
  const seen = looks && showLooks(looks, context.paint);
  const published = showPublished(
    prepared,
    done,
    {
      label: desk.host.label,
      url: desk.newsroom.config.url,
      undo: `newsctl undo${options.to === undefined ? '' : ` --to ${desk.hostName}`}`,
    },
    context.paint,
  );
  const outcome = {
    // Every file of the site by name, which no person is shown.
    result: context.json && {
      ...planResult(prepared),
      ...done,
      ...(looks && { verified: { looked: looks.length, wrong: wrongOf(looks) } }),
    },
    text: seen ? `${published}\n${seen}` : published,
    warnings: [...warningsOf(prepared), ...done.warnings],
  };
  return { outcome, release: done.release };
}
