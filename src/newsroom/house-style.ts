import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { activeRules } from '../style/check-vale.ts';
import { readValeConfig, type ValeConfig } from '../style/config/vale-config.ts';
import { refuseFaulty, remarks } from '../style/faults.ts';
import { houseCheck, type StyleCheck } from '../style/house-check.ts';
import { isRuleFile, type LoadedStyles, loadStyles, readRuleFile } from '../style/load-styles.ts';
import type { RuleFile } from '../style/rule/style-rule.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Newsroom } from './newsroom.ts';
import { isStyleRule } from './settings.ts';

/** The folder of a newsroom's own styles, and the name of the style whose rules stand right in it. */
const FOLDER = 'style';
const HOUSE = 'House';

export interface HouseStyle {
  check: StyleCheck;
  warnings: string[];
}

/**
 * Loads the house style of a newsroom: its folder `style/`, the styles that `newsctl.yaml` lists, and those of a
 * `.vale.ini` beside it.
 * @param packageRoot the folder of newsctl, which ships styles too
 * @throws NewsctlError CONFIG_INVALID
 */
export async function loadHouseStyle(newsroom: Newsroom, packageRoot: string): Promise<HouseStyle> {
  const own = await loadOwn(newsroom, packageRoot);
  const vale = await loadVale(newsroom.root, packageRoot);
  const known = new Set(own.rules.map(({ id }) => id));
  const rules = [...own.rules, ...(vale?.loaded.rules ?? []).filter(({ id }) => !known.has(id))];
  refuseUnknown(
    newsroom,
    rules.map(({ id }) => id),
  );
  const always = own.rules.map((rule) => ({ rule, level: rule.level }));
  return {
    check: {
      ...houseCheck(rules, (path) =>
        vale
          ? [
              ...always,
              ...activeRules(vale.loaded.rules, vale.config, vale.config.forFile(path)).filter(
                ({ rule }) => !known.has(rule.id),
              ),
            ]
          : always,
      ),
      readsElsewhere: [...own.readsElsewhere, ...(vale?.loaded.readsElsewhere ?? [])],
    },
    warnings: [...remarks(own), ...(vale ? remarks(vale.loaded) : [])],
  };
}

async function loadOwn({ root, config }: Newsroom, packageRoot: string): Promise<LoadedStyles> {
  const folder = join(root, FOLDER);
  const { styles, files } = await ownStyles(folder);
  const loaded = await loadStyles({
    folders: [folder, join(packageRoot, 'styles')],
    styles: [...new Set([...styles, ...config.styles])],
    vocabularies: await vocabulariesIn(folder),
    files,
    packageRoot,
  });
  refuseFaulty(loaded, 'newsctl.yaml');
  return loaded;
}

/** Each folder of `style/` with rules in it is a style; rules right in `style/` belong to the style House. */
async function ownStyles(folder: string): Promise<{ styles: string[]; files: RuleFile[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const styles: string[] = [];
  const files: RuleFile[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isFile() && isRuleFile(entry.name))
      files.push(await readRuleFile(HOUSE, join(folder, entry.name), folder));
    else if (entry.isDirectory() && (await readdir(join(folder, entry.name))).some(isRuleFile))
      styles.push(entry.name);
  }
  return { styles, files };
}

const vocabulariesIn = async (folder: string): Promise<string[]> =>
  readdir(join(folder, 'config', 'vocabularies')).catch(() => []);

async function loadVale(
  root: string,
  packageRoot: string,
): Promise<{ config: ValeConfig; loaded: LoadedStyles } | null> {
  const path = join(root, '.vale.ini');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const config = readValeConfig(text, path);
  const loaded = await loadStyles({
    ...config,
    folders: [...config.stylesPaths, join(packageRoot, 'styles')],
    packageRoot,
  });
  refuseFaulty(loaded, '.vale.ini');
  return { config, loaded };
}

/** Settings of style rules that do not exist; those of newsctl's own rules were looked at when the file was read. */
function refuseUnknown({ config }: Newsroom, ids: readonly string[]): void {
  const set = [config, ...config.overrides].flatMap(({ rules }) => Object.keys(rules));
  const unknown = set.find((id) => isStyleRule(id) && !ids.includes(id));
  if (unknown !== undefined)
    throw new NewsctlError(
      'CONFIG_INVALID',
      `newsctl.yaml sets \`${unknown}\`, and no style has such a rule.${didYouMean(unknown, ids)}`,
    );
}
