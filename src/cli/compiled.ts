import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

/** What was kept: V8's data of each file, by its name. */
type Kept = Map<string, Buffer>;

/**
 * @param entry absolute path of a CommonJS file
 * @param command part of the name under which compiled code is kept: commands use different parts of the program
 * @param env `NODE_DISABLE_COMPILE_CACHE` switches keeping off
 */
export function load(entry: string, command: string, env: NodeJS.ProcessEnv): Compiled {
  const cache = env.NODE_DISABLE_COMPILE_CACHE ? null : cacheFile(entry, command, env);
  const kept = cache ? readKept(cache) : new Map<string, Buffer>();
  const modules = new Map<string, Module>();
  const scripts = new Map<string, Script>();
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
    if (!cachedData || script.cachedDataRejected) fresh = true;
    scripts.set(path, script);
    const own = createRequire(path);
    const require = (name: string): unknown =>
      name.startsWith('.') ? run(join(dirname(path), name)) : own(name);
    script.runInThisContext()(module.exports, require, module, path, dirname(path));
    return module.exports;
  };

  const keep = (): void => {
    if (!fresh || !cache) return;
    for (const [path, script] of scripts) kept.set(path, script.createCachedData());
    writeKept(cache, kept);
  };
  return { exports: run(entry), keep };
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

// A file of kept code: a checksum of all that follows and the length of the table of contents, in four bytes each,
// the table as JSON, the data in order. V8 itself would run data that a power cut has left half written.

/** Bytes before the table of contents. */
const HEAD = 8;

function readKept(file: string): Kept {
  const kept: Kept = new Map();
  try {
    const bytes = readFileSync(file);
    if (bytes.readUInt32LE(0) !== crc32(bytes.subarray(4))) return kept;
    let at = HEAD + bytes.readUInt32LE(4);
    for (const [path, length] of JSON.parse(bytes.toString('utf8', HEAD, at)) as [string, number][]) {
      kept.set(path, bytes.subarray(at, at + length));
      at += length;
    }
  } catch {
    kept.clear();
  }
  return kept;
}

function writeKept(file: string, kept: Kept): void {
  const temporary = `${file}.${process.pid}`;
  try {
    const table = Buffer.from(JSON.stringify([...kept].map(([path, { length }]) => [path, length])));
    const bytes = Buffer.concat([Buffer.alloc(HEAD), table, ...kept.values()]);
    bytes.writeUInt32LE(table.length, 4);
    bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, bytes, { mode: 0o600 });
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
