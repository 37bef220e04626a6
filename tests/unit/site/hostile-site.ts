import { digest } from '../../../src/site/summary.ts';
import { hostileArticles } from '../../support/site/hostile-articles.ts';
import { type Built, build, PNG } from './site-support.ts';

/** The site of an archive whose every article strains its page. */
export function buildHostile(): Promise<Built> {
  const articles = hostileArticles().map(({ path, text }, i) => {
    const { summary, body } = digest(text, path);
    const published = `2026-11-${String(1 + (i % 20)).padStart(2, '0')}T06:00:00Z`;
    return { article: summary, body: async () => body, published, modified: null };
  });
  return build(articles, { media: { 'media/a.png': PNG } });
}
