import { resolve } from 'node:path';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';

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
      line: 'newsctl init gazette --name "Millbrook Gazette" --url https://gazette.example --language en-GB --timezone Europe/London --jurisdiction uk',
      does: 'make a newsroom without being asked',
    },
  ],
  group: 'Write',
  async run(context, [folder = '.'], options) {
    const [{ initNewsroom, validateAnswers }, { ask }] = await Promise.all([
      import('../../newsroom/init.ts'),
      import('../prompt.ts'),
    ]);
    const questions = questionsFor(context);
    const answers: Record<string, string> = {};
    for (const key of Object.keys(questions) as Key[]) {
      const { message, fallback } = questions[key];
      const validate = (answer: string): true | string => validateAnswers({ [key]: answer })[key] ?? true;
      const choices = key === 'jurisdiction' ? [...JURISDICTIONS] : undefined;
      const question = {
        message,
        flag: `--${key}`,
        ...(fallback ? { default: fallback } : {}),
        validate,
        ...(choices ? { choices } : {}),
      };
      answers[key] =
        options[key] ?? (fallback && !context.interactive ? fallback : await ask(context, question));
    }
    const target = resolve(context.cwd, folder);
    const { created, kept } = await initNewsroom(target, answers as never);
    return {
      result: { root: target, created, kept },
      text: [`Made a newsroom in ${target}:`, ...created.map((path) => `  ${path}`)].join('\n'),
      notes: [
        ...(kept.length > 0 ? [`Left as they were: ${kept.join(', ')}.`] : []),
        `Next: ${folder === '.' ? '' : `cd ${folder} && `}newsctl new news "Your first headline"`,
      ],
    };
  },
});

const JURISDICTIONS = [
  { name: 'United Kingdom', value: 'uk' },
  { name: 'United States', value: 'us' },
  { name: 'none: no law prompts', value: 'none' },
];

/** The name and the address nobody can guess; for the rest there is a sensible answer. */
function questionsFor(context: Context): Record<Key, { message: string; fallback?: string }> {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return {
    name: { message: 'What is the newsroom called?' },
    url: {
      message: 'At which address will readers find it?',
      ...(context.interactive ? { fallback: 'https://example.org' } : {}),
    },
    language: {
      message: 'In which language does it write?',
      fallback: locale.startsWith('en-US') && timeZone.startsWith('America/') ? 'en-US' : 'en-GB',
    },
    timezone: {
      message: 'In which time zone are its dates?',
      fallback: timeZone === 'UTC' ? 'Europe/London' : timeZone,
    },
    jurisdiction: {
      message: 'Whose law should the check ask about?',
      fallback: timeZone.startsWith('America/') ? 'us' : 'uk',
    },
  };
}
