import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkWithVale } from '../../src/cli/vale-check.ts';
import { reportLine } from '../../src/reporters/line.ts';

/** Files of a desk that uses Vale, and the alerts that it gets: one line each, in order. */
export interface Scenario {
  files: Map<string, string>;
  alerts: string;
}

const HEADING = /^=== (.+)\n/gm;

/** Reads a scenario: `=== PATH` in front of each file, `=== alerts` in front of what is expected. */
export async function readScenario(path: string): Promise<Scenario> {
  const text = await readFile(path, 'utf8');
  const headings = [...text.matchAll(HEADING)];
  const files = new Map<string, string>();
  for (const [index, heading] of headings.entries())
    files.set(heading[1]!, text.slice(heading.index + heading[0].length, headings[index + 1]?.index));
  const alerts = (files.get('alerts') ?? '').trim();
  files.delete('alerts');
  return { files, alerts };
}

/** The alerts of a scenario's articles, as `newsctl check --format line` prints them. */
export async function alertsOf({ files }: Scenario): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'newsctl-style-'));
  try {
    for (const [name, text] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const articles = [...files]
      .filter(([name]) => /\.(?:md|txt)$/.test(name) && !name.startsWith('styles/'))
      .map(([path, text]) => ({ file: join(folder, path), path, text }));
    const { result } = await checkWithVale(
      { cwd: folder, packageRoot: join(import.meta.dirname, '../..'), signal: new AbortController().signal },
      '.vale.ini',
      articles,
    );
    return reportLine(result, new Map(articles.map(({ path, text }) => [path, text])));
  } finally {
    await rm(folder, { recursive: true });
  }
}
