import type { CitedSource } from '../article/cited.ts';
import type { FrontMatter } from '../article/front-matter-types.ts';
import { articleType } from '../article/types.ts';
import type { BodyFiles } from './body-place.ts';
import { type Author, authorsOf } from './authors.ts';
import { type CorrectionNote, correctionNotes } from './corrections.ts';
import { type Fact, factsOf, type Helpline, helplinesOf, written } from './facts.ts';
import { type LiveUpdate, liveUpdates } from './live.ts';
import { absoluteUrl, articlePath, NO_SECTION, sectionSlug, tagPath } from './paths.ts';
import type { Picture } from './pictures.ts';
import type { SiteArticle, SiteSettings } from './site-types.ts';
import type { ArticleSummary } from './summary.ts';
import { cleanText } from '../text/xml.ts';
import { shared } from './shared.ts';
import { line, webAddress } from './text.ts';
import { type Moment, moment } from './times.ts';
import { type Verdict, verdictOf } from './verdict.ts';

export interface SectionName {
  name: string;
  /** Path on the site. */
  path: string;
}

/**
 * What readers may know of an article: the one place where its front matter is read. Sources, people,
 * sign-offs, acknowledgements, replies and the law are not copied, so that no page can show them.
 */
export interface Story {
  /** Path on the site. */
  path: string;
  url: string;
  /** Where search engines should look; another site's where the article came from there. */
  canonical: string;
  id: string;
  headline: string;
  seoTitle: string;
  socialTitle: string;
  standfirst: string | null;
  description: string;
  section: SectionName;
  tags: { name: string; path: string }[];
  /** The kind of article by its name; null for one of the newsroom's own. */
  type: string | null;
  lang: string;
  schemaType: string;
  opinion: boolean;
  /** What readers are told of who paid. */
  paid: string | null;
  /** What readers are told of its kind before they read: "Opinion", "Obituary", "Paid for by …". */
  labels: string[];
  authors: Author[];
  place: string | null;
  published: Moment;
  modified: Moment | null;
  corrections: CorrectionNote[];
  /** Who the writer is, their interests, what tools had a part. */
  disclosures: { label: string; text: string }[];
  pictures: Picture[];
  facts: Fact[];
  verdict: Verdict | null;
  /** Entries of a running story, newest first. */
  updates: LiveUpdate[];
  helplines: Helpline[];
  /** Sources that readers may look up. */
  cited: CitedSource[];
  /** Articles to show beside it, as front matter names them. */
  related: string[];
  /** The article that this one puts right, as front matter names it. */
  corrects: string | null;
  /** Whether readers may comment, where the newsroom has comments. */
  open: boolean;
  /** The article's file in the newsroom, with `/`. */
  file: string;
  /** Media that its body shows or links to. */
  files: BodyFiles;
}

/** @param pictures those of the front matter */
export function story(
  item: Pick<SiteArticle, 'article' | 'published' | 'modified'>,
  settings: SiteSettings,
  pictures: Picture[],
  files: BodyFiles,
): Story {
  const { article } = item;
  const values = article.frontMatter;
  const headline = line(values.headline) ?? 'Untitled';
  const path = articlePath(article);
  const url = absoluteUrl(settings, path);
  const type = articleType(values.type);
  const own = {
    path,
    url,
    canonical: webAddress(values.canonical) ?? url,
    id: cleanText(values.id ?? path),
    headline,
    seoTitle: line(values.seo_title) ?? headline,
    socialTitle: line(values.social_title) ?? headline,
    standfirst: line(values.standfirst),
    description: line(values.standfirst) ?? article.opening,
    section: shared(sectionOf(values, settings)),
    tags: tagsOf(values.tags ?? []).map(shared),
    type: type?.name ?? null,
    lang: values.lang ?? settings.language,
    schemaType: type?.schemaType ?? 'NewsArticle',
    opinion: type?.opinion ?? false,
    paid: paidLabel(values.paid),
    labels: labelsOf(article),
    authors: authorsOf(values).map(shared),
    place: line(values.dateline?.place),
    corrections: correctionNotes(values.corrections ?? [], settings),
    disclosures: disclosuresOf(article),
    pictures,
    cited: article.cited.flatMap(({ title, url }) => ({ title: line(title) ?? url, url })),
    related: values.related ?? [],
    open: article.open,
    file: article.path.replaceAll('\\', '/'),
    files,
  };
  return Object.assign(own, timesOf(item, settings), ownOf(article, settings));
}

/** What only articles of its type have. */
function ownOf({ frontMatter, raw, updates }: ArticleSummary, settings: SiteSettings) {
  const { type } = frontMatter;
  const names = authorsOf(frontMatter).map(({ name }) => name);
  return {
    facts: factsOf(type, raw, settings),
    verdict: type === 'fact-check' ? verdictOf(raw, settings) : null,
    updates: liveUpdates(updates, raw.entries, names, settings),
    helplines: type === 'inquest' ? helplinesOf(raw) : [],
    corrects: type === 'correction' ? written(raw.corrects) : null,
  };
}

/** Two spellings of one subject are one, as the first has it. */
function tagsOf(tags: readonly string[]): Story['tags'] {
  const byPath = new Map<string, Story['tags'][number]>();
  for (const tag of tags) {
    const name = line(tag);
    const path = tagPath(name ?? '');
    if (name !== null && !byPath.has(path)) byPath.set(path, { name, path });
  }
  return [...byPath.values()];
}

function sectionOf(values: FrontMatter, settings: SiteSettings): SectionName {
  const slug = sectionSlug(values.section ?? NO_SECTION);
  // `council` in an article and `Council` in the settings are one section, spelt as in the settings.
  const known = settings.sections.find((name) => sectionSlug(name) === slug);
  return { name: line(known) ?? line(values.section) ?? NO_SECTION, path: `${slug}/` };
}

/** Newest first; two of the same moment by their path, so that the order never hangs on the input. */
export const newestFirst = (a: Story, b: Story): number =>
  b.published.at - a.published.at || (a.path < b.path ? -1 : Number(a.path > b.path));

function timesOf(
  item: Pick<SiteArticle, 'published' | 'modified'>,
  settings: SiteSettings,
): Pick<Story, 'published' | 'modified'> {
  const published = moment(item.published, settings);
  const modified = item.modified === null ? null : moment(item.modified, settings);
  return { published, modified: modified && modified.at > published.at ? modified : null };
}

/** Kinds that say nothing a reader needs to know before reading. */
const PLAIN = new Set(['news', 'court', 'council-foi', 'inquest']);

function labelsOf({ frontMatter, raw }: ArticleSummary): string[] {
  const type = articleType(frontMatter.type);
  const paid = paidLabel(frontMatter.paid);
  const labels = paid === null ? [] : [paid];
  if (type && !PLAIN.has(type.name)) labels.push(type.label);
  // An opinion piece may say which kind it is, but never instead of saying that it is one.
  const own = type?.opinion && typeof raw.label === 'string' ? line(raw.label) : null;
  if (own && own.toLowerCase() !== type?.label.toLowerCase()) labels.push(own);
  return labels;
}

function paidLabel(paid: FrontMatter['paid']): string | null {
  if (!paid) return null;
  const by = line(paid.by);
  return line(paid.label) ?? (by ? `Paid for by ${by}` : 'Paid content');
}

function disclosuresOf({ frontMatter, raw }: ArticleSummary): Story['disclosures'] {
  const type = articleType(frontMatter.type);
  const own = (key: string): string | null => {
    const value = type?.fields.includes(key) ? raw[key] : null;
    return typeof value === 'string' ? line(value) : null;
  };
  return [
    { label: 'About the author', text: own('author_bio') },
    { label: 'Disclosure', text: own('disclosure') },
    { label: 'Interests', text: line(frontMatter.interests) },
    { label: 'Use of AI', text: line(frontMatter.ai_use?.label) },
  ].flatMap(({ label, text }) => (text === null ? [] : [{ label, text }]));
}
