import type { CheckResult } from '../check/check.ts';
import { NewsctlError } from '../errors.ts';
import type { SiteCache } from '../publish/cache/site-cache.ts';
import type { DeskArticle } from '../publish/desk-article.ts';
import type { ArticleStamps } from '../publish/fingerprint.ts';
import { HostLooks } from '../publish/host-looks.ts';
import type { Prepared } from '../publish/prepare.ts';
import { meanwhile } from '../text/meanwhile.ts';
import type { Context } from './context.ts';
import type { Desk } from './open-host.ts';
import { type LookOptions, onlyLooks } from './plan-option.ts';

/** How often everything is looked at again because somebody saves an article meanwhile. */
const TIMES = 3;

/**
 * Prepares a publish and checks what goes out, while the host is still looked at. Of a large archive that takes a minute, in which reporters save: then it
 * is looked at once more, which costs what they changed.
 * @throws NewsctlError FILE_CHANGED where it never comes to rest
 */
export async function prepareAndCheck(
  context: Context,
  desk: Desk,
  wish: Wish,
): Promise<{ work: Work; checked: CheckResult; stamps: Promise<ArticleStamps> }> {
  for (let times = 1, { stamps, looks } = wish; ; times++) {
    const begun: { check?: Promise<CheckResult> } = {};
    const work = await prepared(context, desk, { ...wish, stamps, looks }, (going) => {
      begun.check = meanwhile(checkedFor(context, desk, going, wish));
    });
    try {
      begun.check ??= checkedFor(context, desk, { ...work, ...work.prepared }, wish);
      const checked = await begun.check;
      // Also for a publication that is refused: the next one has but to look at what was put right.
      work.cache?.save();
      return { work, checked, stamps };
    } catch (error) {
      if (!isChange(error) || times === TIMES) throw error;
      work.cache?.save();
    }
    const { articleStamps } = await import('./unchanged.ts');
    stamps = meanwhile(articleStamps(desk.place.root, wish.every));
    looks = new HostLooks(desk.host);
  }
}

const isChange = (error: unknown): boolean => error instanceof NewsctlError && error.code === 'FILE_CHANGED';

/** What goes out, as soon as that is known. */
interface Going extends Pick<Prepared, 'outgoing' | 'live'>, Pick<Work, 'patched'> {}

/** Checks what goes out. */
async function checkedFor(
  context: Context,
  desk: Desk,
  { outgoing, live, patched }: Going,
  { only, options }: Wish,
): Promise<CheckResult> {
  const { checkOutgoing } = await import('./check-outgoing.ts');
  const going = outgoing.filter(({ article }) => !only || only.includes(article.path));
  const keeps = !onlyLooks(options) && !patched;
  const keeping = keeps ? 'kept' : patched ? 'alone' : 'looked at';
  return checkOutgoing(context, desk, going, keeping, live);
}

/** A publish that was prepared, with what it was prepared from. */
export interface Work {
  prepared: Prepared;
  /** Articles that were looked at. */
  files: DeskArticle[];
  /** When, in milliseconds since 1970. */
  started: number;
  cache?: SiteCache;
  patched?: { reviews: number } | null;
  note?(release: string, reviews: ReadonlyMap<string, number>): void;
}

export interface Wish {
  /** Every article file of the newsroom. */
  every: readonly string[];
  stamps: Promise<ArticleStamps>;
  looks: HostLooks;
  only: readonly string[] | null;
  options: LookOptions & { strict?: boolean };
}

/** @param known told what goes out where that is known before it is planned what has to be put where */
async function prepared(
  context: Context,
  desk: Desk,
  { every, stamps, looks, only, options }: Wish,
  known: (going: Going) => void,
): Promise<Work> {
  const [{ gather, siteCache }, { circumstancesMark }, { prepare, prepareNewsroom }, { optimiseForSite }] =
    await Promise.all([
      import('./publishing.ts'),
      import('./check-outgoing.ts'),
      import('../publish/prepare.ts'),
      import('./optimiser.ts'),
    ]);
  const { signal, now } = context;
  const common = { ...desk.place, settings: desk.newsroom.config, host: desk.host, now, signal };
  const audience = only === null ? await circumstancesMark(context, desk) : null;
  const use = { target: `host ${desk.hostName}`, keeps: !onlyLooks(options) };
  const cache = audience === null ? null : siteCache(context, desk.newsroom, use);
  if (audience === null || cache === null) {
    optimiseForSite();
    const gathered = await gather(context, desk.newsroom, every, use);
    return { ...gathered, prepared: await prepare({ ...common, ...gathered, only }) };
  }
  // Whoever wants to hear of every warning has every article looked at.
  const afresh = options.strict === true;
  const work = await prepareNewsroom({
    ...{ ...common, paths: every, stamps, looks, cache, audience, afresh },
    beforeWhole: optimiseForSite,
    known,
  });
  const { patched, note, outgoing, atHome } = work;
  return { prepared: work, files: [...outgoing, ...atHome], started: cache.started, cache, patched, note };
}
