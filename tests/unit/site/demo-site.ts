import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteArticle } from '../../../src/site/site-types.ts';
import { digest } from '../../../src/site/summary.ts';
import { type Built, build } from './site-support.ts';

const DEMO = join(import.meta.dirname, '..', '..', '..', 'demo');

/** The site of the demo newsroom, drafts and all: pages are what counts here, not who may see them. */
export function buildDemo(): Promise<Built> {
  const names = readdirSync(join(DEMO, 'articles')).sort();
  return build(names.map(demoArticle), {
    settings: { name: 'The Marlbeck Courier', url: 'https://courier.marlbeck.example' },
    readMedia: async (path) => readFileSync(join(DEMO, path)),
  });
}

function demoArticle(name: string, day: number): SiteArticle {
  const text = readFileSync(join(DEMO, 'articles', name), 'utf8');
  const { summary, body } = digest(text, `articles/2026/11/${name}`);
  return {
    article: summary,
    body: async () => body,
    published: `2026-11-${20 + day}T06:00:00Z`,
    modified: null,
  };
}
