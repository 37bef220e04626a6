import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { writeLicences } from './licences.ts';

/**
 * Bundles what ships: ESM with code splitting, so that a command loads only what it uses. Everything is
 * bundled; the package has no dependencies to install.
 */
await rm('dist', { recursive: true, force: true });
const result = await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  chunkNames: 'chunks/[name]-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // Some bundled packages are CommonJS and ask for Node's own modules by require.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
await writeLicences(result.metafile, 'dist/THIRD-PARTY-LICENSES.txt');
