import { defineCommand } from '../command.ts';
import { NewsctlError } from '../../errors.ts';

export const STYLE_ACTIONS = ['test'] as const;

export const style = defineCommand({
  name: 'style',
  summary: 'try the rules of the house style on their own tests',
  details:
    'test runs what stands under `tests:` in each rule file, and in NAME.test.yml beside it. Without a name every style of the newsroom is tested.',
  arguments: [
    { name: '<action>', description: STYLE_ACTIONS.join(', ') },
    { name: '[styles...]', description: 'names of styles, or folders with rules' },
  ],
  examples: [
    { line: 'newsctl style test', does: 'test every style of the newsroom' },
    { line: 'newsctl style test news-uk', does: 'test one style' },
  ],
  group: 'Check',
  async run(context, [action, ...names]) {
    if (action !== 'test')
      throw new NewsctlError(
        'USAGE',
        `There is no \`newsctl style ${action}\`; there is \`newsctl style test\`.`,
      );
    const { testStyles } = await import('../style-test.ts');
    return testStyles(context, names);
  },
});
