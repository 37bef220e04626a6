import { stringify } from 'yaml';

/**
 * An archive that nobody would plan and any newsroom may come to have: each kind of article, with what strains a page.
 * Everything in it may legally stand in an article file.
 */
export interface ArticleFile {
  /** Relative to the newsroom. */
  path: string;
  text: string;
}

/** One strain, in front matter or in the body or in both. */
interface Strain {
  front?: Record<string, unknown>;
  body?: string;
}

const SCRIPT = '</title></script><script>alert("1")</script>';
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const ADDRESS = `https://registry.example/${'notice-of-closure-2026-'.repeat(9)}?x=1&y=<2>`;

/** What an article of each type says of itself. */
const TYPES: Record<string, Record<string, unknown>> = {
  news: { dateline: { place: 'Quarrel Hithe' } },
  breaking: { next_check: '2026-11-20T18:00:00Z', update_policy: 'We add what we can confirm.' },
  'press-release': { release_source: 'Hithe Water', disclosure: 'This rests on a release.' },
  court: {
    court: 'Hithe Crown Court',
    hearing_date: '2026-11-18',
    next_date: '2027-02-01',
    defendants: Array.from({ length: 6 }, (_, i) => ({
      name: `Sal Brewer-${i}`,
      age: 30 + i,
      charge: 'handling stolen lead',
      plea: i % 2 ? 'guilty' : null,
      stage: 'plea hearing',
    })),
  },
  'council-foi': {
    body: 'Hithe Town Council',
    meeting_ref: 'planning, item 4',
    dates: { decided: '2026-11-17' },
    documents: [{ title: 'Minutes', url: ADDRESS }],
  },
  investigation: { evidence_index: 'kept by the desk' },
  opinion: { author_bio: 'Ro Tansy keeps bees.', label: 'Analysis', interests: 'none' },
  'interview-qa': { interviewee: 'Peg Larch', date: '2026-11-14', method: 'in person', condensed: true },
  explainer: { reviewed_on: '2026-11-20', questions: ['What is it?', 'Who pays?'] },
  obituary: { born: '1932-05-02', died: '2026-11-12', age: 94, place: 'Hithe' },
  'live-blog': { entries: [{ time: '2026-11-19T11:30:00Z', author: 'Ro Tansy', kind: 'update' }] },
  'fact-check': {
    claim: 'The bridge costs nothing at all.',
    claimant: 'Rufus Tallow',
    claim_date: '2026-11-20',
    appearance_url: 'https://council.example/webcast',
    rating: 'False',
    scale: ['True', 'Misleading', 'False'],
  },
  correction: { corrects: 'strain-0', error_where: 'body', kind: 'correction' },
  inquest: {
    coroner: 'Ada Brome',
    stage: 'opened and adjourned',
    helplines: [
      { name: 'Hithe Line', number: '0800 555 0199', hours: 'all day', url: 'https://line.example/' },
    ],
  },
};

/** A correction a day, of the four kinds. */
const corrections = (count: number): Record<string, unknown>[] =>
  Array.from({ length: count }, (_, i) => ({
    kind: ['correction', 'clarification', 'update', 'apology'][i % 4],
    at: `2026-11-${String(21 + (i % 8)).padStart(2, '0')}T09:0${i % 6}:00Z`,
    was: `The vote was ${i} to three.`,
    now: `The vote was ${i} to four.`,
    where: ['headline', 'body', 'caption'][i % 3],
  }));

const TABLE = (columns: number): string =>
  [
    `| ${Array.from({ length: columns }, (_, i) => `Ward ${i}`).join(' | ')} |`,
    `| ${Array.from({ length: columns }, (_, i) => ['---', '---:', ':---:'][i % 3]).join(' | ')} |`,
    ...Array.from(
      { length: 4 },
      () => `| ${Array.from({ length: columns }, (_, i) => i * 1111).join(' | ')} |`,
    ),
  ].join('\n');

const NESTED = Array.from(
  { length: 8 },
  (_, i) => `${'   '.repeat(i)}${i % 2 ? '1.' : '- '} Level ${i}\n`,
).join('');
const QUOTED = Array.from(
  { length: 7 },
  (_, i) => `${'> '.repeat(i + 1)}Somebody quotes ${i} others.\n`,
).join('');

const SCRIPTED = (text: string): Record<string, unknown> => ({
  headline: `Headline ${text}`,
  seo_title: text,
  social_title: text,
  standfirst: text,
  section: `News ${text}`,
  tags: [`a ${text}`],
  byline: [{ name: `Ro ${text}`, role: text, profile: 'https://ro.example/?a="&b=<' }],
  dateline: { place: text },
  images: [{ file: 'media/a.png', alt: text, caption: text, credit: text, licence: text }],
  corrections: [{ kind: 'correction', at: '2026-11-24T09:00:00Z', was: text, now: text }],
  interests: text,
  ai_use: { label: text },
  paid: { by: text },
  sources: [{ id: 'a', kind: 'document', title: text, url: ADDRESS, public: true }],
});

const STRAINS: Record<string, Strain> = {
  'long words': {
    front: { headline: LONG, standfirst: LONG, tags: [LONG], section: LONG, byline: [{ name: LONG }] },
    body: `${LONG}\n\n## ${LONG}\n\n\`${LONG}\` <${ADDRESS.replace(/<2>/, '2')}>\n`,
  },
  'another script': {
    front: {
      lang: 'ar',
      headline: 'إغلاق الجسر القديم لمدة شهر',
      standfirst: 'يقول المجلس إن المشاة يمكنهم العبور.',
      byline: [{ name: 'سلمى حداد' }],
      tags: ['جسر'],
    },
    body: 'قال المهندس: «لا نعد بشيء».\n\n- أولا\n- ثانيا\n\n> اقتباس\n\n:::note\nملاحظة\n:::\n',
  },
  'nothing but the least': {
    front: { standfirst: '', byline: undefined, section: undefined, tags: [] },
    body: '.\n',
  },
  'no words at all': { front: { standfirst: undefined, desk: true, byline: undefined }, body: '' },
  tables: { body: `${TABLE(2)}\n\n${TABLE(14)}\n\n| |\n|---|\n| |\n` },
  footnotes: {
    body: `${Array.from({ length: 30 }, (_, i) => `Note[^n${i}] and again[^n${i}].`).join('\n\n')}\n\n${Array.from({ length: 30 }, (_, i) => `[^n${i}]: Item ${i}.\n\n    With a second paragraph.`).join('\n\n')}\n`,
  },
  code: {
    body: `\`\`\`html\n<script>alert(1)</script> ${'x'.repeat(400)}\n\`\`\`\n\n    indented\n\n\`a\`\`b\`\n`,
  },
  'lists in lists': { body: `${NESTED}\n- [ ] open\n- [x] done\n\n7. seven\n8. eight\n\n-\n- \n` },
  'quotes in quotes': {
    body: `${QUOTED}\n> ## A heading\n>\n> - list\n>\n> ${TABLE(2).replaceAll('\n', '\n> ')}\n`,
  },
  'a very long headline': {
    front: {
      headline: 'Council votes again on a bridge that it voted on before, '.repeat(9),
      standfirst: 'It voted. '.repeat(120),
    },
  },
  'many corrections': { front: { corrections: corrections(40) } },
  'a hundred tags': { front: { tags: Array.from({ length: 100 }, (_, i) => `subject ${i}`) } },
  emoji: {
    front: {
      headline: '🌉🚧 🏳️‍🌈 👩🏽‍🚒',
      standfirst: '🙂'.repeat(90),
      tags: ['🌉'],
      section: '🏟️',
      byline: [{ name: '🐝' }],
    },
    body: '🧑‍🤝‍🧑 :-) ☃︎\n\n## 🚧\n\n## 🚧\n',
  },
  'a script in every field': {
    front: SCRIPTED(SCRIPT),
    body: `${SCRIPT}\n\n# ${SCRIPT}\n\n[${SCRIPT}](javascript:alert(1))\n\n![${SCRIPT}](/media/a.png)\n`,
  },
  'marks of HTML in every field': {
    front: SCRIPTED("\"><b>&amp;</b> 'x' <!-- -->"),
    body: '<div id="main"><p>not closed\n\n<img src=x onerror=y>\n\n<!-- -->\n',
  },
  'headings at odds': {
    body: '###### Six\n\n# One\n\n#\n\n## \n\n#### Four\n\n# One\n\nSetext\n===\n\n## [linked](https://a.example/) *stressed* `code`\n',
  },
  'pictures at odds': {
    front: {
      images: [
        { file: 'media/a.png' },
        {
          file: 'media/a.png',
          alt: '',
          caption: LONG,
          credit: LONG,
          licence: 'CC BY 4.0',
          licence_url: 'https://licence.example/',
        },
        { file: 'media/none.png', alt: 'x' },
      ],
    },
    body: '![](media/a.png)\n\n[![](media/a.png)](https://a.example/)\n\n![one](media/a.png) ![two](media/a.png "words")\n\n| ![in a table](media/a.png) |\n|---|\n| x |\n\n- ![in a list](media/a.png)\n\n![gone](media/none.png)\n',
  },
  'links at odds': {
    body: `[](https://a.example/) [same](https://a.example/) [same](https://b.example/) [file](articles/strain-1.md) [gone](articles/none.md) [top](#main) [odd](<${ADDRESS}>) [mail](mailto:a@b.example) www.a.example [ref][]\n\n[ref]: https://a.example/ "A \\"title\\""\n`,
  },
  'blocks at odds': {
    body: ':::opinion[Our view]\n## Inside\n\n> quote\n\n- list\n:::\n\n:::update[14:05]\nOne.\n:::\n\n:::update[14:05]\nOne again.\n:::\n\n:::update\nNo time.\n:::\n\n::::note[A *note*]\n:::update[x]\ninside\n:::\n::::\n\n:::note\n:::\n\n:::unknown\nwords\n:::\n',
  },
  'questions and answers': {
    body: '**Q: Why?**\n\nA: Because.\n\nA second paragraph.\n\n**Q: Why not?**\n\n**Q: And then?**\n\nA: [Look](https://a.example/).\n',
  },
};

/** @returns sixty articles: every strain on three types, and every type with four strains or five */
export function hostileArticles(): ArticleFile[] {
  const types = Object.keys(TYPES);
  return Object.entries(STRAINS).flatMap(([name, strain], i) =>
    [0, 1, 2].map((turn) => article(name, strain, types[(i * 3 + turn) % types.length]!, i * 3 + turn)),
  );
}

function article(name: string, { front, body }: Strain, type: string, number: number): ArticleFile {
  const values = {
    id: `strain-${number}`,
    type,
    headline: `A page with ${name}`,
    standfirst: 'What a page has to bear, and bears.',
    slug: `strain-${number}`,
    section: 'Hithe',
    tags: ['strain'],
    byline: [{ name: 'Ro Tansy', role: 'reporter' }],
    related: ['strain-3', 'strain-4'],
    status: 'approved',
    ...TYPES[type],
    ...front,
  };
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return {
    path: `articles/strain-${number}.md`,
    text: `---\n${stringify(known)}---\n\n${body ?? 'The council met and voted.\n'}`,
  };
}
