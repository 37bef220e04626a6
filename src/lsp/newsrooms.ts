import { dirname } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { findRoot } from '../newsroom/find-root.ts';
import { type Newsroom, type ReadText, readNewsroom } from '../newsroom/newsroom.ts';
import { knownTypes } from '../newsroom/own-types.ts';
import { openSources } from '../newsroom/stored-sources.ts';
import { newsroomCheck } from '../publish/newsroom-check.ts';
import type { Stock } from './offers.ts';
import { once } from '../text/once.ts';

/** A newsroom as an editor works in it. */
export interface Desk {
  root: string;
  /** As it was last sound; null if it never was. */
  newsroom: Newsroom | null;
  /** Why its configuration cannot be used now. */
  fault: NewsctlError | null;
  /** What it adds to a check. */
  check: Partial<Awaited<ReturnType<typeof newsroomCheck>>>;
  stock: Stock | null;
}

/** The newsrooms of all open documents, each loaded once and again when something of it changes. */
export class Newsrooms {
  private readonly desks = new Map<string, Promise<Desk>>();
  private readonly lastSound = new Map<string, Newsroom>();
  private readonly read: ReadText;
  private readonly packageRoot: string;

  /**
   * @param read gives the text of a file as the editor has it
   * @param packageRoot the folder of newsctl
   */
  constructor(read: ReadText, packageRoot: string) {
    this.read = read;
    this.packageRoot = packageRoot;
  }

  /**
   * The newsroom whose `newsctl.yaml` is the nearest above a file; null where there is none.
   * @throws NewsctlError FILE_UNREADABLE
   */
  async of(file: string): Promise<Desk | null> {
    const root = await findRoot(dirname(file));
    return root === null ? null : this.at(root);
  }

  private at(root: string): Promise<Desk> {
    const known = this.desks.get(root) ?? this.load(root);
    this.desks.set(root, known);
    return known;
  }

  /** Everything is read again when it is next asked for. */
  forget(): void {
    this.desks.clear();
  }

  private async load(root: string): Promise<Desk> {
    const { newsroom, fault } = await this.tryToRead(root);
    if (!newsroom) return { root, newsroom, fault, check: {}, stock: null };
    const sources = once(() => openSources(root));
    const stock = { newsroom, types: () => knownTypes(root), sources };
    try {
      return { root, newsroom, fault, check: await newsroomCheck(newsroom, this.packageRoot, root), stock };
    } catch (error) {
      // A faulty rule of the house style: the article is not checked by half.
      if (!(error instanceof NewsctlError)) throw error;
      return { root, newsroom: null, fault: fault ?? error, check: {}, stock };
    }
  }

  private async tryToRead(root: string): Promise<Pick<Desk, 'newsroom' | 'fault'>> {
    try {
      const newsroom = await readNewsroom(root, this.read);
      this.lastSound.set(root, newsroom);
      return { newsroom, fault: null };
    } catch (error) {
      if (!(error instanceof NewsctlError)) throw error;
      return { newsroom: this.lastSound.get(root) ?? null, fault: error };
    }
  }
}
