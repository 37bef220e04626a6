import { describe, expect, it } from 'vitest';
import { markerOf, type RemoteArticle } from '../../../src/hosts/article-host.ts';
import { type Begun, begun } from '../../../src/publish/articles/begun.ts';
import type { Draft } from '../../../src/publish/articles/drafts.ts';
import { planArticles, type Take } from '../../../src/publish/articles/plan.ts';
import { wordsOf } from '../../../src/publish/articles/html-words.ts';
import type { HostedRecord } from '../../../src/publish/articles/records.ts';
import { articleMark, fillSlots, mediaMark } from '../../../src/publish/articles/slots.ts';

const draft = (sent = 'new'): Draft => ({
  ...{ id: 'a', path: 'articles/a.md', lead: null, files: new Map(), sent, words: 'Mended.' },
  article: {
    ...{ id: 'a', headline: 'Weir', slug: 'weir', standfirst: '', html: '<p>Mended.</p>', tags: [] },
    ...{ section: 'News', authors: [], canonical: null, published: '2026-11-01T10:00:00Z' },
  },
});
const record = (more: Partial<HostedRecord> = {}): HostedRecord => ({
  ...{ remote: '7', url: 'https://cms.example/weir', status: 'published', modified: '' },
  ...{ sent: 'old', mark: 'm', ...more },
});
const remote = (more: Partial<RemoteArticle> = {}): RemoteArticle => ({
  ...{ remote: '7', url: 'https://cms.example/weir', slug: 'weir', status: 'published' },
  ...{ modified: '', headline: 'Weir', html: '<p>Mended.</p>', mark: 'm', ...more },
});

interface Case {
  sent?: string;
  known?: HostedRecord | null;
  there?: RemoteArticle | null;
  take?: Take;
  noted?: Begun[];
}

function plan({ sent, known = record(), there = remote(), take = null, noted = [] }: Case) {
  const [entry] = planArticles({
    drafts: [draft(sent)],
    records: new Map(known ? [['a', known]] : []),
    leaving: new Map(),
    there: new Map(known && there ? [['7', there]] : []),
    standing: new Map(!known && there ? [['a', there]] : []),
    begun: noted,
    take,
  });
  return entry!;
}

describe('the plan for articles', () => {
  const edited = remote({ mark: 'other' });
  const drafted = remote({ status: 'draft' });
  const ours = remote({ html: `<div ${markerOf('a')}><p>Mended.</p></div>` });
  const oursEdited = remote({ html: `<div ${markerOf('a')}><p>Broken.</p></div>` });

  const noted = [begun(draft(), remote())];
  /** It has other words in the newsroom by now. */
  const created = [{ ...begun(draft(), null), words: begun({ ...draft(), words: 'Broken.' }, null).words }];
  const reworded = remote({ mark: 'other', html: '<p>Broken.</p>' });
  const retitled = remote({ mark: 'other', headline: 'The weir' });

  it.each<[string, Case, string, string | null]>([
    ['is new', { known: null, there: null }, 'create', null],
    ['is as it was', { sent: 'old' }, 'keep', null],
    ['has changed here', {}, 'update', null],
    ['has changed there alone', { sent: 'old', there: edited }, 'keep', null],
    ['has changed on both sides', { there: edited }, 'keep', 'edited'],
    ['is to be ours', { there: edited, take: 'ours' }, 'update', null],
    ['is to be theirs', { there: edited, take: 'theirs' }, 'accept', null],
    ['is to be ours, changed there alone', { sent: 'old', there: edited, take: 'ours' }, 'update', null],
    ['was taken from readers there', { there: drafted }, 'keep', 'edited'],
    ['was removed there', { there: null }, 'keep', 'removed'],
    ['was removed and is to be ours', { there: null, take: 'ours' }, 'create', null],
    [
      'was removed, which is known',
      { sent: 'old', known: record({ status: 'gone' }), there: null },
      'keep',
      null,
    ],
    ['comes back', { sent: 'old', known: record({ status: 'draft' }), there: drafted }, 'update', null],
    ['is somebody else’s', { known: null }, 'keep', 'foreign'],
    ['is somebody else’s, whoever is to win', { known: null, take: 'ours' }, 'keep', 'foreign'],
    ['was begun before', { known: null, there: ours }, 'update', null],
    ['was being sent when a publish was cut off', { there: edited, noted }, 'update', null],
    ['was being sent, and is as before here', { sent: 'old', there: edited, noted }, 'update', null],
    ['was being sent, with other words there', { there: reworded, noted }, 'keep', 'edited'],
    ['was being sent, with another headline there', { there: retitled, noted }, 'keep', 'edited'],
    [
      'was being sent before the last receipt',
      { known: record({ mark: 'n' }), there: edited, noted },
      'keep',
      'edited',
    ],
    [
      'was being created, and has other words here',
      { known: null, there: oursEdited, noted: created },
      'update',
      null,
    ],
    [
      'was being created, and has other words there',
      { known: null, there: oursEdited, noted: [begun(draft(), null)] },
      'keep',
      'edited',
    ],
    ['was being created by another', { known: null, there: reworded, noted: created }, 'keep', 'foreign'],
    ['was begun before and edited since', { known: null, there: oursEdited }, 'keep', 'edited'],
  ])('of one that %s', (_, given, action, conflict) => {
    expect(plan(given)).toMatchObject({ action, conflict });
  });

  it.each<[string, RemoteArticle | null, string]>([
    ['out', remote(), 'unpublish'],
    ['out and edited', edited, 'unpublish'],
    ['a draft already', drafted, 'accept'],
    ['gone', null, 'accept'],
  ])('takes down what is %s', (_, there, action) => {
    const [entry] = planArticles({
      drafts: [],
      records: new Map([['a', record()]]),
      leaving: new Map([['a', { path: 'articles/a.md', reason: 'withdrawn' }]]),
      there: new Map(there ? [['7', there]] : []),
      standing: new Map(),
      begun: [],
      take: null,
    });
    expect(entry).toMatchObject({ action, conflict: null });
  });
});

describe('addresses that only the system gives', () => {
  const media = new Map([['abc', { id: '1', url: 'https://cms.example/a.jpg?x="&y' }]]);
  const articles = new Map([['one & two', { url: 'https://cms.example/one/' }]]);

  it('are put into attributes, and nowhere else', () => {
    const html = `<img src="${mediaMark('abc')}"><a href="${articleMark('one & two')}#part">${mediaMark('abc')}</a>`;
    expect(fillSlots(html, { media, articles })).toEqual({
      html: `<img src="https://cms.example/a.jpg?x=&quot;&amp;y"><a href="https://cms.example/one/#part">newsctl-media:abc</a>`,
      open: false,
    });
  });

  it('are left open where they are not known yet', () => {
    const filled = fillSlots(`<a href="${articleMark('three')}">x</a>`, { media, articles });
    expect(filled).toEqual({ html: '<a href="">x</a>', open: true });
  });
});

it('reads the words of HTML as a person does', () => {
  expect(wordsOf('<!-- wp:html --><p>A &amp; B</p>\n\n<p>said  &#91;sic] <b>so</b></p>')).toBe(
    'A & B\nsaid [sic] so',
  );
});
