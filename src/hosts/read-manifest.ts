import * as z from 'zod';
import { NewsctlError } from '../errors.ts';
import type { Manifest } from './manifest.ts';
import { isSafePath } from './safe-path.ts';

/** The form of a release's name; it becomes a folder's name, so that nothing else may stand in it. */
export const RELEASE_ID = /^\d{8}T\d{6}Z-[0-9a-z]+$/;

const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is no SHA-256' });
const release = z.string().regex(RELEASE_ID, { error: 'is no name of a release' });

const schema: z.ZodType<Manifest> = z.object({
  version: z.literal(1),
  release,
  at: z.string(),
  by: z.string(),
  tool: z.string(),
  previous: release.nullable(),
  undoes: release.nullable(),
  files: z.array(
    z.object({
      path: z.string().refine(isSafePath, { error: 'leads out of the site' }),
      sha256: hash,
      size: z.int().min(0),
    }),
  ),
  articles: z.array(
    z.object({
      id: z.string(),
      path: z.string(),
      url: z.string(),
      sha256: hash,
      content: z.string(),
      published: z.string(),
      modified: z.string().nullable(),
    }),
  ),
});

/**
 * Reads what a host recorded of a release. Somebody may have edited it, or a disk may have cut it short.
 * @param place where the record lies, for the message
 * @throws NewsctlError HOST_FAILED
 */
export function readManifest(text: string, id: string, place: string): Manifest {
  try {
    const manifest = schema.parse(JSON.parse(text));
    if (manifest.release === id) return manifest;
    throw new Error(`it names release ${manifest.release}`);
  } catch (error) {
    throw new NewsctlError('HOST_FAILED', `The record of release ${id} cannot be used: ${faultOf(error)}.`, {
      hint: `Nothing was changed. Put ${place} back from a copy, then run the command again.`,
      cause: error,
    });
  }
}

function faultOf(error: unknown): string {
  const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
  if (issue) return `${issue.path.join('.') || 'the whole'}: ${issue.message}`;
  return error instanceof SyntaxError ? 'it is no whole JSON document' : (error as Error).message;
}
