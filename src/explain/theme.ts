/** The templates of a site, for those who replace one: what each shows, its blocks, and the values it is given. */
export const SITE_TEMPLATES: Readonly<Record<string, { shows: string; blocks?: readonly string[] }>> = {
  layout: { shows: 'what every page has: head, masthead, main part, footer', blocks: ['head', 'main'] },
  head: { shows: 'title, description, feeds, stylesheet, data for search engines and social networks' },
  masthead: { shows: 'the name of the newsroom and its sections' },
  footer: { shows: 'the name again, the pages about the newsroom, its feeds' },
  home: {
    shows: 'the front page: the report that leads, if it can one with a picture, then the newest',
    blocks: ['main'],
  },
  article: {
    shows: 'the page of an article',
    blocks: ['main', 'story-head', 'story-body', 'story-foot'],
  },
  section: { shows: 'the newest of a section, and its months', blocks: ['main'] },
  list: { shows: 'the stories of a writer, a subject or a month', blocks: ['main'] },
  archive: { shows: 'every month that has stories', blocks: ['main'] },
  'corrections-log': { shows: 'everything that was put right', blocks: ['main'] },
  page: { shows: 'a page of the newsroom about itself', blocks: ['main'] },
  search: {
    shows: 'the page that readers search on; `search.js` beside it is its script',
    blocks: ['head', 'main', 'search-form', 'search-results'],
  },
  'not-found': { shows: 'the page at an address that has none', blocks: ['main'] },
  kicker: { shows: 'section and labels over a headline, of `story`' },
  byline: { shows: 'who wrote an article, where, and when' },
  card: { shows: 'a story in a list, of `card`' },
  figure: { shows: 'a picture with caption and credit, of `picture` and `figure_class`' },
  picture: { shows: 'a picture alone, of `picture`' },
  corrections: { shows: 'the notes over or under an article, of `notes` and `notes_title`' },
  correction: { shows: 'one note, of `note`' },
  'corrected-by': { shows: 'links between an article and the one that puts it right' },
  verdict: { shows: 'claim and verdict of a fact-check, of `verdict`' },
  facts: { shows: 'what a report rests on: court and stage, dates of a life, how an interview was held' },
  helplines: { shows: 'where to find help, under an inquest' },
  'story-foot': { shows: 'disclosures, sources and subjects under an article' },
  related: { shows: 'other stories under an article' },
  comments: { shows: 'the place for comments, of `comments`' },
  pager: { shows: 'the way to newer and older pages of a list, of `pager`' },
};

/** The names under which templates find their values, with the keys of each. */
export const SITE_DATA: Readonly<Record<string, { is: string; keys: readonly string[] }>> = {
  site: {
    is: 'the site; on every page',
    keys: [
      'name',
      'lang',
      'dir',
      'description',
      'home',
      'search',
      'feed',
      'feeds',
      'pages',
      'css',
      'icon',
      'sections',
    ],
  },
  page: {
    is: 'the page; on every page. `article_type` on articles alone',
    keys: [
      ...[
        'kind',
        'lang',
        'dir',
        'title',
        'description',
        'canonical',
        'feed',
        'meta',
        'twitter_card',
        'json_ld',
      ],
      'article_type',
    ],
  },
  article: {
    is: 'the article, in `article`',
    keys: [
      ...['headline', 'standfirst', 'opinion', 'labels', 'section', 'authors', 'desk', 'place', 'published'],
      ...['modified', 'body', 'lead', 'more_pictures', 'notes_above', 'notes_below', 'disclosures', 'facts'],
      ...['verdict', 'helplines', 'sources', 'tags', 'comments', 'related', 'corrects', 'corrected_by'],
    ],
  },
  picture: {
    is: 'a picture, in `article.lead`, `article.more_pictures` and `card.picture`; `sources` and `srcset` are for browsers to choose from, `first` is the one that readers wait for',
    keys: [
      ...['src', 'srcset', 'sizes', 'sources', 'alt', 'caption', 'credit', 'licence', 'width', 'height'],
      ...['lazy', 'first'],
    ],
  },
  card: {
    is: 'a story in a list; lists and the front page have `cards`',
    keys: [
      ...['headline', 'standfirst', 'opinion', 'labels', 'section', 'authors', 'desk', 'place', 'published'],
      ...['modified', 'href', 'lang', 'dir', 'picture'],
    ],
  },
};

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** The topic `theme`. */
export function theme(): string {
  const templates = Object.entries(SITE_TEMPLATES).map(
    ([name, { shows, blocks = [] }]) =>
      `- \`${name}.liquid\`: ${shows}${blocks.length > 0 ? `. Blocks: ${code(blocks)}` : ''}`,
  );
  const data = Object.entries(SITE_DATA).map(([name, { is, keys }]) => `- \`${name}\`, ${is}: ${code(keys)}`);
  return [
    '# The look of the site',
    'A file in `templates/site/` of the newsroom takes the place of the shipped template of that name; all others stay. `templates/site/custom.css` follows the shipped stylesheet: the colours and the type are custom properties at its head, so that three lines change them. `templates/site/icon.svg` takes the place of the icon that browsers show beside the title: the first letter of the name.',
    '```css\n:root { --accent: #00568f; --measure: 40rem; }\n```',
    'Templates are written in LiquidJS. They run no code, values are escaped without their asking, and a name that does not exist stops the build.',
    `## Templates\n\n${templates.join('\n')}`,
    `## Values\n\nWhere there is nothing a value is null, and a list is empty.\n\n${data.join('\n')}`,
    '## A page about the newsroom\n\n`pages/about.md` is Markdown like an article; its front matter may have a `headline` and a `standfirst`. It goes out with the next publish, at `/about/`, and every page leads to it. Without the file there is no such page.',
    '## What of an article readers see\n\nA source is named under an article only where its entry has `public: true`, a `title` and a `url`, and is neither confidential nor restricted; the `documents` of a public body are named where they have a title and an address. All other sources, people, replies, sign-offs and notes stay in the newsroom. Of the defendants in a court report plea and stage are shown, never a name, an age or a home.\n\n`related: [id, …]` names the stories to show under an article; otherwise it shows earlier ones with the same subjects, then of the same section.\n\nThe `entries` of a live blog belong to its `:::update` blocks, the newest to the first, where there are as many of one as of the other; each block has an address of its own. Who wrote an entry is said where that name stands over the article.',
    '## Comments\n\nThere are none, and no script on any page, until `comments` in `newsctl.yaml` names a service: `{provider: isso, url: …}`, `{provider: remark42, url: …, site_id: …}`, `{provider: giscus, repo: …, repo_id: …, category: …, category_id: …}` or `{provider: coral, url: …}`. `comments: false` in front matter closes them under an article. Under reports of courts and inquests, and wherever proceedings are active, they are closed unless the article says `comments: true`.',
  ].join('\n\n');
}
