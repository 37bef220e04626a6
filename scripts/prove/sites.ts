import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { buildHostile } from '../../tests/unit/site/hostile-site.ts';
import { SAMPLE_ABOUT, SAMPLE_ARTICLES, SAMPLE_MEDIA } from '../../tests/unit/site/sample-site.ts';
import { type Built, build, SETTINGS } from '../../tests/unit/site/site-support.ts';
import { correctDemo, DEMO_ADDRESS, makeDemo } from '../newsrooms/demo.ts';
import { mustRun } from '../newsrooms/program.ts';

/** A site that lies in a folder, to be proved. */
export interface BuiltSite {
  name: string;
  folder: string;
  /** Its address, with a slash at its end. */
  base: string;
}

/** The demo newsroom, corrected once, published by the real program. */
export function demoSite(folder: string): BuiltSite {
  const room = join(folder, 'demo');
  makeDemo(room, folder);
  correctDemo(room);
  mustRun(['publish', '--quiet'], room);
  return { name: 'the demo newsroom', folder: join(room, 'public'), base: DEMO_ADDRESS };
}

/** An archive as the tool makes it, built by the real program. */
export function archiveSite(folder: string, tool: string, articles: string): BuiltSite {
  const room = join(folder, 'archive');
  const options = ['--articles', articles, '--front', 'newsctl', '--opinion', 'directive', '--quiet'];
  const made = spawnSync(process.execPath, [resolve(tool), '--out', room, ...options], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`The archive could not be made:\n${made.stderr}`);
  writeFileSync(
    join(room, 'newsctl.yaml'),
    'name: The Archive Post\nurl: https://post.example\nlanguage: en-GB\ntimezone: Europe/London\n' +
      // The titles of such archives are made at random: what they quote was said by nobody.
      'rules:\n  headline/quote-not-in-body: off\n',
  );
  mustRun(['build', '--quiet'], room);
  const name = `an archive of ${articles} articles`;
  return { name, folder: join(room, '.newsctl', 'site'), base: 'https://post.example/' };
}

/** The sites that the tests hold without a browser: every kind of page, and pages under strain. */
export async function testedSites(folder: string): Promise<BuiltSite[]> {
  const week = await build(SAMPLE_ARTICLES, { media: SAMPLE_MEDIA, about: SAMPLE_ABOUT });
  return [
    written('a week with every kind of article', join(folder, 'week'), week),
    written(
      'an archive whose every article strains its page',
      join(folder, 'strained'),
      await buildHostile(),
    ),
  ];
}

function written(name: string, folder: string, { files }: Built): BuiltSite {
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return { name, folder, base: `${SETTINGS.url}/` };
}
