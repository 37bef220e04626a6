import { createHash } from 'node:crypto';
import { readSource } from '../../src/sources/read/read-source.ts';
import type { SourceFile } from '../../src/sources/source.ts';

/** Files of a source store, read by the real readers. @param texts by their path in the newsroom */
export async function sourceFiles(texts: Record<string, string> = {}): Promise<Map<string, SourceFile>> {
  const files = new Map<string, SourceFile>();
  for (const [path, text] of Object.entries(texts)) {
    const bytes = new TextEncoder().encode(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    files.set(path, { sha256, text: await readSource(bytes, path), problem: null });
  }
  return files;
}
