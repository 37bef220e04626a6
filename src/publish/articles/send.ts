import { NewsctlError } from '../../errors.ts';
import {
  type ArticleHost,
  type HostedArticle,
  type HostedMedia,
  markerOf,
  type RemoteArticle,
} from '../../hosts/article-host.ts';
import { type Begun, begun, begunToLeave } from './begun.ts';
import type { Draft } from './drafts.ts';
import type { ArticleEntry } from './plan.ts';
import { type Hosted, type HostedRecord, type Known, recordOf } from './records.ts';
import { fillSlots } from './slots.ts';

export interface SendInput {
  host: ArticleHost;
  entries: readonly ArticleEntry[];
  known: Known;
  signal: AbortSignal;
  /** @throws NewsctlError HOST_FAILED where somebody else publishes there by now */
  confirm(): Promise<void>;
  /** Writes down that a change of an article is about to be sent. */
  begins(one: Begun): Promise<void>;
  progress?: (done: number, total: number, path: string) => void;
}

/** Carries entries out, one after another, and notes what was done as soon as it is. */
export class Sending {
  /** What is new since the last receipt. */
  readonly hosted: Hosted = { articles: {}, media: {} };
  /** Entries that are done. */
  readonly done: ArticleEntry[] = [];
  private readonly input: SendInput;
  private readonly media: Map<string, HostedMedia>;
  private readonly articles: Map<string, HostedRecord>;
  /** Sent with a link to an article that was not there yet. */
  private readonly open: { draft: Draft; there: RemoteArticle }[] = [];

  constructor(input: SendInput) {
    this.input = input;
    this.media = new Map(input.known.media);
    this.articles = new Map(input.known.articles);
  }

  /** @throws NewsctlError HOST_FAILED, CMS_CHANGED, HOST_FOREIGN, INTERRUPTED; {@link done} and {@link hosted} hold what was done */
  async run(): Promise<void> {
    const { entries, signal, progress, confirm } = this.input;
    const todo = inTurn(entries.filter(({ action }) => action !== 'keep'));
    for (const [i, entry] of todo.entries()) {
      if (signal.aborted) throw new NewsctlError('INTERRUPTED', 'Stopped before everything was done.');
      progress?.(i, todo.length, entry.path);
      await confirm();
      await this.carryOut(entry);
      this.done.push(entry);
    }
    // By now every article has its address.
    for (const { draft, there } of [...this.open]) await this.put(draft, there);
  }

  private async carryOut(entry: ArticleEntry): Promise<void> {
    const { action, id, draft, record, there } = entry;
    if (action === 'create') return this.put(draft!, null);
    if (action === 'update') return this.put(draft!, there);
    const known = draft?.sent ?? record?.sent ?? '';
    if (action === 'unpublish') {
      // What somebody changed there is theirs.
      const isOurs = !record || there!.mark === record.mark;
      if (isOurs) await this.input.begins(begunToLeave(entry, there!));
      const now = await this.input.host.unpublish(there!);
      // The words are as they were: what somebody changed there is still to be decided.
      this.note(id, {
        ...recordOf(now, known),
        // Where readers had it, and must not find it any more: a draft has another address.
        url: there!.url,
        mark: isOurs ? now.mark : record.mark,
      });
    } else if (there) this.note(id, acceptedRecord(there, record, known));
    else if (record) this.note(id, { ...record, status: 'gone', sent: known });
  }

  private async put(draft: Draft, there: RemoteArticle | null): Promise<void> {
    const { host } = this.input;
    for (const file of draft.files.values()) {
      if (this.media.has(file.sha256)) continue;
      const media = await host.upload(file);
      this.media.set(file.sha256, media);
      this.hosted.media[file.sha256] = media;
    }
    const { html, open } = fillSlots(draft.article.html, {
      media: this.media,
      articles: { get: (id) => this.shown(id) },
    });
    const article = { ...draft.article, html, lead: this.leadOf(draft) };
    await this.input.begins(begun(draft, there));
    const now = there ? await host.update(there, article) : await this.create(article);
    const isFirst = open && !this.open.some((one) => one.draft === draft);
    if (isFirst) this.open.push({ draft, there: now });
    // Where this run does not come to the second time, the next one does.
    this.note(draft.id, recordOf(now, isFirst ? '' : draft.sent));
  }

  /** @throws NewsctlError HOST_CHANGED where it is ours that stands there, from another desk, since the plan was made */
  private async create(article: HostedArticle): Promise<RemoteArticle> {
    const { host } = this.input;
    try {
      return await host.create(article);
    } catch (error) {
      const isTaken = error instanceof NewsctlError && error.code === 'HOST_FOREIGN';
      const other = isTaken ? await host.bySlug(article.slug) : null;
      if (!other?.html.includes(markerOf(article.id))) throw error;
      throw new NewsctlError(
        'HOST_CHANGED',
        `${host.label}: “${article.headline}” was published there from another desk while this publish was being prepared.`,
        { hint: 'Run the command again: it starts from what is there now.' },
      );
    }
  }

  /** Readers do not get to what is a draft there. */
  private shown(id: string): HostedRecord | undefined {
    const record = this.articles.get(id);
    return record?.status === 'published' ? record : undefined;
  }

  private leadOf({ lead, files }: Draft): HostedArticle['lead'] {
    if (lead === null) return null;
    const { alt, caption } = files.get(lead)!;
    return { ...this.media.get(lead)!, alt, caption };
  }

  private note(id: string, record: HostedRecord): void {
    this.articles.set(id, record);
    this.hosted.articles[id] = record;
  }
}

const acceptedRecord = (there: RemoteArticle, record: HostedRecord | null, sent: string): HostedRecord => ({
  ...recordOf(there, sent),
  ...(there.status === 'draft' && record && { url: record.url }),
});

/** Before all dates. */
const FIRST = Number.MIN_SAFE_INTEGER;

/**
 * What must go, goes first, right after the links to it; then articles by their age, so that lists there have them in
 * their order.
 */
function inTurn(entries: readonly ArticleEntry[]): ArticleEntry[] {
  const going = entries.flatMap(({ action, there }) => (action === 'unpublish' && there ? [there.url] : []));
  const linksToThem = ({ draft, there }: ArticleEntry): boolean =>
    draft !== null && there !== null && going.some((url) => there.html.includes(url));
  const turn = (entry: ArticleEntry): number => {
    if (linksToThem(entry)) return FIRST;
    if (entry.action === 'unpublish' || !entry.draft) return FIRST + 1;
    return Date.parse(entry.draft.article.published);
  };
  return [...entries].sort((a, b) => turn(a) - turn(b));
}
