import { defineCommand } from '../command.ts';

interface Options {
  to?: string;
  dryRun?: boolean;
}

export const undo = defineCommand<Options>({
  name: 'undo',
  summary: 'give readers the release before the present one',
  details:
    'The earlier release comes back whole, from what the host kept of it. Article files stay as they are, so the next `newsctl publish` would bring the newer state again.',
  options: [
    { flags: '--to <host>', description: 'a host of newsctl.yaml, in place of the usual one' },
    { flags: '--dry-run', description: 'show the plan and change nothing' },
  ],
  examples: [
    { line: 'newsctl undo --dry-run', does: 'see what going back would change' },
    { line: 'newsctl undo', does: 'go back' },
  ],
  group: 'Publish',
  async run(context, _, options) {
    const [{ chooseHost }, { openChosen }] = await Promise.all([
      import('../choose-host.ts'),
      import('../open-host.ts'),
    ]);
    const chosen = await chooseHost(context, options.to);
    if (chosen.kind.publishes === 'articles')
      return (await import('../undo-articles.ts')).undoAtCms(context, chosen, options);
    const [{ finishUndo, planUndo, undo: undoNow }, { showPlan }] = await Promise.all([
      import('../../publish/undo.ts'),
      import('../../reporters/plan.ts'),
    ]);
    const { host, newsroom, run } = await openChosen(context, chosen);
    const work = { ...run, timezone: newsroom.config.timezone, now: context.now };
    const finished = options.dryRun ? null : await finishUndo(work);
    if (finished)
      return {
        result: { release: finished.release, undone: finished.undoes, finished: true },
        text: `${context.paint.green('✓')} An earlier undo was cut off after readers had its site; its receipt is written now.`,
        notes: ['To go back one step more, run `newsctl undo` again.'],
      };
    const found = await planUndo(host);
    const plan = found.plan.entries.map(({ action, path, reason, size }) => ({ action, path, reason, size }));
    const shown = showPlan(
      { plan: found.plan, waiting: [] },
      host.label,
      options.dryRun ? context.paint : context.paintError,
    );
    if (options.dryRun)
      return {
        result: { plan, target: found.target.release },
        text: shown,
        notes: ['Nothing was changed: this was a dry run.'],
      };
    if (!context.json && !context.quiet) context.stderr.write(`${shown}\n`);
    const done = await undoNow({ ...work, undo: found });
    return {
      result: { ...done, undone: found.live.release, restored: found.target.release, plan },
      text: `${context.paint.green('✓')} Readers have the site of ${found.target.at} again.`,
      notes: [
        'The article files are as they were: the next `newsctl publish` would bring the newer state back.',
      ],
    };
  },
});
