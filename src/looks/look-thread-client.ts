import { Worker } from 'node:worker_threads';
import { Lines } from '../tables/lines.ts';
import { meanwhile } from '../text/meanwhile.ts';
import { type Looks, lookHere, type Wanted } from './look.ts';
import { type Asked, splitNames, type Told } from './look-thread-words.ts';
import { SharedLooks } from './shared-looks.ts';

/** Files that the thread has found, and is looking at. */
export interface FoundFiles {
  /** Paths from the folder with `/`, in their order. */
  names: readonly string[];
  looks: Promise<Looks>;
}

/** A question whose names are known. */
interface Question {
  shared: SharedLooks;
  /** Null where something went wrong. */
  answered(looks: Looks | null): void;
}

/** A question whose names the thread is to find. */
interface Search {
  folder: string;
  found(files: FoundFiles | null): void;
}

/** The thread that looks at files, one for the whole program; it does not keep the program from ending. */
export class LookThread {
  private readonly worker: Worker;
  private readonly questions = new Map<number, Question>();
  private readonly searches = new Map<number, Search>();
  private last = 0;
  private ended = false;

  constructor(file: string) {
    this.worker = new Worker(file);
    this.worker.unref();
    this.worker.on('message', (told: Told) => this.hear(told));
    const end = (): void => {
      this.ended = true;
      for (const id of [...this.searches.keys(), ...this.questions.keys()]) this.hear({ id, is: 'failed' });
    };
    this.worker.on('error', end);
    this.worker.on('exit', end);
  }

  /** @returns null where something went wrong */
  ask(wanted: Wanted): Promise<Looks | null> {
    if (this.ended) return Promise.resolve(null);
    const shared = new SharedLooks(wanted);
    const { folder, follow } = wanted;
    const names = asOne(wanted.names);
    const id = this.send(
      { folder, names, follow, parts: shared.parts },
      typeof names === 'string' ? [] : [names.buffer as ArrayBuffer],
    );
    return this.answer(id, shared);
  }

  /** @returns null where something went wrong */
  find(folder: string, below: string, named: RegExp): Promise<FoundFiles | null> {
    if (this.ended) return Promise.resolve(null);
    const id = this.send({ folder, below, named }, []);
    return new Promise((found) => this.searches.set(id, { folder, found }));
  }

  /**
   * Takes some of what the thread has before it, what it was asked first before the rest.
   * @returns false where nothing is left to take
   */
  help(): boolean {
    for (const [id, { shared }] of this.questions) {
      try {
        if (!shared.takeSome()) continue;
        if (shared.isDone) this.hear({ id, is: 'done' });
      } catch {
        this.hear({ id, is: 'failed' });
      }
      return true;
    }
    return false;
  }

  /** Ends it, unless somebody waits for an answer: that would have to be found out here, for nothing perhaps. */
  end(): void {
    if (this.questions.size + this.searches.size === 0) void this.worker.terminate();
  }

  private send(asked: AskedFor, handedOver: ArrayBuffer[]): number {
    const id = ++this.last;
    // Whoever waits for an answer must not find the program ended.
    this.worker.ref();
    this.worker.postMessage({ id, ...asked }, handedOver);
    return id;
  }

  private answer(id: number, shared: SharedLooks): Promise<Looks | null> {
    return new Promise((answered) => this.questions.set(id, { shared, answered }));
  }

  private hear(told: Told): void {
    const { id } = told;
    const search = this.searches.get(id);
    this.searches.delete(id);
    if (told.is === 'found' && search) {
      const names = splitNames(told.names);
      const wanted: Wanted = { folder: search.folder, names, follow: true };
      const looks = this.answer(id, new SharedLooks(wanted, told.parts));
      search.found({ names, looks: meanwhile(looks.then((one) => one ?? lookHere(wanted))) });
      return;
    }
    search?.found(null);
    const question = this.questions.get(id);
    this.questions.delete(id);
    // Whoever did the last part tells; what the other one took before that is done by then.
    question?.answered(told.is === 'done' && question.shared.isDone ? question.shared.looks : null);
    if (this.questions.size + this.searches.size === 0) this.worker.unref();
  }
}

type AskedFor = Asked extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never;

function asOne(names: Wanted['names']): string | Uint8Array {
  if (!(names instanceof Lines)) return names.join('\0');
  const bytes = names.asRead();
  // A part of a file that was read: the whole of it would be handed over.
  return bytes ? new Uint8Array(bytes) : names.all().join('\0');
}
