import { defineCommand } from '../command.ts';

interface Options {
  to?: string;
}

export const doctor = defineCommand<Options>({
  name: 'doctor',
  summary: 'look whether everything is in order',
  details:
    'Looks at the machine, the newsroom and the host, one line each, with what to do. Changes nothing. Ends with status 1 if anything failed.',
  options: [{ flags: '--to <host>', description: 'a host of newsctl.yaml, in place of the usual one' }],
  examples: [
    { line: 'newsctl doctor', does: 'look at everything' },
    { line: 'newsctl doctor --json', does: 'the same for a program' },
  ],
  group: 'Help',
  async run(context, _, options) {
    const [{ examine }, { readable }] = await Promise.all([
      import('../doctor.ts'),
      import('../../text/readable.ts'),
    ]);
    const checks = await examine(context, options.to);
    const { paint } = context;
    const signs = {
      ok: paint.green('✓ ok     '),
      warning: paint.yellow('! warning'),
      failed: paint.red('✗ failed '),
    };
    const lines = checks.map(({ name, state, message, remedy }) =>
      [
        `${signs[state]}  ${name}: ${readable(message)}`,
        ...(remedy ? [`             ${paint.cyan('help:')} ${readable(remedy)}`] : []),
      ].join('\n'),
    );
    return {
      result: { checks },
      text: lines.join('\n'),
      exitCode: checks.some(({ state }) => state === 'failed') ? 1 : 0,
    };
  },
});
