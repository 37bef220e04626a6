import {
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/**
 * Loads the program with the code that V8 compiled the last time. Node 22 does so itself
 * (`module.enableCompileCache`); Node 20 has no such call, and compiling is a fifth of a short command.
 */
export interface Compiled {
  /** What the file exports. */
  exports: Record<string, unknown>;
  /** Keeps what was compiled in this run, if that is more than was kept already. Never throws. */
  keep(): void;
}

interface Module {
  exports: Record<string, unknown>;
}

/** What was kept. */
interface Kept {
  /** V8's data of a file of the program, if it was kept and is whole. */
  get(path: string): Buffer | undefined;
  /** Names of the files whose data was kept. */
  paths: Iterable<string>;
  /** Which files the runs loaded that have added to it: one number for all files of a run. */
  kinds: readonly number[];
}

/**
 * @param entry absolute path of a CommonJS file
 * @param command part of the name under which compiled code is kept: commands use different parts of the program
 * @param env `NODE_DISABLE_COMPILE_CACHE` switches keeping off
 */
export function load(entry: string, command: string, env: NodeJS.ProcessEnv): Compiled {
  const cache = env.NODE_DISABLE_COMPILE_CACHE ? null : cacheFile(entry, command, env);
  const kept = cache ? openKept(cache) : NOTHING;
  const modules = new Map<string, Module>();
  const scripts = new Map<string, Script>();
  const tag = cachedDataVersionTag();
  let fresh = false;

  const run = (path: string): Record<string, unknown> => {
    const known = modules.get(path);
    if (known) return known.exports;
    const module: Module = { exports: {} };
    modules.set(path, module);
    const cachedData = kept.get(path);
    const script = new Script(wrap(readFileSync(path, 'utf8')), {
      filename: path,
      ...(cachedData ? { cachedData } : {}),
    });
    // What is loaded after a flag of V8 was changed is compiled anew, and that is no fault of what was kept.
    if (!cachedData || (script.cachedDataRejected && cachedDataVersionTag() === tag)) fresh = true;
    scripts.set(path, script);
    const own = createRequire(path);
    const require = (name: string): unknown =>
      name.startsWith('.') ? run(join(dirname(path), name)) : own(name);
    script.runInThisContext()(module.exports, require, module, path, dirname(path));
    return module.exports;
  };

  const keep = (): void => {
    // V8 would take it in no run that begins in another way.
    if (!cache || cachedDataVersionTag() !== tag) return;
    // Two runs that load the same files call the same of their functions, more or less; those of others V8 compiles anew.
    const kind = crc32([...scripts.keys()].sort().join('\0'));
    if (!fresh && kept.kinds.includes(kind)) return;
    const data = new Map(dataOf(kept, scripts));
    writeKept(cache, data, [...new Set([...kept.kinds, kind])].slice(-MOST_KINDS));
  };
  return { exports: run(entry), keep };
}

/** What was kept of files that this run did not load, and all that is compiled of the others. */
function* dataOf(kept: Kept, scripts: ReadonlyMap<string, Script>): Iterable<[path: string, data: Buffer]> {
  for (const path of kept.paths) {
    const bytes = scripts.has(path) ? undefined : kept.get(path);
    if (bytes) yield [path, bytes];
  }
  for (const [path, script] of scripts) yield [path, script.createCachedData()];
}

const wrap = (code: string): string => `(function(exports,require,module,__filename,__dirname){${code}\n})`;

/**
 * In the user's own cache folder: compiled code is code, and nobody else may write it. The entry names the chunks,
 * whose names hold their hash: so its checksum stands for the whole program. (V8 compares no more than lengths.)
 */
function cacheFile(entry: string, command: string, env: NodeJS.ProcessEnv): string | null {
  try {
    const program = crc32(readFileSync(entry)).toString(16);
    const name = `${process.version}-${process.arch}-${cachedDataVersionTag()}-${program}`;
    const root = env.XDG_CACHE_HOME || join(homedir(), '.cache');
    return join(root, 'newsctl', 'compiled', name, /^[a-z]{1,20}$/.test(command) ? command : 'other');
  } catch {
    return null;
  }
}

// A file of kept code: a checksum of the table of contents and its length, in four bytes each, the table as JSON (for each
// file its name, the length of its data and their checksum; and the kinds of runs), the data in order. Data are read
// when their file is loaded: one command may use ten times more of the program than another run of it did. The
// checksums are there because V8 would run data that a power cut has left half written.

interface Table {
  files: [path: string, length: number, checksum: number][];
  kinds: number[];
}

/** Edits, publishes with nothing to do and those of everything are a few. */
const MOST_KINDS = 30;

/** Bytes before the table of contents. */
const HEAD = 8;
/** A table of some hundred files has some ten thousand bytes. */
const MAX_TABLE = 1_000_000;

const NOTHING: Kept = { get: () => undefined, paths: [], kinds: [] };

function openKept(file: string): Kept {
  try {
    // Open until the process ends.
    const opened = openSync(file, 'r');
    const head = bytesAt(opened, 0, HEAD);
    const length = head?.readUInt32LE(4) ?? 0;
    const table = length < MAX_TABLE ? bytesAt(opened, HEAD, length) : undefined;
    if (!head || !table || head.readUInt32LE(0) !== crc32(table)) return NOTHING;
    const { files, kinds } = JSON.parse(table.toString()) as Table;
    const places = placesIn(files, HEAD + length);
    const get = (path: string): Buffer | undefined => {
      const place = places.get(path);
      const bytes = place && bytesAt(opened, place.at, place.length);
      return bytes && crc32(bytes) === place.checksum ? bytes : undefined;
    };
    return { get, paths: places.keys(), kinds };
  } catch {
    return NOTHING;
  }
}

interface Place {
  at: number;
  length: number;
  checksum: number;
}

function placesIn(files: Table['files'], first: number): Map<string, Place> {
  const places = new Map<string, Place>();
  let at = first;
  for (const [path, length, checksum] of files) {
    places.set(path, { at, length, checksum });
    at += length;
  }
  return places;
}

/** Bytes of a file; undefined if it does not have as many. */
function bytesAt(file: number, at: number, length: number): Buffer | undefined {
  const bytes = Buffer.allocUnsafeSlow(length);
  return readSync(file, bytes, 0, length, at) === length ? bytes : undefined;
}

function writeKept(file: string, data: ReadonlyMap<string, Buffer>, kinds: number[]): void {
  const temporary = `${file}.${process.pid}`;
  try {
    const files: Table['files'] = [...data].map(([path, bytes]) => [path, bytes.length, crc32(bytes)]);
    const table = Buffer.from(JSON.stringify({ files, kinds } satisfies Table));
    const head = Buffer.alloc(HEAD);
    head.writeUInt32LE(crc32(table), 0);
    head.writeUInt32LE(table.length, 4);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, Buffer.concat([head, table, ...data.values()]), { mode: 0o600 });
    renameSync(temporary, file);
    forgetOld(dirname(dirname(file)));
  } catch {
    // A full disk or a home that nobody may write to only costs the time that was to be saved.
    try {
      rmSync(temporary, { force: true });
    } catch {
      // Where it could not be made there is nothing to remove.
    }
  }
}

/** What an earlier newsctl or Node has kept and nobody has added to for a month. */
function forgetOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > MONTH) rmSync(path, { recursive: true, force: true });
  }
}

const MONTH = 30 * 24 * 60 * 60 * 1000;
