import { availableParallelism } from 'node:os';
import { NewsctlError } from '../errors.ts';
import { BrokenPicture } from '../images/broken-picture.ts';
import { cleanPicture } from '../images/clean-picture.ts';
import type { PictureHead } from '../images/picture-head.ts';
import {
  type ImageSettings,
  type PictureOrder,
  type PicturePlan,
  pictureKey,
  planPicture,
} from '../images/picture-plan.ts';
import type { Encoder } from '../images/sharp.ts';
import type { FoundMedia, MediaFile, PictureSize } from '../site/media.ts';
import type { SiteProblem } from '../site/site-types.ts';
import { count } from '../text/count.ts';
import { sha256 } from '../text/sha256.ts';
import type { OriginalFile } from './cache/media-files.ts';
import type { MadeFile, MadePicture, PictureCache } from './cache/picture-cache.ts';
import { type PictureUsers, provenanceOf } from './picture-users.ts';
import { Turns } from './turns.ts';

/** What the pictures of a site are made with. */
export interface SitePicturesInput {
  original(path: string): Promise<OriginalFile | null>;
  users: ReadonlyMap<string, PictureUsers>;
  settings: ImageSettings;
  /** Files at whose own address all stays that the newsroom's file carries. */
  keep: ReadonlySet<string>;
  encoder: Encoder;
  /** Where made files are kept; each is made anew without it. */
  cache: PictureCache | null;
  /** Where bytes lie that are not kept. */
  spool(bytes: Uint8Array): () => Promise<Uint8Array>;
}

type BytesOf = (name: string) => Promise<Uint8Array>;

/**
 * The pictures of a site: each once, cleaned of all that its file carries beside the picture, and in smaller sizes. All
 * that articles show are made at once, several at a time, as soon as the first is asked for.
 */
export class SitePictures {
  private readonly input: SitePicturesInput;
  private readonly found = new Map<string, Promise<FoundMedia>>();
  private readonly faults = new Map<string, string>();
  private unsized = 0;
  private readonly turns = new Turns(Math.min(availableParallelism(), 4));

  constructor(input: SitePicturesInput) {
    this.input = input;
    input.cache?.begin();
  }

  fetch(path: string): Promise<FoundMedia> {
    if (this.found.size === 0) for (const one of this.input.users.keys()) this.start(one);
    return this.start(path);
  }

  /** One for each picture that cannot be shown, and one where no smaller sizes could be made. */
  problems(): SiteProblem[] {
    const faults = [...this.faults].map(([path, fault]) => ({
      path,
      message: this.faultMessage(path, fault),
    }));
    if (this.unsized === 0) return faults;
    const pictures = count(this.unsized, 'picture');
    const message = `${pictures} went out cleaned of metadata, but in full size alone: the package sharp, which makes smaller sizes, is not installed or does not run here. Install it beside newsctl: npm install sharp.`;
    return [...faults, { path: 'media', message }];
  }

  private faultMessage(path: string, fault: string): string {
    const articles = this.input.users.get(path)?.articles ?? ['pages/about.md'];
    return `This picture ${fault}. It was left out of ${[...articles].sort().join(', ')}. Put a sound copy of it in its place.`;
  }

  private start(path: string): Promise<FoundMedia> {
    const known = this.found.get(path);
    if (known) return known;
    const found = this.turns.take(() => this.find(path));
    // Whoever asks for it gets the error; until then it is nobody's.
    found.catch(() => {});
    this.found.set(path, found);
    return found;
  }

  private async find(path: string): Promise<FoundMedia> {
    const original = await this.input.original(path);
    if (!original) return null;
    const { head } = original;
    if (head === null) return { ...original, room: null };
    if ('fault' in head) return this.unfit(path, head.fault);
    return head.moves ? this.moving(original, head) : this.still(original, head);
  }

  private unfit(path: string, fault: string): 'unfit' {
    this.faults.set(path, fault);
    return 'unfit';
  }

  private orderOf(original: OriginalFile, head: PictureHead): PictureOrder {
    const { settings, users, keep } = this.input;
    const { path, sha256: own } = original;
    const entries = users.get(path)?.entries ?? [];
    const provenance = provenanceOf(entries, original.own, settings.credit);
    return { path, sha256: own, head, settings, provenance, keep: keep.has(path) };
  }

  /** A picture that moves stays as it is, but for what else is in its file. */
  private moving(original: OriginalFile, head: PictureHead): Promise<FoundMedia> {
    const order = this.orderOf(original, head);
    return this.asIs(original, order, pictureKey(order, 'none'));
  }

  private async still(original: OriginalFile, head: PictureHead): Promise<FoundMedia> {
    const { encoder, cache } = this.input;
    const order = this.orderOf(original, head);
    const key = pictureKey(order, `sharp ${encoder.version}`);
    const plan = planPicture(order, key);
    const make = async (): Promise<ReadonlyMap<string, Uint8Array> | null> => {
      const sharp = await encoder.load();
      if (!sharp) return null;
      const { encodePicture } = await import('../images/encode-picture.ts');
      const made = await encodePicture(sharp, await unchanged(original), order, plan);
      return new Map([...made].map(([path, bytes]) => [nameOf(path, plan), bytes]));
    };
    const known = cache?.get(key);
    const result = known
      ? { made: known, bytes: this.fromCache(key, known, make) }
      : encoder.version === null
        ? null
        : await this.made(key, make);
    if (!result) {
      this.unsized++;
      return this.asIs(original, order, pictureKey(order, 'none'));
    }
    const { made, bytes } = result;
    return 'fault' in made ? this.unfit(original.path, made.fault) : mediaFile(plan, made.files, bytes);
  }

  /** The picture as the newsroom has it, cleaned. */
  private async asIs(original: OriginalFile, order: PictureOrder, key: string): Promise<FoundMedia> {
    const { head, keep, path, provenance } = order;
    const make = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
      const bytes = await unchanged(original);
      const clean = keep ? bytes : cleanPicture(bytes, head, provenance);
      if (clean) return new Map([[FULL, clean]]);
      throw new BrokenPicture(
        'cannot be cleaned of its metadata, which may tell where it was taken, as the package sharp is not installed or does not run here',
      );
    };
    const known = this.input.cache?.get(key);
    const result = known
      ? { made: known, bytes: this.fromCache(key, known, make) }
      : await this.made(key, make);
    const { made, bytes } = result!;
    if ('fault' in made) return this.unfit(path, made.fault);
    const { width, height } = head;
    return mediaFile({ full: { path, kind: head.kind, width, height }, sizes: [] }, made.files, bytes);
  }

  /** Makes a picture, and keeps what came of it. @returns null where there is nothing that makes it */
  private async made(
    key: string,
    make: () => Promise<ReadonlyMap<string, Uint8Array> | null>,
  ): Promise<{ made: MadePicture; bytes: BytesOf } | null> {
    const { cache, spool } = this.input;
    try {
      const files = await make();
      if (!files) return null;
      const made = {
        files: [...files].map(([name, bytes]) => ({ name, sha256: sha256(bytes), size: bytes.length })),
      };
      const kept = await cache?.put(key, made, files);
      if (kept) return { made, bytes: this.fromCache(key, made, make) };
      const spooled = new Map([...files].map(([name, bytes]) => [name, spool(bytes)]));
      return { made, bytes: (name) => spooled.get(name)!() };
    } catch (error) {
      if (!(error instanceof BrokenPicture)) throw error;
      const made = { fault: error.message };
      await cache?.put(key, made, new Map());
      return { made, bytes: () => Promise.reject(error) };
    }
  }

  /** Bytes as they were kept; a file that is damaged or gone is made again. */
  private fromCache(
    key: string,
    made: MadePicture,
    make: () => Promise<ReadonlyMap<string, Uint8Array> | null>,
  ): BytesOf {
    const { cache } = this.input;
    return async (name) => {
      const file = 'files' in made && made.files.find((one) => one.name === name);
      const kept = file && (await cache!.read(key, file));
      if (kept) return kept;
      const files = await make();
      if (!files) throw lost(name);
      await cache!.put(key, made, files);
      return files.get(name)!;
    };
  }
}

const FULL = 'full';

/** What a file is called among those of its picture, whatever the picture is called. */
const nameOf = (path: string, { full }: PicturePlan): string =>
  path === full.path ? FULL : path.split('.').slice(-2).join('.');

function mediaFile(plan: PicturePlan, files: readonly MadeFile[], bytes: BytesOf): MediaFile | 'unfit' {
  const byName = new Map(files.map((file) => [file.name, file]));
  const fileAt = (path: string) => {
    const { name, sha256: hash, size } = byName.get(nameOf(path, plan))!;
    return { path, sha256: hash, size, bytes: () => bytes(name) };
  };
  const sizes = plan.sizes.map(
    ({ path, kind, width, height }): PictureSize => ({
      ...fileAt(path),
      type: `image/${kind}`,
      width,
      height,
    }),
  );
  const { path, width, height } = plan.full;
  return { ...fileAt(path), room: { width, height }, sizes };
}

/** @throws NewsctlError FILE_CHANGED where somebody saves the picture while it is being made */
async function unchanged({ path, sha256: before, bytes }: OriginalFile): Promise<Uint8Array> {
  const now = await bytes();
  if (sha256(now) === before) return now;
  throw new NewsctlError('FILE_CHANGED', `${path} was changed while newsctl was at work with it.`);
}

const lost = (name: string): NewsctlError =>
  new NewsctlError(
    'FILE_UNREADABLE',
    `A picture that was made before is gone from the cache (${name}), and sharp is not here to make it again.`,
    {
      hint: 'Install the package sharp, or remove .newsctl/cache/images and build again.',
    },
  );
