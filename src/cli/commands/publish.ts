import { defineCommand } from '../command.ts';
import type { Outcome } from '../context.ts';
import type { PublishOptions } from '../publish-to.ts';

interface Options extends Omit<PublishOptions, 'to'> {
  to?: string[];
}

export const publish = defineCommand<Options>({
  name: 'publish',
  summary: 'bring the site to its readers',
  details:
    'Shows the plan, carries it out all at once, and writes a receipt. Drafts and embargoed articles stay at home and leave no trace; an article with errors stops the publication. Naming articles publishes those alone: the others stay as readers know them.',
  arguments: [{ name: '[paths...]', description: 'the only articles to publish now' }],
  options: [
    {
      flags: '--to <host>',
      description: 'a host of newsctl.yaml, in place of the usual one; several, one after another',
      repeatable: true,
    },
    { flags: '--dry-run', description: 'show the plan and change nothing' },
    {
      flags: '--due',
      description:
        'publish only new articles whose time has come, and say nothing where there is none: for cron',
    },
    { flags: '--plan-out <file>', description: 'write the plan into a file, and change nothing' },
    { flags: '--plan <file>', description: 'carry out the plan of that file, and no other' },
    {
      flags: '--verify',
      description: 'look afterwards whether readers get it; usual where the host has a `url`',
    },
    { flags: '--no-verify', description: 'do not look' },
    { flags: '--wait <seconds>', description: 'how long to look for what is not there yet', number: true },
    { flags: '-y, --yes', description: 'say yes to taking over a folder that is not empty' },
    { flags: '--confirm <name>', description: 'name of the newsroom, to remove more pages than max_remove' },
    {
      flags: '--take-ours',
      description: 'WordPress and Ghost: overwrite what was changed there since the last publish',
    },
    { flags: '--take-theirs', description: 'WordPress and Ghost: leave what was changed there as it is' },
    {
      flags: '--strict',
      description: 'let warnings, and reviews that nobody has acknowledged, stop the publication too',
    },
  ],
  examples: [
    { line: 'newsctl publish --dry-run', does: 'see what would change for readers' },
    {
      line: 'newsctl publish --plan-out plan.json && newsctl publish --plan plan.json',
      does: 'have exactly what was looked through carried out',
    },
    { line: 'newsctl publish', does: 'publish everything that is approved' },
    {
      line: 'newsctl publish articles/2026/11/bridge-closes.md',
      does: 'publish one article and nothing else',
    },
  ],
  group: 'Publish',
  async run(context, paths, { to, ...options }) {
    const { publishTo: publishNow } = await import('../publish-to.ts');
    const publishTo: typeof publishNow = (...asked) => publishNow(...asked).catch(busyUnless(options.due));
    const [first, ...others] = to ?? [];
    const one = { ...options, ...(first !== undefined && { to: first }) };
    if (others.length === 0) return publishTo(context, paths, one);
    const { inTurn } = await import('../hosts-in-turn.ts');
    return inTurn([first!, ...others], (host) => publishTo(context, paths, { ...options, to: host }));
  },
});

/** Who publishes at this moment may publish what is due as well; if not, the next run of cron does. */
const busyUnless =
  (due = false) =>
  (error: { code?: string }): Outcome => {
    if (due && error.code === 'HOST_LOCKED') return { result: null };
    throw error;
  };
