import * as z from 'zod';
import { NewsctlError } from '../../errors.ts';
import { RELEASE_ID } from '../read-manifest.ts';
import { isSafePath } from '../safe-path.ts';
import type { FileStore } from './file-store.ts';
import { JOURNAL } from './ordered-place.ts';

/** What a publish is about to change. It lies on the host from before the first change until after the last. */
export interface JournalText {
  /** The release before; null before the first one. */
  before: string | null;
  to: string;
  /** Files of which nobody knows how they are, should the publish be cut off. */
  paths: readonly string[];
}

const id = z.string().regex(RELEASE_ID);
const schema = z.object({
  version: z.literal(1),
  before: id.nullable(),
  to: id,
  paths: z.array(z.string().refine(isSafePath)),
});

/** @throws NewsctlError HOST_FAILED where it cannot be understood */
export async function readJournal(state: FileStore): Promise<JournalText | null> {
  const bytes = await state.read(JOURNAL);
  if (bytes === null) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (error) {
    throw new NewsctlError(
      'HOST_FAILED',
      `${state.label}: the note of a publish that was cut off is not whole.`,
      {
        hint: `Remove ${JOURNAL} there, then publish again: newsctl looks at every file itself.`,
        cause: error,
      },
    );
  }
}

export const writeJournal = (state: FileStore, journal: JournalText): Promise<unknown> =>
  state.write(JOURNAL, Buffer.from(JSON.stringify({ version: 1, ...journal })));

/** The journal of a publish that is under way. */
export class Journal {
  private readonly state: FileStore;
  private readonly head: Pick<JournalText, 'before' | 'to'>;
  private readonly wanted: Set<string>;
  private written = new Set<string>();
  private current: Promise<unknown> = Promise.resolve();
  private next: Promise<void> | null = null;
  /** Whether anything may be on the host. */
  begun = false;

  /** @param paths those that are known already to change */
  constructor(state: FileStore, head: Pick<JournalText, 'before' | 'to'>, paths: Iterable<string>) {
    this.state = state;
    this.head = head;
    this.wanted = new Set(paths);
  }

  /** Waits until a path stands in the journal. Those that come while it is being written are written together. */
  ensure(path: string): Promise<void> {
    if (this.written.has(path)) return Promise.resolve();
    this.wanted.add(path);
    this.next ??= this.current.then(() => this.write());
    return this.next;
  }

  private async write(): Promise<void> {
    this.next = null;
    this.begun = true;
    const paths = new Set(this.wanted);
    const writing = writeJournal(this.state, { ...this.head, paths: [...paths] });
    this.current = writing.catch(() => {});
    await writing;
    this.written = paths;
  }
}
