import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type OutputFile, type Plugin, transform } from 'esbuild';
import { writeLicences } from './licences.ts';

/**
 * Bundles what ships, split so that a command loads only what it uses. Everything is bundled; the package has no
 * dependencies to install. esbuild splits only ES modules, and Node 20 keeps compiled code only of scripts: so each
 * chunk is turned into a CommonJS file afterwards, and `index.js` hands on what `index.cjs` exports.
 */
const COMMON: BuildOptions & { write: false } = {
  bundle: true,
  // Native code, made for each machine: installed beside newsctl, where it can be.
  external: ['sharp'],
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  write: false,
};

/**
 * commander asks for `node:child_process` when it is loaded, to run commands that are programs of their own; newsctl
 * has none, and the module and the sockets it brings along cost 10 ms at each start.
 */
const withoutSubprocess: Plugin = {
  name: 'without-subprocess',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'nothing' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * The letters of single languages, of which slugs are made in none in particular: for each of them a table of two
 * thousand entries would be made at each start that needs a slug, which costs 20 ms.
 */
const withoutLanguages: Plugin = {
  name: 'without-languages',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]@sindresorhus[\\/]transliterate[\\/]locale-replacements\.js$/ }, () => ({
      contents: 'export default {};',
    }));
  },
};

/**
 * The examples of a rule are half of its file and are read by `explain` alone: as getters they are compiled, and made,
 * only when somebody asks. Biome's format is what tells where they begin and end.
 */
const lazyExamples: Plugin = {
  name: 'lazy-examples',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]rules[\\/][a-z]+[\\/][a-z0-9-]+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(
        /^ {2}(good|bad): (\[(?:[^\n]*\]|\n[\s\S]*?^ {2}\])),$/gm,
        (_, name: string, list: string) => `  get ${name}() { return ${list}; },`,
      );
      if (!/^ {2}get good\(\)/m.test(contents) || !/^ {2}get bad\(\)/m.test(contents))
        throw new Error(`No examples were found in ${path}.`);
      return { contents, loader: 'ts' };
    });
  },
};

/** What esbuild copies with what a file exports. */
const COPYING =
  'var __copyProps=(to,from,except,desc)=>{if(from&&typeof from==="object"||typeof from==="function"){for(let key of __getOwnPropNames(from))if(!__hasOwnProp.call(to,key)&&key!==except)__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable})}return to};';

await rm('dist', { recursive: true, force: true });
const chunks = await build({
  ...COMMON,
  entryPoints: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    'reading-thread': 'src/publish/cache/reading-thread.ts',
    'look-thread': 'src/looks/look-thread.ts',
    'writing-thread': 'src/publish/writing-thread.ts',
  },
  outdir: 'dist',
  splitting: true,
  format: 'esm',
  outExtension: { '.js': '.cjs' },
  chunkNames: 'chunks/[name]-[hash]',
  define: {
    'import.meta.url': '__moduleUrl',
    __TIME_ZONES__: JSON.stringify(` ${Intl.supportedValuesOf('timeZone').join(' ')} `),
  },
  metafile: true,
  // The one of its builds that calls itself without asking an object for each function.
  alias: { liquidjs: 'liquidjs/dist/liquid.node.mjs' },
  plugins: [withoutSubprocess, withoutLanguages, lazyExamples],
});
for (const file of chunks.outputFiles) await write(file.path, await toCommonJs(file));
const loader = await build({
  ...COMMON,
  entryPoints: { compiled: 'src/cli/compiled.ts' },
  outdir: 'dist',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
});
for (const file of loader.outputFiles) await write(file.path, file.text);
const output = Object.entries(chunks.metafile.outputs).find(([path]) => path.endsWith('dist/index.cjs'));
await write(join('dist', 'index.js'), indexModule(output![1].exports));
// The dictionary is data, which no bundle holds.
for (const name of ['index.aff', 'index.dic', 'license'])
  await cp(join('node_modules/dictionary-en', name), join('dist/dictionaries', name));
await writeLicences(chunks.metafile, join('dist', 'THIRD-PARTY-LICENSES.txt'));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function toCommonJs({ text }: OutputFile): Promise<string> {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    // Not its syntax once more: for the table of a tagger that takes a minute and a half.
    minifyWhitespace: true,
    // A chunk loaded on demand is required then, in a promise.
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
  });
  const url = "const __moduleUrl=require('node:url').pathToFileURL(__filename).href;";
  return exportedOnce(code.includes('__moduleUrl') ? url + code : code);
}

/** What a chunk exports are getters, and are copied with getters of their own: each use would go through two. */
function exportedOnce(code: string): string {
  if (!code.includes('stdin_exports')) return code;
  const once = without(code, 'module.exports=__toCommonJS(stdin_exports);').replace(
    'var stdin_exports={};',
    'var stdin_exports=module.exports=__defProp({},"__esModule",{value:true});',
  );
  const plain = without(
    once,
    'var __toCommonJS=mod=>__copyProps(__defProp({},"__esModule",{value:true}),mod);',
  );
  // Files that take a library in copy what it exports, too; in some it has other names.
  return plain.split('__copyProps').length > 2 ? plain : plain.replace(COPYING, '');
}

function without(code: string, part: string): string {
  if (!code.includes(part)) throw new Error(`esbuild writes something else in place of ${part}`);
  return code.replace(part, '');
}

function indexModule(names: readonly string[]): string {
  return `import library from './index.cjs';\nexport const { ${names.join(', ')} } = library;\n`;
}
