import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageFacts } from '../rules/rule.ts';
import { writeFileAtomically } from '../text/write-file.ts';

/** Facts of so many pictures are kept. */
const MANY = 5000;

interface Written {
  mark: string;
  facts: [sha256: string, facts: ImageFacts | null][];
}

/**
 * What image files were found to carry, by the SHA-256 of their bytes: to load what decodes a picture takes longer than
 * to check an article. It lies in `.newsctl/cache/` and may be removed at any time.
 */
export class ImageFactsCache {
  private readonly root: string;
  private readonly mark: string;
  private known: Map<string, ImageFacts | null> | null = null;
  private changed = false;

  /** @param mark stands for all that the facts hang on besides the bytes */
  constructor(root: string, mark: string) {
    this.root = root;
    this.mark = mark;
  }

  /** Undefined where nothing is known. */
  get(sha256: string): ImageFacts | null | undefined {
    return this.all().get(sha256);
  }

  set(sha256: string, facts: ImageFacts | null): void {
    const all = this.all();
    all.set(sha256, facts);
    if (all.size > MANY) all.delete(all.keys().next().value!);
    this.changed = true;
  }

  /** A disk that refuses only costs the next run time; a newsroom of which nothing is kept yet gets no folder for it. */
  async save(): Promise<void> {
    if (!this.changed || !existsSync(join(this.root, '.newsctl', 'cache'))) return;
    const facts = [...this.all()];
    try {
      await writeFileAtomically(
        this.file(),
        JSON.stringify({ mark: this.mark, facts } satisfies Written),
        0o600,
      );
      this.changed = false;
    } catch {
      // Nothing hangs on it.
    }
  }

  private all(): Map<string, ImageFacts | null> {
    this.known ??= this.read();
    return this.known;
  }

  private read(): Map<string, ImageFacts | null> {
    try {
      const { mark, facts } = JSON.parse(readFileSync(this.file(), 'utf8')) as Written;
      return new Map(mark === this.mark ? facts : []);
    } catch {
      return new Map();
    }
  }

  private file(): string {
    return join(this.root, '.newsctl', 'cache', 'image-facts.json');
  }
}
