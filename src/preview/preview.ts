import { NewsctlError } from '../errors.ts';
import { mediaType } from '../text/media-type.ts';
import { type Answer, html, plain } from './answer.ts';
import { CLIENT_SCRIPT } from './client-script.ts';
import type { Desk, DeskReader } from './desk.ts';
import { countsInWords } from './margin.ts';
import { OWN } from './frame.ts';
import { faultPage, startPage } from './own-page.ts';
import { PREVIEW_STYLE } from './preview-style.ts';
import type { Asked } from './request.ts';
import { marked, type ShownPage, SitePages } from './site-pages.ts';
import type { View, ViewFile } from './view.ts';

/** How old what was read may be when a page is asked for, in milliseconds: embargoes end without a save. */
const STALE = 30_000;

const OWN_PATH = OWN.slice(1);
const READERS = `${OWN_PATH}readers/`;

/** A page, or a file of another kind. */
interface Shown {
  status: number;
  page: ShownPage;
}

/** A newsroom that somebody looks at: answers what a browser asks for, with what was saved last. */
export class Preview {
  private readonly reader: DeskReader;
  private readonly now: () => Date;
  private readonly pages = new SitePages();
  private state: { desk: Desk } | { fault: NewsctlError } | null = null;
  private readAt = 0;
  private reading: Promise<void> = Promise.resolve();

  constructor(reader: DeskReader, now: () => Date) {
    this.reader = reader;
    this.now = now;
  }

  /**
   * Reads the newsroom again, after what is being read already.
   * @param saved paths from the newsroom's folder of what was saved; null where that is not known
   */
  refresh(saved: readonly string[] | null): Promise<void> {
    this.reading = this.reading.then(() => this.read(saved));
    return this.reading;
  }

  /** The name of the newsroom, or why it cannot be shown. */
  async opened(): Promise<{ name: string } | { fault: NewsctlError }> {
    await this.reading;
    const state = this.state!;
    return 'fault' in state ? state : { name: state.desk.newsroom.config.name };
  }

  async answer(asked: Asked): Promise<Answer> {
    const { path } = asked;
    if (path === `${OWN_PATH}client.js`)
      return { status: 200, type: 'text/javascript; charset=utf-8', body: CLIENT_SCRIPT };
    if (path === `${OWN_PATH}preview.css`) return { status: 200, type: mediaType(path), body: PREVIEW_STYLE };
    await this.upToDate();
    const state = this.state!;
    if (path === `${OWN_PATH}check`) return this.counts(asked.query.get('article') ?? '');
    if (!('fault' in state)) {
      const other = await this.file(state.desk, path);
      if (other) return other;
    }
    const { status, page } = await this.shown(path);
    return html(page.html, status);
  }

  /**
   * Whether the page at a path is not what a browser has any more.
   * @param mark of what it has
   */
  async isOther(path: string, mark: string): Promise<boolean> {
    await this.reading;
    const state = this.state!;
    if ('desk' in state && !path.startsWith(OWN_PATH)) {
      const found = await lookUp(state.desk, path);
      if (found && 'kind' in found && isPage(found))
        // What cannot be made now is shown as a fault, and that is another page.
        return this.pages
          .isOther(state.desk, found, mark)
          .catch(async () => (await this.shown(path)).page.mark !== mark);
    }
    return (await this.shown(path)).page.mark !== mark;
  }

  private async upToDate(): Promise<void> {
    await this.reading;
    if (this.now().getTime() - this.readAt > STALE) await this.refresh([]);
  }

  private async read(saved: readonly string[] | null): Promise<void> {
    const now = this.now();
    // After a fault nobody knows what was read of all that was saved before it.
    const since = this.state === null || 'fault' in this.state ? null : saved;
    try {
      this.state = { desk: await this.reader.read(since, now) };
    } catch (error) {
      this.state = { fault: asFault(error) };
    }
    this.readAt = now.getTime();
  }

  /** A file that is no page, or the way to one; null for a page. */
  private async file(desk: Desk, path: string): Promise<Answer | null> {
    const found = await lookUp(desk, path);
    if (!found) return null;
    if ('location' in found) return { ...plain('', 302), location: found.location };
    if (isPage(found)) return null;
    return { status: 200, type: mediaType(found.path), body: await found.bytes() };
  }

  private async shown(path: string): Promise<Shown> {
    try {
      return await this.page(path);
    } catch (error) {
      return { status: 500, page: marked(faultPage(asFault(error))) };
    }
  }

  private async page(path: string): Promise<Shown> {
    const state = this.state!;
    if ('fault' in state) return { status: 500, page: marked(faultPage(state.fault)) };
    const { desk } = state;
    if (path === OWN_PATH) return { status: 200, page: marked(startPage(desk)) };
    const found = await lookUp(desk, path);
    const isFound = found !== null && !('location' in found) && isPage(found);
    const file = isFound ? found : desk.everything.files.get('404.html')!;
    const status = isFound ? 200 : 404;
    if (path.startsWith(READERS)) return { status, page: marked(String(await file.bytes())) };
    return { status, page: await this.pages.of(desk, file) };
  }

  private async counts(path: string): Promise<Answer> {
    const { state } = this;
    const piece = state && 'desk' in state && state.desk.pieces.find(({ article }) => article.path === path);
    if (!piece) return plain('There is no such article.', 404);
    try {
      return plain(countsInWords((await state.desk.checks.of(piece)).counts));
    } catch (error) {
      return plain(asFault(error).message, 500);
    }
  }
}

const isPage = ({ path }: ViewFile): boolean => path.endsWith('.html');

/** Looks up what is meant by a path of the preview: lists and articles with all there is, feeds as readers get them. */
async function lookUp(desk: Desk, path: string): Promise<ViewFile | { location: string } | null> {
  if (path.startsWith(READERS)) return inView(await desk.forReaders(), path.slice(READERS.length), READERS);
  if (path.startsWith(OWN_PATH)) return null;
  const base = decodeURI(new URL(desk.newsroom.config.url).pathname).replace(/^\/|\/$/g, '');
  const found = inView(desk.everything, path, '') ?? inView(desk.everything, withoutBase(path, base), '');
  if (!found || 'location' in found || found.kind !== 'feed') return found;
  return (await desk.forReaders()).files.get(found.path) ?? null;
}

function inView({ files }: View, path: string, below: string): ViewFile | { location: string } | null {
  const file = files.get(path === '' || path.endsWith('/') ? `${path}index.html` : path);
  if (file) return file;
  const folder = `${path}/`;
  if (!files.has(`${folder}index.html`)) return null;
  return { location: `/${(below + folder).split('/').map(encodeURIComponent).join('/')}` };
}

/** The page for what is not there links from the root of the site's own address, which may have a path. */
const withoutBase = (path: string, base: string): string =>
  base !== '' && `${path}/`.startsWith(`${base}/`) ? path.slice(base.length + 1) : path;

function asFault(error: unknown): NewsctlError {
  if (error instanceof NewsctlError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new NewsctlError('BUG', `newsctl went wrong: ${message}`, { cause: error });
}
