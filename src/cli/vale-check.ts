import { dirname, join, resolve } from 'node:path';
import { type CheckResult, countSeverities } from '../check/check.ts';
import { NewsctlError } from '../errors.ts';
import { readIfThere } from '../newsroom/find-root.ts';
import type { CheckOptions } from './check-options.ts';
import { outcome } from './check-outcome.ts';
import type { Context, Outcome } from './context.ts';
import { optimiseFor } from './optimiser.ts';
import type { ValeFlags } from './vale-flags.ts';
import { type ReadFile, readArticles } from './read-articles.ts';

const VALE_CONFIG = '.vale.ini';

/** The `.vale.ini` of a folder or of one above it, or null. */
export async function findValeConfig(cwd: string): Promise<string | null> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const path = join(folder, VALE_CONFIG);
    if ((await readIfThere(path)) !== null) return path;
    if (dirname(folder) === folder) return null;
  }
}

/** The outcome of `check` where a `.vale.ini` is alone in charge. */
export async function checkStyles(
  context: Context,
  paths: readonly string[],
  options: CheckOptions,
  config: string,
): Promise<Outcome> {
  if (options.fix || options.writeBaseline || options.staged)
    throw new NewsctlError(
      'USAGE',
      'The styles of a .vale.ini only report: --fix, --staged and --write-baseline belong to the rules of newsctl.',
    );
  const found = await readArticles(context, null, { ...options, paths: paths.length === 0 ? ['.'] : paths });
  const read = options.glob === undefined ? found : await matching(found, options.glob);
  optimiseFor(read);
  const { result, warnings } = await checkWithVale(context, config, read, options);
  const texts = new Map(read.map(({ path, text }) => [path, text]));
  return { ...(await outcome(context, result, texts, options, 0, [])), warnings };
}

const matching = async (files: readonly ReadFile[], glob: string): Promise<ReadFile[]> => {
  const { globMatcher } = await import('../style/config/glob.ts');
  const matches = globMatcher(glob);
  return files.filter(({ path }) => matches(path));
};

/** What a `.vale.ini` has newsctl say about some files, and what could not be done. */
export interface ValeResult {
  result: CheckResult;
  warnings: string[];
}

/**
 * Checks files with the styles of a desk's `.vale.ini` alone.
 * @throws NewsctlError CONFIG_INVALID, FILE_NOT_FOUND
 */
export async function checkWithVale(
  context: Pick<Context, 'cwd' | 'packageRoot' | 'signal'>,
  configPath: string,
  files: readonly ReadFile[],
  { minAlertLevel, ignoreSyntax = false }: ValeFlags = {},
): Promise<ValeResult> {
  const [{ readValeConfig }, { loadStyles }, { checkAsVale }, { refuseFaulty, remarks }] = await Promise.all([
    import('../style/config/vale-config.ts'),
    import('../style/load-styles.ts'),
    import('../style/check-vale.ts'),
    import('../style/faults.ts'),
  ]);
  const path = resolve(context.cwd, configPath);
  const text = await readIfThere(path);
  if (text === null) throw new NewsctlError('FILE_NOT_FOUND', `There is no file ${configPath}.`);
  const written = readValeConfig(text, path);
  const config = { ...written, minimum: minAlertLevel ?? written.minimum, ignoreSyntax };
  const loaded = await loadStyles({
    ...config,
    folders: [...config.stylesPaths, join(context.packageRoot, 'styles')],
    packageRoot: context.packageRoot,
  });
  refuseFaulty(loaded, configPath);
  const warnings = new Set<string>(remarks(loaded));
  const result: CheckResult = {
    findings: [],
    files: files.length,
    counts: { error: 0, warning: 0, note: 0, review: 0 },
    acknowledged: 0,
  };
  for (const file of files) {
    context.signal.throwIfAborted();
    const checked = checkAsVale(file, config, loaded);
    result.findings.push(...checked.findings);
    for (const { id } of checked.ranAway)
      warnings.add(`${id} took too long on ${file.path} and was left out there.`);
  }
  return { result: { ...result, counts: countSeverities(result.findings) }, warnings: [...warnings] };
}
