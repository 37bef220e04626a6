import type { Manifest } from '../manifest.ts';
import type { StagedFile } from '../remote/records.ts';
import { stampOf } from './stamped.ts';

type Stage = (manifest: Manifest) => Promise<StagedFile>;

/**
 * The record of a release that is written while its files are on their way, as if the server gave them the times that it
 * is asked for. Where it gave others, it is written once more.
 */
export class EarlyRecord {
  private readonly stage: Stage;
  private readonly staging: Promise<{ manifest: Manifest; file: StagedFile } | null>;

  /** @param expected the release with the times that its files will have */
  constructor(stage: Stage, expected: Promise<Manifest>) {
    this.stage = stage;
    // What cannot be written now is written later, and fails there.
    this.staging = expected
      .then(async (manifest) => ({ manifest, file: await stage(manifest) }))
      .catch(() => null);
  }

  /** Gives the record its name. @param manifest the release with the times that its files have */
  async finish(manifest: Manifest): Promise<void> {
    const early = await this.staging;
    if (early && isSame(early.manifest, manifest)) return early.file.giveName();
    const [file] = await Promise.all([this.stage(manifest), early?.file.drop()]);
    await file.giveName();
  }

  async drop(): Promise<void> {
    await (await this.staging)?.file.drop();
  }
}

const isSame = (one: Manifest, other: Manifest): boolean =>
  one.files.length === other.files.length &&
  one.files.every((file, n) => stampOf(file) === stampOf(other.files[n]));
