import { resolve } from 'node:path';
import { readable } from '../../text/readable.ts';
import { defineCommand } from '../command.ts';

interface Options {
  out?: string;
}

export const build = defineCommand<Options>({
  name: 'build',
  summary: 'make the site in a folder, to look at or to copy',
  details:
    'Builds what `publish` would bring to readers and writes it into a plain folder. It checks no article: `publish` does, and stops at an error. Only files that differ are written, and only files of an earlier build are removed. Of a large site nothing stands in an empty folder until all of it is made.',
  options: [{ flags: '--out <folder>', description: 'where to; .newsctl/site if left out' }],
  examples: [
    { line: 'newsctl build', does: 'make the site in .newsctl/site' },
    { line: 'newsctl build --out /tmp/site --json', does: 'make it elsewhere and list the files' },
  ],
  group: 'Publish',
  async run(context, _, options) {
    const ahead = (await import('../look-ahead.ts')).lookedAhead(context.cwd);
    const [{ loadNewsroom }, { buildInto }, { siteCache }, { articlesNow }, { optimiseForSite }, { join }] =
      await Promise.all([
        import('../../newsroom/newsroom.ts'),
        import('../../publish/build-into.ts'),
        import('../publishing.ts'),
        import('../unchanged.ts'),
        import('../optimiser.ts'),
        import('node:path'),
      ]);
    const newsroom = await loadNewsroom({ cwd: context.cwd });
    const out = options.out ? resolve(context.cwd, options.out) : join(newsroom.root, '.newsctl', 'site');
    const cache = siteCache(context, newsroom, { target: `folder ${out}` });
    const { paths, stamps } = await articlesNow(newsroom, ahead);
    const built = await buildInto({
      root: newsroom.root,
      theme: join(context.packageRoot, 'templates', 'site'),
      settings: newsroom.config,
      paths,
      stamps,
      out,
      now: context.now,
      signal: context.signal,
      beforeWhole: optimiseForSite,
      ...(cache && { cache }),
    });
    cache?.save();
    return {
      result: { out, ...built },
      text: `${context.paint.green('✓')} ${built.files.length} files in ${readable(out)}: ${built.written} written, ${built.removed} removed.`,
      warnings: built.problems.map(({ path, message }) => `${path}: ${message}`),
    };
  },
});
