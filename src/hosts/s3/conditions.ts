import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { writeFileAtomically } from '../../text/write-file.ts';
import type { S3Store } from './store.ts';

const schema = z.object({
  /** Whether a file is made only where none stands. */
  create: z.boolean(),
  /** How `If-Match` wants its mark: radosgw takes no quotation marks. Null where it is not kept to. */
  replace: z.enum(['quoted', 'bare']).nullable(),
});

/** To which conditions of a write a service keeps. */
export type Kept = z.infer<typeof schema>;

/** Finds out once to which conditions a service keeps, and remembers it on the desk. */
export class Conditions {
  private readonly file: string;
  /** What the answer is about: another bucket may be elsewhere. */
  private readonly place: string;
  private probing: Promise<Kept> | null = null;
  /** Null as long as nobody had to know. */
  known: Kept | null;

  constructor(file: string, place: string) {
    this.file = file;
    this.place = place;
    this.known = this.remembered();
  }

  async kept(store: S3Store): Promise<Kept> {
    if (this.known) return this.known;
    this.probing ??= this.probe(store);
    this.known = await this.probing;
    return this.known;
  }

  private async probe(store: S3Store): Promise<Kept> {
    const name = `${PROBES}/${Date.now().toString(16).padStart(12, '0')}-${randomBytes(8).toString('hex')}`;
    try {
      await clearProbes(store);
      const create = await isCreateKept(store, name);
      const kept: Kept = { create, replace: create ? await replaceKept(store, name) : null };
      await this.remember(kept);
      return kept;
    } finally {
      await store.remove(name);
    }
  }

  private remembered(): Kept | null {
    try {
      const { place, kept } = JSON.parse(readFileSync(this.file, 'utf8')) as Record<string, unknown>;
      return place === this.place ? schema.parse(kept) : null;
    } catch {
      return null;
    }
  }

  /** What cannot be remembered is found out again. */
  private async remember(kept: Kept): Promise<void> {
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      await writeFileAtomically(this.file, JSON.stringify({ place: this.place, kept }), 0o600, false);
    } catch {
      // A desk that can only be read asks each time.
    }
  }
}

const PROBES = 'probes';
/** A probe this old is nobody's any more, in milliseconds. */
const OLD = 60 * 60 * 1000;

async function clearProbes(store: S3Store): Promise<void> {
  const oldest = (Date.now() - OLD).toString(16).padStart(12, '0');
  for (const probe of (await store.list(PROBES)).keys())
    if (probe < `${PROBES}/${oldest}`) await store.remove(probe);
}

const text = (): Buffer => randomBytes(16);

/** Of two who make one file the second must be refused: some say no to conditions, and some do not read them. */
async function isCreateKept(store: S3Store, name: string): Promise<boolean> {
  const make = () => store.writeIf(name, text(), { 'if-none-match': '*' });
  return (await make()) === 'done' && (await make()) === 'refused';
}

/** The right mark must be let through and a wrong one must not. */
async function replaceKept(store: S3Store, name: string): Promise<Kept['replace']> {
  for (const form of ['quoted', 'bare'] as const) {
    const wrong = await store.writeIf(name, text(), ifMatch(form, 'd41d8cd98f00b204e9800998ecf8427e'));
    if (wrong !== 'refused') continue;
    const mark = (await store.look(name))?.mark ?? '';
    if ((await store.writeIf(name, text(), ifMatch(form, mark))) === 'done') return form;
  }
  return null;
}

export const ifMatch = (form: 'quoted' | 'bare', mark: string): Record<string, string> => ({
  'if-match': form === 'quoted' ? `"${mark}"` : mark,
});
