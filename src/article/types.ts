/**
 * The fourteen kinds of article that newsctl knows, as data: what each is for, the front matter that only
 * it has, and how it is treated. `new`, `check`, the site and the documentation all read this table.
 */
export interface ArticleType {
  name: string;
  label: string;
  purpose: string;
  /** Keys of the front matter beyond those that every article has. */
  fields: readonly string[];
  /** News in the strict sense: facts, attributed, without the house's own view. */
  news: boolean;
  /** The writer's own view, which readers must be told. */
  opinion: boolean;
  /** schema.org type of the page. */
  schemaType: string;
}

const news = { news: true, opinion: false, schemaType: 'NewsArticle' } as const;
/** The newsroom was there, or found out for itself. */
const report = { ...news, schemaType: 'ReportageNewsArticle' } as const;
const feature = { news: false, opinion: false, schemaType: 'NewsArticle' } as const;

export const ARTICLE_TYPES: readonly ArticleType[] = [
  {
    name: 'news',
    label: 'News',
    purpose: 'a news story: what happened, who says so, what it means',
    fields: [],
    ...news,
  },
  {
    name: 'breaking',
    label: 'Breaking news',
    purpose: 'a story that is still moving: what is known, what is not, timed updates',
    fields: ['update_policy', 'next_check'],
    ...news,
  },
  {
    name: 'press-release',
    label: 'From a press release',
    purpose: 'a story that rests on one release, which it credits',
    fields: ['release_source', 'disclosure'],
    ...news,
  },
  {
    name: 'court',
    label: 'Court',
    purpose: 'a report of a hearing: charge, plea, stage, both sides',
    fields: ['court', 'judge', 'case_no', 'defendants', 'restrictions', 'hearing_date', 'next_date'],
    ...report,
  },
  {
    name: 'council-foi',
    label: 'Council and FOI',
    purpose: 'a decision, a vote or a document of a public body',
    fields: ['body', 'meeting_ref', 'foi_ref', 'dates', 'documents'],
    ...report,
  },
  {
    name: 'investigation',
    label: 'Investigation',
    purpose: 'findings of the newsroom itself, with the evidence and the right of reply',
    fields: ['legal_signoff', 'evidence_index'],
    ...report,
  },
  {
    name: 'opinion',
    label: 'Opinion',
    purpose: "a writer's or the house's own view, labelled as such",
    fields: ['author_bio', 'label'],
    news: false,
    opinion: true,
    schemaType: 'OpinionNewsArticle',
  },
  {
    name: 'interview-qa',
    label: 'Interview',
    purpose: 'questions and answers, said to be edited where they were',
    fields: ['interviewee', 'date', 'place', 'method', 'condensed', 'consent'],
    ...feature,
  },
  {
    name: 'explainer',
    label: 'Explainer',
    purpose: 'the questions that readers have, each answered shortly, with sources',
    fields: ['questions', 'reviewed_on'],
    ...feature,
    schemaType: 'BackgroundNewsArticle',
  },
  {
    name: 'obituary',
    label: 'Obituary',
    purpose: 'a life: news of the death, the life, who is left',
    fields: ['born', 'died', 'age', 'place', 'cause_public', 'survivors', 'family_contacted'],
    ...feature,
  },
  {
    name: 'live-blog',
    label: 'Live',
    purpose: 'timed entries, newest first, under a pinned summary',
    fields: ['entries'],
    ...news,
    schemaType: 'LiveBlogPosting',
  },
  {
    name: 'fact-check',
    label: 'Fact check',
    purpose: 'a claim somebody made, held against the evidence',
    fields: ['claim', 'claimant', 'claim_date', 'appearance_url', 'rating', 'scale'],
    ...feature,
  },
  {
    name: 'correction',
    label: 'Correction',
    purpose: 'what we said, what is right, and our regret',
    fields: ['corrects', 'kind', 'error_where', 'prominence', 'social_posts'],
    ...feature,
  },
  {
    name: 'inquest',
    label: 'Inquest',
    purpose: 'an inquest or a tragedy: the facts, the family, where to find help',
    fields: ['coroner', 'stage', 'family_statement', 'helplines'],
    ...report,
  },
];

const byName = new Map(ARTICLE_TYPES.map((type) => [type.name, type]));

/** The type of that name; undefined for a newsroom's own. */
export const articleType = (name: string | undefined): ArticleType | undefined =>
  name === undefined ? undefined : byName.get(name);
