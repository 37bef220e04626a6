import { listen } from '../../listen.ts';
import { meanwhile } from '../../text/meanwhile.ts';
import { sha256 } from '../../text/sha256.ts';
import type { MadePage, PageSink, SiteFile, SiteInput } from '../site-types.ts';
import type { ThemeTexts } from '../template-engine.ts';
import type { PageSpec } from './page-spec.ts';

const encoder = new TextEncoder();

/** A page of the site, and what it says. */
interface MadeSpec {
  spec: PageSpec;
  file: SiteFile;
}

/** Every page in its order. */
export async function* pagesOf(
  specs: Iterable<PageSpec>,
  texts: ThemeTexts,
  input: SiteInput,
): AsyncIterable<MadeSpec> {
  const { sink, signal } = input;
  const going = inSteps(specs, signal);
  if (sink) return yield* handedOn(going, texts, sink);
  for await (const spec of going) yield { spec, file: await made(spec, input) };
}

/** Pages that are made before anything else has its turn. */
const IN_ONE_GO = 50;

/** @throws AbortError once the signal says so */
async function* inSteps(specs: Iterable<PageSpec>, signal: AbortSignal | undefined): AsyncIterable<PageSpec> {
  let count = 0;
  for (const spec of specs) {
    if (++count % IN_ONE_GO === 0) await listen(signal);
    yield spec;
  }
}

/** Pages that are made while what becomes of an earlier one is waited for. */
const AHEAD = 100;

async function* handedOn(
  specs: AsyncIterable<PageSpec>,
  texts: ThemeTexts,
  sink: PageSink,
): AsyncIterable<MadeSpec> {
  const sent: { spec: PageSpec; put: Promise<MadePage> }[] = [];
  const first = async (): Promise<MadeSpec> => {
    const { spec, put } = sent.shift()!;
    return { spec, file: { path: spec.path, kind: spec.kind, ...(await put) } };
  };
  for await (const spec of specs) {
    const page = await spec.unfilled();
    const put = page
      ? sink.fill(spec.path, page, texts, async () => spec.render())
      : sink.put(spec.path, await spec.render());
    sent.push({ spec, put: meanwhile(put) });
    if (sent.length > AHEAD) yield await first();
  }
  while (sent.length > 0) yield await first();
}

/** The file of a page: remembered, or rendered now. */
export async function made(
  spec: PageSpec,
  { kept, spool }: Pick<SiteInput, 'kept' | 'spool'>,
): Promise<SiteFile> {
  const { path, kind, key } = spec;
  const before = kept?.get(path);
  if (before?.key === key) {
    const { sha256: hash, size } = before;
    return { path, kind, sha256: hash, size, bytes: async () => encoder.encode(await spec.render()) };
  }
  const bytes = encoder.encode(await spec.render());
  const hash = sha256(bytes);
  const get = spool ? spool.put(bytes) : async () => bytes;
  return { path, kind, sha256: hash, size: bytes.length, bytes: get };
}
