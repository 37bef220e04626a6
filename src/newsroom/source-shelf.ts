import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Article } from '../article/article.ts';
import { loadSource } from './source-files.ts';
import type { SourceFile } from '../sources/source.ts';

interface Kept {
  /** What the file looked like when it was read. */
  stamp: string;
  file: Promise<SourceFile>;
}

/** Sources that were read, kept as long as their files stay as they are: an article that somebody works on is checked again and again. */
export class SourceShelf {
  private readonly kept = new Map<string, Kept>();

  /** The files that an article declares, by the path that it gives. */
  async filesOf(root: string, { frontMatter }: Article): Promise<Map<string, SourceFile>> {
    const files = new Map<string, SourceFile>();
    const entries = frontMatter.sources ?? [];
    const secret = new Set(entries.flatMap(({ file, confidential }) => (file && confidential ? [file] : [])));
    for (const { file } of entries)
      if (file !== undefined && !files.has(file))
        files.set(file, await this.read(root, file, secret.has(file)));
    return files;
  }

  private async read(root: string, file: string, isSecret: boolean): Promise<SourceFile> {
    const path = resolve(root, file);
    const stamp = `${await stampOf(path)} ${isSecret}`;
    const kept = this.kept.get(path);
    if (kept?.stamp === stamp) return kept.file;
    const read = loadSource(root, file, isSecret);
    this.kept.set(path, { stamp, file: read });
    return read;
  }

  forget(): void {
    this.kept.clear();
  }
}

async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, ctimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
