import jsonld from 'jsonld';

/**
 * Rules for JSON-LD as Google's documentation has them (Article, LiveBlogPosting, BreadcrumbList, ClaimReview,
 * ProfilePage, sitelinks search box): properties that a thing of each type must have.
 */
const ARTICLE = ['headline', 'datePublished', 'dateModified', 'author', 'publisher', 'mainEntityOfPage'];
const REQUIRED: Record<string, readonly string[]> = {
  NewsArticle: ARTICLE,
  ReportageNewsArticle: ARTICLE,
  OpinionNewsArticle: ARTICLE,
  BackgroundNewsArticle: ARTICLE,
  LiveBlogPosting: [...ARTICLE, 'liveBlogUpdate', 'coverageStartTime', 'coverageEndTime'],
  BlogPosting: ['headline', 'datePublished', 'articleBody', 'url'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name', 'item'],
  ClaimReview: ['claimReviewed', 'reviewRating', 'url', 'author', 'itemReviewed', 'datePublished'],
  Claim: ['author', 'appearance', 'datePublished'],
  Rating: ['alternateName', 'ratingValue', 'bestRating', 'worstRating'],
  CorrectionComment: ['text', 'datePublished'],
  ProfilePage: ['mainEntity'],
  Person: ['name', 'url'],
  Organization: ['name', 'url'],
  NewsMediaOrganization: ['name', 'url'],
  CreativeWork: ['url'],
  WebSite: ['name', 'url', 'potentialAction'],
  SearchAction: ['target', 'query-input'],
  EntryPoint: ['urlTemplate'],
  Place: ['name'],
  Thing: ['name'],
};

const SCHEMA = 'https://schema.org/';
const ADDRESSES = ['url', 'item', 'sameAs', 'image', 'mainEntityOfPage', 'correctionsPolicy'];
const TIMES = ['datePublished', 'dateModified', 'coverageStartTime', 'coverageEndTime'];

/** The one context that pages name; nothing is fetched. Addresses are things, everything else is a value. */
const CONTEXT = {
  '@context': {
    '@vocab': SCHEMA,
    ...Object.fromEntries(ADDRESSES.map((name) => [name, { '@type': '@id' }])),
  },
};

/** What is wrong with a description, as an independent reader of JSON-LD understands it. */
export async function structuredDataFaults(data: object): Promise<string[]> {
  const things = await jsonld.expand(data, {
    safe: true,
    documentLoader: async (url) => {
      if (url !== 'https://schema.org') throw new Error(`An unknown context: ${url}`);
      return { documentUrl: url, document: CONTEXT, contextUrl: null };
    },
  });
  return things.length === 1 ? faultsOf(things[0]!) : [`${things.length} things instead of one`];
}

function faultsOf(thing: Record<string, unknown>): string[] {
  if ('@value' in thing) return [];
  const type = String((thing['@type'] as string[] | undefined)?.[0] ?? '').replace(SCHEMA, '');
  if (type === '') return addressFaults(thing);
  const required = REQUIRED[type];
  if (!required) return [`${type} is no type that pages use`];
  const missing = required.filter((name) => !(SCHEMA + name in thing)).map((name) => `${type} lacks ${name}`);
  const inside = Object.entries(thing).flatMap(([name, values]) =>
    name.startsWith('@')
      ? []
      : (values as Record<string, unknown>[]).flatMap((value) => valueFaults(name, value)),
  );
  return [...missing, ...inside];
}

function valueFaults(name: string, value: Record<string, unknown>): string[] {
  const plain = name.replace(SCHEMA, '');
  const text = String(value['@value'] ?? '');
  if (TIMES.includes(plain) && !/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(text))
    return [`${plain} is no date: ${text}`];
  return faultsOf(value);
}

const addressFaults = (thing: Record<string, unknown>): string[] =>
  /^https?:\/\//.test(String(thing['@id'] ?? '')) ? [] : [`no full address: ${JSON.stringify(thing)}`];
