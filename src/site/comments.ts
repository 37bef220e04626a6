import { scriptJson } from './script-json.ts';
import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';

/** A place for readers' comments that a newsroom has elsewhere, as its configuration names it. */
export type Comments =
  | { provider: 'isso'; url: string }
  | { provider: 'remark42'; url: string; site_id: string }
  | {
      provider: 'giscus';
      repo: string;
      repo_id: string;
      category: string;
      category_id: string;
    }
  | { provider: 'coral'; url: string };

/** The place for comments under one story, for the template. */
export interface CommentsView {
  provider: Comments['provider'];
  /** Where the provider draws. */
  element: string;
  /** Addresses that the script needs to know, for templates that write it. */
  url: string;
  script: string;
  attributes: { name: string; value: string }[];
  /** Code that has to stand before the script; safe inside a `script` element. */
  setup: string | null;
  /** For readers without scripts. */
  link: string;
}

/**
 * What the comments under a story need, or null where it takes none. Nothing of a provider is on any other page.
 */
export function commentsView(story: Story, settings: SiteSettings): CommentsView | null {
  const { comments } = settings;
  return comments && story.open ? VIEWS[comments.provider](comments as never, story, settings) : null;
}

type View<P extends Comments['provider']> = (
  comments: Extract<Comments, { provider: P }>,
  story: Story,
  settings: SiteSettings,
) => CommentsView;

const VIEWS: { [P in Comments['provider']]: View<P> } = {
  isso: ({ provider, url }, story, { language }) => ({
    provider,
    element: 'isso-thread',
    url,
    script: `${url}/js/embed.min.js`,
    attributes: attributes({
      'data-isso': `${url}/`,
      'data-isso-id': story.id,
      'data-isso-lang': base(language),
    }),
    setup: null,
    link: `${url}/`,
  }),
  remark42: ({ provider, url, site_id }, story, { language }) => ({
    provider,
    element: 'remark42',
    url,
    script: `${url}/web/embed.mjs`,
    attributes: attributes({ type: 'module' }),
    setup: `var remark_config=${scriptJson({
      host: url,
      site_id,
      url: story.url,
      page_title: story.headline,
      locale: base(language),
      components: ['embed'],
    })};`,
    link: `${url}/web/iframe.html?site_id=${encodeURIComponent(site_id)}&url=${encodeURIComponent(story.url)}`,
  }),
  giscus: ({ provider, repo, repo_id, category, category_id }, story, { language }) => ({
    provider,
    element: 'giscus',
    url: 'https://giscus.app',
    script: 'https://giscus.app/client.js',
    attributes: attributes({
      crossorigin: 'anonymous',
      'data-repo': repo,
      'data-repo-id': repo_id,
      'data-category': category,
      'data-category-id': category_id,
      'data-mapping': 'specific',
      'data-term': story.id,
      'data-strict': '1',
      'data-reactions-enabled': '0',
      'data-theme': 'preferred_color_scheme',
      'data-lang': base(language),
      'data-loading': 'lazy',
    }),
    setup: null,
    link: `https://github.com/${repo}/discussions`,
  }),
  coral: ({ provider, url }, story) => ({
    provider,
    element: 'coral_thread',
    url,
    script: `${url}/assets/js/embed.js`,
    attributes: attributes({
      onload: `Coral.createStreamEmbed(${scriptJson({
        id: 'coral_thread',
        autoRender: true,
        rootURL: url,
        storyID: story.id,
        storyURL: story.url,
      })})`,
    }),
    setup: null,
    link: `${url}/embed/stream?storyURL=${encodeURIComponent(story.url)}`,
  }),
};

const attributes = (values: Record<string, string>): CommentsView['attributes'] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

const base = (language: string): string => language.split('-')[0]!;
