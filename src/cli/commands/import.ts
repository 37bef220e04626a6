import { defineCommand } from '../command.ts';
import type { Outcome } from '../context.ts';

interface Options {
  type?: string;
  section?: string;
}

export const importPages = defineCommand<Options>({
  name: 'import',
  summary: 'turn published pages into article files',
  details:
    'Reads pages saved as text or HTML and writes one draft each under articles/. Words and marks stay as they stand; everything left out is listed. Nothing is fetched.',
  arguments: [{ name: '<files...>', description: 'pages saved as .txt or .html' }],
  options: [
    { flags: '--type <type>', description: 'type of the articles; news if left out' },
    { flags: '--section <name>', description: 'section of the articles' },
  ],
  examples: [
    { line: 'newsctl import saved-page.html', does: 'make a draft of a page saved from a browser' },
    { line: 'newsctl import old/*.txt --section council', does: 'make drafts of pages copied as text' },
  ],
  group: 'Write',
  async run(context, files, options): Promise<Outcome> {
    const { importFiles } = await import('../import-files.ts');
    const imported = await importFiles(context, files, options);
    const notes = imported.flatMap(({ source, path, dropped }) => [
      `${source} → ${path}`,
      ...dropped.map(({ line, text, reason }) => `  left out, line ${line}: ${excerpt(text)} (${reason})`),
    ]);
    return { result: { imported }, text: imported.map(({ path }) => path).join('\n'), notes };
  },
});

const excerpt = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return `“${line.length > 70 ? `${line.slice(0, 69)}…` : line}”`;
};
