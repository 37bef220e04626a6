import { readBaseline } from '../newsroom/baseline-file.ts';
import { allArticles } from '../newsroom/find-articles.ts';
import { BASELINE_FILE, CONFIG_FILE, PEOPLE_FILE } from '../newsroom/find-root.ts';
import { type Newsroom, readNewsroom } from '../newsroom/newsroom.ts';
import { SourceShelf } from '../newsroom/source-shelf.ts';
import { gatherArticles } from '../publish/cache/gather-articles.ts';
import { SiteCache } from '../publish/cache/site-cache.ts';
import { newsroomCheck } from '../publish/newsroom-check.ts';
import { originals, siteInput } from '../publish/site-input.ts';
import type { SiteProblem } from '../site/site-types.ts';
import { once } from '../text/once.ts';
import { sha256 } from '../text/sha256.ts';
import { Checks } from './checks.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { type View, viewOf } from './view.ts';

/** Where a desk is, and what it starts with. */
export interface DeskPlace {
  /** The newsroom's folder. */
  root: string;
  /** The folder of newsctl. */
  packageRoot: string;
  /** The program, with all that its output may hang on. */
  tool: string;
  /** When somebody began to look. */
  began: Date;
}

/** A newsroom at one moment. */
export interface Desk {
  newsroom: Newsroom;
  pieces: readonly Piece[];
  /** Articles that cannot be read: the others are shown all the same. */
  unreadable: readonly SiteProblem[];
  /** With every article, whether readers may have it or not. */
  everything: View;
  /** What publishing would bring to readers, and nothing else. */
  forReaders: () => Promise<View>;
  checks: Checks;
}

type Loaded = Pick<Desk, 'newsroom'> & {
  check: Awaited<ReturnType<typeof newsroomCheck>>;
  baseline: Awaited<ReturnType<typeof readBaseline>>;
};

const ARTICLES = 'articles/';
const SETTINGS = new Set([CONFIG_FILE, PEOPLE_FILE, BASELINE_FILE, '.vale.ini']);
const SETTING_FOLDERS = ['style/', 'templates/articles/'];

/** Reads a newsroom again and again, and each time only what was saved since. */
export class DeskReader {
  private readonly place: DeskPlace;
  private readonly cache: SiteCache;
  private readonly shelf = new SourceShelf();
  private readonly templates = new Map<string, Promise<string | null>>();
  private loaded: Loaded | null = null;
  private checks: { mark: string; checks: Checks } | null = null;

  constructor(place: DeskPlace) {
    this.place = place;
    this.cache = new SiteCache(place.root, place.tool, { keeps: false });
  }

  /**
   * Reads the newsroom as it is now.
   * @param saved paths from the newsroom's folder of what was saved since; null where that is not known
   * @throws NewsctlError CONFIG_INVALID, TEMPLATE_INVALID and the like
   */
  async read(saved: readonly string[] | null, now: Date): Promise<Desk> {
    const { root, began } = this.place;
    this.forget(saved);
    this.loaded ??= await this.load();
    const { newsroom } = this.loaded;
    const paths = allArticles(root, root).map(({ path }) => path);
    const { timezone } = newsroom.config;
    const unreadable: SiteProblem[] = [];
    const articles = await gatherArticles(
      root,
      paths,
      this.cache,
      { now, timezone },
      {
        leaveOut: (path, fault) => void unreadable.push({ path, message: fault.message }),
      },
    );
    const pieces = piecesOf({ articles, now, undated: began, timezone });
    const shown = pieces.filter(({ behind }) => behind === null);
    return {
      newsroom,
      pieces,
      unreadable,
      everything: await this.view(shown),
      forReaders: once(() => this.view(shown.filter(({ standing }) => standing.out))),
      checks: this.checksFor(pieces, now),
    };
  }

  /** What was read of files that were saved since, and of all that hangs on them. */
  private forget(saved: readonly string[] | null): void {
    const isSaved = (of: (path: string) => boolean): boolean => saved === null || saved.some(of);
    if (isSaved((path) => path.startsWith('templates/'))) this.templates.clear();
    if (isSaved((path) => SETTINGS.has(path) || SETTING_FOLDERS.some((folder) => path.startsWith(folder))))
      this.loaded = null;
    if (isSaved((path) => !path.startsWith(ARTICLES))) this.checks = null;
  }

  private async load(): Promise<Loaded> {
    const { root, packageRoot } = this.place;
    const newsroom = await readNewsroom(root);
    const check = await newsroomCheck(newsroom, packageRoot, root);
    return { newsroom, check, baseline: await readBaseline(root) };
  }

  private view(pieces: readonly Piece[]): Promise<View> {
    const { root, packageRoot } = this.place;
    const { cache, loaded } = this;
    const input = siteInput(
      { root, theme: `${packageRoot}/templates/site`, cache },
      loaded!.newsroom.config,
      pieces,
    );
    // A save must not wait for an index: what readers search in is made when it is built.
    const { kept: _, search: __, ...rest } = input;
    return viewOf({
      ...rest,
      media: originals(root, cache),
      mediaProblems: () => [],
      readTemplate: (name) => {
        const text = this.templates.get(name) ?? input.readTemplate(name);
        this.templates.set(name, text);
        return text;
      },
    });
  }

  /** Checks are kept until something is saved that they may hang on; a new slug may be one too many anywhere. */
  private checksFor(pieces: readonly Piece[], now: Date): Checks {
    const names = pieces.map(({ article: { path, frontMatter } }) => ({
      path,
      slug: frontMatter.slug,
      id: frontMatter.id,
    }));
    const mark = sha256(JSON.stringify(names));
    if (this.checks?.mark === mark) return this.checks.checks;
    const { newsroom, check, baseline } = this.loaded!;
    const checks = new Checks({ newsroom, check, shelf: this.shelf, baseline: baseline ?? [], names, now });
    this.checks = { mark, checks };
    return checks;
  }
}
