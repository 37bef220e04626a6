import { defineCommand } from '../command.ts';

interface Options {
  to?: string;
}

export const status = defineCommand<Options>({
  name: 'status',
  summary: 'say how the newsroom and the published site differ',
  details:
    'Compares the site as it would be built now with what is live, and lists what stays at home and why. Changes nothing.',
  options: [{ flags: '--to <host>', description: 'a host of newsctl.yaml, in place of the usual one' }],
  examples: [
    { line: 'newsctl status', does: 'see what the next publish would change' },
    { line: 'newsctl status --json', does: 'the same for a program' },
  ],
  group: 'Publish',
  async run(context, _, options) {
    const [{ chooseHost }, { openChosen }, { articlePaths }, { gather }] = await Promise.all([
      import('../choose-host.ts'),
      import('../open-host.ts'),
      import('../unchanged.ts'),
      import('../publishing.ts'),
    ]);
    const chosen = await chooseHost(context, options.to);
    if (chosen.kind.publishes === 'articles')
      return (await import('../status-articles.ts')).statusAtCms(context, chosen);
    const desk = await openChosen(context, chosen);
    const [{ prepare }, { planResult }, { showStatus }] = await Promise.all([
      import('../../publish/prepare.ts'),
      import('../../reporters/plan.ts'),
      import('../../reporters/status.ts'),
    ]);
    const use = { target: `host ${desk.hostName}`, keeps: false };
    const gathered = await gather(context, desk.newsroom, articlePaths(desk.newsroom), use);
    const prepared = await prepare({
      ...desk.place,
      ...gathered,
      settings: desk.newsroom.config,
      only: null,
      host: desk.host,
      now: context.now,
    });
    const foreign = await desk.host.foreign();
    const damaged = prepared.live ? await desk.host.damaged(prepared.live) : [];
    return {
      result: { ...planResult(prepared), publishedAt: prepared.live?.at ?? null, foreign, damaged },
      text: showStatus(prepared, { foreign, damaged, label: desk.host.label }, context.paint),
      warnings: prepared.problems.map(({ path, message }) => `${path}: ${message}`),
    };
  },
});
