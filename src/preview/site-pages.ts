import { sha256 } from '../text/sha256.ts';
import type { Desk } from './desk.ts';
import { flagLinks } from './flag-links.ts';
import { followed, framed } from './frame.ts';
import { annotate } from './margin.ts';
import type { Piece } from './pieces.ts';
import type { ViewFile } from './view.ts';

/** A page as a browser gets it. */
export interface ShownPage {
  html: string;
  /** Stands for all that it shows. */
  mark: string;
}

interface Kept {
  /** Of what the page is made from; without it no page is the same. */
  made: string;
  /** Of that and of the flags on it. */
  key: string;
  checks: Desk['checks'];
  page: Promise<ShownPage>;
}

/** The pages of the site as the desk sees them, each made when somebody looks at it, and again when it changes. */
export class SitePages {
  private readonly kept = new Map<string, Kept>();
  private readonly flags = new WeakMap<Desk, Flags>();

  of(desk: Desk, file: ViewFile): Promise<ShownPage> {
    const flags = this.flagsOf(desk);
    const piece = flags.pieces.get(file.path) ?? null;
    const origin = originOf(file, piece);
    const key = `${origin} ${flags.mark}`;
    const kept = this.kept.get(file.path);
    if (kept?.key === key && kept.checks === desk.checks) return kept.page;
    const page = made(desk, file, piece, flags);
    this.kept.set(file.path, { made: origin, key, checks: desk.checks, page });
    // What failed is tried again: a template may be mended without any page of its own being saved.
    page.catch(() => this.kept.delete(file.path));
    return page;
  }

  /**
   * Whether a page is another one than a browser has. Where what it is made from was saved, the browser is told before
   * the new one is made and checked; that it would have come out the same costs no more than a look.
   * @param mark of the page that the browser has
   */
  async isOther(desk: Desk, file: ViewFile, mark: string): Promise<boolean> {
    const piece = this.flagsOf(desk).pieces.get(file.path) ?? null;
    const kept = this.kept.get(file.path);
    if (kept && kept.made !== originOf(file, piece)) return true;
    return (await this.of(desk, file)).mark !== mark;
  }

  private flagsOf(desk: Desk): Flags {
    const known = this.flags.get(desk);
    if (known) return known;
    const flags = flagsFor(desk);
    this.flags.set(desk, flags);
    return flags;
  }
}

const originOf = ({ key }: ViewFile, piece: Piece | null): string => JSON.stringify([key, piece?.standing]);

interface Flags {
  /** By the path of the page's file. */
  pieces: ReadonlyMap<string, Piece>;
  /** What is said of the articles that readers do not have, by the path of their page. */
  labels: ReadonlyMap<string, string>;
  /** What keeps all of the site from readers. */
  blocked: string | null;
  mark: string;
}

function flagsFor({ pieces, unreadable }: Desk): Flags {
  const shown = pieces.filter(({ behind }) => behind === null);
  const labels = new Map(
    shown.flatMap(({ address, standing }) => (standing.out ? [] : [[address, standing.label]])),
  );
  return {
    pieces: new Map(shown.map((piece) => [`${piece.address}index.html`, piece])),
    labels,
    blocked: blockedBy(unreadable),
    mark: sha256(JSON.stringify([...labels, unreadable])),
  };
}

function blockedBy([first, ...others]: Desk['unreadable']): string | null {
  if (!first) return null;
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${first.message}${more} Nothing can be published until that is mended.`;
}

async function made(desk: Desk, file: ViewFile, piece: Piece | null, flags: Flags): Promise<ShownPage> {
  const bare = String(await file.bytes());
  const checked = piece && (await desk.checks.of(piece));
  const { html, margin } = checked ? annotate(bare, checked) : { html: bare, margin: '' };
  const flagged = flagLinks(html, file.path, (path) => flags.labels.get(path) ?? null);
  const standing = piece?.standing ?? listStanding(flagged);
  const bar = flags.blocked === null ? standing : { out: false, words: flags.blocked };
  return marked(flagged, (page, mark) => framed(page, { ...bar, margin, mark }));
}

const listStanding = (html: string) =>
  html.includes('class="newsctl-flag"')
    ? { out: false, words: 'Not as readers see it: what they do not have is marked.' }
    : { out: true, words: 'As readers see it after the next publish.' };

/** A page that says of itself what it is made of, for {@link followed} and the like. */
export function marked(html: string, put: (html: string, mark: string) => string = followed): ShownPage {
  const mark = sha256(put(html, '')).slice(0, 24);
  return { html: put(html, mark), mark };
}
