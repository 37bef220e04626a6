import { NewsctlError } from '../../errors.ts';
import type { ManifestFile } from '../manifest.ts';
import { foldersOf } from '../safe-path.ts';
import type { Journal, JournalText } from './ordered-journal.ts';
import type { Kept } from './ordered-kept.ts';
import type { OrderedPlace } from './ordered-place.ts';
import type { Recorded } from './ordered-records.ts';
import type { Survey } from './ordered-survey.ts';

export interface ChangesInput {
  place: OrderedPlace;
  survey: Survey;
  live: Recorded | null;
  /** What a publish that was cut off left. */
  left: JournalText | null;
  journal: Journal;
  kept: Kept;
  /** Paths that are known already to change. */
  ahead: readonly string[];
  /** @throws where the lock was lost */
  confirm(): Promise<void>;
}

/** Changes files of the site one by one, each so that it can be put back. */
export class Changes {
  private readonly input: ChangesInput;
  private readonly before: ReadonlyMap<string, ManifestFile>;
  private readonly ours: Set<string>;
  private readonly folders: ReadonlySet<string>;
  private ready: Promise<void> | null = null;
  /** What was changed, between one barrier and the next. */
  readonly steps: Set<string>[] = [new Set()];
  /** Marks of what was put; null where the host tells none. */
  readonly marks = new Map<string, string | null>();
  private readonly gone = new Set<string>();

  constructor(input: ChangesInput) {
    this.input = input;
    this.before = new Map(input.live?.manifest.files.map((file) => [file.path, file]));
    this.ours = new Set([...this.before.keys(), ...(input.left?.paths ?? [])]);
    this.folders = foldersOf(this.before.keys());
  }

  /** What comes from now on may rest on what came before. */
  nextStep(): void {
    if (this.steps.at(-1)!.size > 0) this.steps.push(new Set());
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    await this.prepare(path);
    const { site } = this.input.place;
    for (const other of this.blockedBy(path)) await this.remove(other);
    this.note(path);
    this.marks.set(path, await site.write(path, bytes, this.input.place.about(path)));
  }

  /** One that went before, to make way, may be a folder by now. */
  async remove(path: string): Promise<void> {
    if (this.gone.has(path)) return;
    await this.prepare(path);
    this.note(path);
    this.gone.add(path);
    await this.input.place.site.remove(path);
  }

  hasRemoved(path: string): boolean {
    return this.gone.has(path);
  }

  /** What was changed, or is going to be, by a request that the host may carry out yet. */
  unanswered(): string[] {
    const paths = this.input.place.site.unanswered ?? new Set();
    return this.steps.flatMap((step) => [...step].filter((path) => paths.has(path)));
  }

  private note(path: string): void {
    this.input.survey.forget();
    this.steps.at(-1)!.add(path);
  }

  /** The file stands in the journal, nobody else's is in its way, and its bytes are kept. */
  private async prepare(path: string): Promise<void> {
    this.ready ??= this.begin();
    await this.ready;
    if (!this.ours.has(path)) await this.demandFree([path]);
    await this.input.journal.ensure(path);
    const old = this.before.get(path);
    if (old) await this.input.kept.keep(path, old, this.input.live?.marks.get(path) ?? null);
  }

  /** What is somebody else's must be known before the journal says that it may be ours. */
  private async begin(): Promise<void> {
    const { ahead, confirm } = this.input;
    await confirm();
    await this.demandFree(ahead.filter((path) => !this.ours.has(path)));
  }

  private async demandFree(paths: readonly string[]): Promise<void> {
    const { survey } = this.input;
    const reserved = paths.find((path) => survey.isReserved(path));
    if (reserved !== undefined)
      throw new NewsctlError(
        'HOST_FAILED',
        `${reserved} lies where newsctl keeps its own files on the host.`,
      );
    const found = await survey.inTheWay(paths, this.ours);
    if (found.length > 0)
      throw new NewsctlError(
        'HOST_FOREIGN',
        `These files were not put there by newsctl and stand in the way: ${found.sort().slice(0, 5).join(', ')}.`,
      );
    for (const path of paths) this.ours.add(path);
  }

  /** Files of the release before that are now a folder, or lie in what is now a file. They have to go first. */
  private blockedBy(path: string): string[] {
    const above = [...foldersOf([path])].filter((folder) => this.before.has(folder));
    if (!this.folders.has(path)) return above;
    return [...above, ...[...this.before.keys()].filter((one) => one.startsWith(`${path}/`))];
  }
}
