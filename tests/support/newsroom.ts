import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const CONFIG = `name: The Dunmoor Echo
url: https://echo.dunmoor.news
language: en-GB
timezone: Europe/London
jurisdiction: uk
sections: [council, courts]
`;

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'newsctl-e2e-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A newsroom with these files, by path; `newsctl.yaml` is a sound one unless given. */
export async function newsroom(files: Record<string, string | Uint8Array> = {}): Promise<string> {
  const root = await temporaryFolder();
  await writeFiles(root, { 'newsctl.yaml': CONFIG, 'sources/.gitkeep': '', 'media/.gitkeep': '', ...files });
  return root;
}

export async function writeFiles(root: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

/** An article that nothing is wrong with. */
export function soundArticle(keys: { status?: string; slug?: string; body?: string } = {}): string {
  const { status = 'approved', slug = 'ferry-runs-again', body } = keys;
  return `---
id: 2026-11-${slug}
type: news
headline: Ferry runs again after repairs
standfirst: The Dunmoor ferry carries passengers again, a month after its engine failed.
slug: ${slug}
section: council
byline: [{name: Ann Lee}]
status: ${status}
---

${body ?? 'The ferry is back, and the landing stage is open to everybody.'}
`;
}

/** One error and, in its own file, one warning. */
export const FAULTY = soundArticle({ slug: 'faulty', body: '[TK: who said so?]\n' });
export const DOUBTFUL = soundArticle({ slug: 'doubtful' }).replace(
  'Ferry runs again after repairs',
  `Ferry runs again after repairs ${'and more repairs '.repeat(6)}`.trim(),
);
