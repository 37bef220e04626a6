import { join, relative } from 'node:path';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';

interface Options {
  section?: string;
  byline?: string[];
  source?: string[];
}

export const newArticle = defineCommand<Options>({
  name: 'new',
  summary: 'draft an article from a template',
  details:
    'Prints the path of the new file and nothing else on stdout, so that an editor can open it. What is not given is asked. `newsctl explain types` lists the types.',
  arguments: [
    { name: '[type]', description: 'news, court, opinion, … or a template of your own' },
    { name: '[headline]', description: 'the working headline, in quotation marks' },
  ],
  options: [
    { flags: '--section <name>', description: 'section, such as council or sport' },
    { flags: '--byline <name>', description: 'a writer; repeat for several', repeatable: true },
    { flags: '--source <file>', description: 'a file under sources/; repeat for several', repeatable: true },
  ],
  examples: [
    { line: 'newsctl new', does: 'be asked for everything' },
    {
      line: 'newsctl new news "Bridge to close" --section council --byline "Ann Lee"',
      does: 'draft at once',
    },
    {
      line: '$EDITOR "$(newsctl new court "Man denies theft of ferry" --section courts)"',
      does: 'draft and open in an editor',
    },
  ],
  group: 'Write',
  async run(context, [type, headline], options) {
    const [{ loadNewsroom }, { createArticle }] = await Promise.all([
      import('../../newsroom/newsroom.ts'),
      import('../../newsroom/create-article.ts'),
    ]);
    const newsroom = await loadNewsroom({ cwd: context.cwd });
    const shipped = join(context.packageRoot, 'templates', 'articles');
    const [{ draftFrom }, { randomLetters }] = await Promise.all([
      import('../draft.ts'),
      import('../random.ts'),
    ]);
    const draft = await draftFrom(context, newsroom, shipped, { type, headline, ...options });
    const created = await createArticle(
      newsroom,
      { ...draft, now: context.now, random: randomLetters },
      shipped,
    );
    const path = shownFrom(context, join(newsroom.root, created.path));
    return { result: { ...created, path }, text: path, notes: notes(context, path) };
  },
});

const notes = (context: Context, path: string): string[] =>
  context.interactive ? [`Write it, then: newsctl check ${path}`] : [];

const shownFrom = (context: Context, file: string): string =>
  relative(context.cwd, file).replaceAll('\\', '/');
