import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

/**
 * Loads the program with the code that V8 compiled the last time. Node 22 does so itself
 * (`module.enableCompileCache`); Node 20 has no such call, and compiling is a fifth of a short command.
 * V8 refuses compiled code of another version or of a text of another length; names of chunks hold their hash.
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
    const script = new Script(wrap(readFileSync(path, 'latin1')), {
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

/** esbuild writes ASCII only, so that a file is read without decoding. */
const wrap = (code: string): string => `(function(exports,require,module,__filename,__dirname){${code}\n})`;

/** In the user's own cache folder: compiled code is code, and nobody else may write it. */
function cacheFile(entry: string, command: string, env: NodeJS.ProcessEnv): string | null {
  try {
    const { size, mtimeMs } = statSync(entry);
    const name = `${process.version}-${process.arch}-${cachedDataVersionTag()}-${size}-${Math.trunc(mtimeMs)}`;
    const root = env.XDG_CACHE_HOME || join(homedir(), '.cache');
    return join(root, 'newsctl', 'compiled', name, /^[a-z]{1,20}$/.test(command) ? command : 'other');
  } catch {
    return null;
  }
}

// A file of kept code: the length of its table of contents in four bytes, the table as JSON, the data in order.

function readKept(file: string): Kept {
  const kept: Kept = new Map();
  try {
    const bytes = readFileSync(file);
    let at = 4 + bytes.readUInt32LE(0);
    for (const [path, length] of JSON.parse(bytes.toString('utf8', 4, at)) as [string, number][]) {
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
    const length = Buffer.alloc(4);
    length.writeUInt32LE(table.length);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, Buffer.concat([length, table, ...kept.values()]), { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // A full disk or a home that nobody may write to only costs the time that was to be saved.
    rmSync(temporary, { force: true });
  }
}
