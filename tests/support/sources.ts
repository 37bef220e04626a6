import { createHash } from 'node:crypto';
import { readSource } from '../../src/sources/read/read-source.ts';
import type { SourceFile } from '../../src/sources/source.ts';

/** Files of a source store, read by the real readers. @param contents by their path in the newsroom */
export async function sourceFiles(
  contents: Record<string, string | Uint8Array> = {},
): Promise<Map<string, SourceFile>> {
  const files = new Map<string, SourceFile>();
  for (const [path, content] of Object.entries(contents)) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    try {
      files.set(path, { sha256, text: await readSource(bytes, path), problem: null });
    } catch (error) {
      files.set(path, { sha256, text: null, problem: String(error) });
    }
  }
  return files;
}
