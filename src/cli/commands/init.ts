import { defineCommand } from '../command.ts';

type Key = 'name' | 'url' | 'language' | 'timezone' | 'jurisdiction';
type Options = Partial<Record<Key, string>>;

export const init = defineCommand<Options>({
  name: 'init',
  summary: 'make a newsroom in a folder',
  details:
    'Asks five questions; each has an option, and with all of them nothing is asked. Files that are there already are left as they are.',
  arguments: [{ name: '[dir]', description: 'the folder; the present one if left out' }],
  options: [
    { flags: '--name <name>', description: 'name of the newsroom, as readers know it' },
    { flags: '--url <address>', description: 'address of the published site' },
    { flags: '--language <tag>', description: 'language of the articles, such as en-GB' },
    { flags: '--timezone <zone>', description: 'time zone, such as Europe/London' },
    { flags: '--jurisdiction <law>', description: 'whose law to ask about', choices: ['uk', 'us', 'none'] },
  ],
  examples: [
    { line: 'newsctl init', does: 'answer five questions in the present folder' },
    {
      line: 'newsctl init gazette --no-input --name Gazette --url https://gazette.example',
      does: 'make a newsroom without being asked',
    },
  ],
  group: 'Write',
  async run(context, [folder = '.'], options) {
    const [{ initNewsroom }, { answersFor, refuseSecondNewsroom }, { readable }, { resolve }] =
      await Promise.all([
        import('../../newsroom/init.ts'),
        import('../init-answers.ts'),
        import('../../text/readable.ts'),
        import('node:path'),
      ]);
    const target = resolve(context.cwd, folder);
    await refuseSecondNewsroom(target);
    const { created, kept } = await initNewsroom(target, await answersFor(context, options));
    return {
      result: { root: target, created, kept },
      text: [`Made a newsroom in ${readable(target)}:`, ...created.map((path) => `  ${path}`)].join('\n'),
      notes: [
        ...(kept.length > 0 ? [`Left as they were: ${kept.join(', ')}.`] : []),
        `Next: ${folder === '.' ? '' : `cd ${folder} && `}newsctl new news "Your first headline"`,
      ],
    };
  },
});
