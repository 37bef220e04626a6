import { defineCommand } from '../command.ts';

interface Options {
  to?: string;
  wait?: number;
}

export const verify = defineCommand<Options>({
  name: 'verify',
  summary: 'see whether readers get what was published',
  details:
    'Fetches every address of the live release as a browser does and compares it byte by byte, or, where WordPress or Ghost makes the pages, word by word; where a cache gives something old, it asks once more past the cache and says so. Changes nothing.',
  options: [
    { flags: '--to <host>', description: 'a host of newsctl.yaml, in place of the usual one' },
    {
      flags: '--wait <seconds>',
      description: 'how long to go on asking for what is not there yet',
      number: true,
    },
  ],
  examples: [
    { line: 'newsctl verify', does: 'look at the whole site as readers do' },
    { line: 'newsctl verify --wait 120', does: 'give Pages two minutes to bring out what was pushed' },
  ],
  group: 'Publish',
  async run(context, _, options) {
    const { chooseHost } = await import('../choose-host.ts');
    const chosen = await chooseHost(context, options.to);
    if (chosen.kind.publishes === 'articles')
      return (await import('../verify-articles.ts')).verifyAtCms(context, chosen, options);
    const [
      { openChosen },
      { verify: look },
      { showLooks, wrongOf },
      { Progress },
      { isServed },
      { NewsctlError },
    ] = await Promise.all([
      import('../open-host.ts'),
      import('../../publish/verify.ts'),
      import('../../reporters/verify.ts'),
      import('../progress.ts'),
      import('../look-after.ts'),
      import('../../errors.ts'),
    ]);
    const { host, readersAt, newsroom } = await openChosen(context, chosen);
    const live = await host.current();
    if (!live)
      throw new NewsctlError('USAGE', `Nothing has been published to ${host.label} yet.`, { hint: '' });
    const progress = new Progress(context);
    const looks = await look({
      url: readersAt ?? newsroom.config.url,
      manifest: { files: live.files.filter(({ path }) => isServed(path)) },
      gone: [],
      only: null,
      patience: (options.wait ?? 0) * 1000,
      signal: context.signal,
      progress: (at, total, path) => progress.update('looking at', at, total, path),
    }).finally(progress.end);
    const wrong = wrongOf(looks);
    return {
      result: { release: live.release, looked: looks.length, wrong },
      text: showLooks(looks, context.paint),
      exitCode: wrong.length > 0 ? 3 : 0,
    };
  },
});
