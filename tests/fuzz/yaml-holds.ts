import fc from 'fast-check';
import { check } from '../../src/check/check.ts';
import { NewsctlError } from '../../src/errors.ts';
import { ConfigFault } from '../../src/newsroom/config-fault.ts';
import { readNewsroom } from '../../src/newsroom/newsroom.ts';
import { readValeConfig } from '../../src/style/config/vale-config.ts';
import { describe } from '../../src/style/faults.ts';
import { houseCheck } from '../../src/style/house-check.ts';
import { loadStyles } from '../../src/style/load-styles.ts';
import { edited, randomYaml } from './arbitraries.ts';
import { PEOPLE, STYLE_RULES } from './desk.ts';

const CONFIG = `name: Fuzz
url: https://fuzz.example
language: en-GB
sections: [council, sport]
rules:
  headline/length: {max: 70}
overrides:
  - types: [opinion]
    paths: [articles/sport]
    rules: {style/typography: off}
hosts:
  public: {type: folder, path: public}
`;
const CONFIG_KEYS = [
  'name',
  'url',
  'rules',
  'overrides',
  'hosts',
  'publish',
  'paths',
  'types',
  'styles',
  'severity',
];
const PEOPLE_KEYS = ['people', 'id', 'name', 'role', 'aliases', 'pronouns', 'organisation'];
const STYLE_KEYS = [
  'extends',
  'message',
  'level',
  'scope',
  'tokens',
  'swap',
  'ignorecase',
  'nonword',
  'raw',
  'match',
  'max',
  'token',
  'first',
  'second',
  'either',
  'formula',
  'condition',
  'exceptions',
  'action',
  'vocab',
  'tests',
  'custom',
  'pattern',
];
const EXTENDS = [
  'existence',
  'substitution',
  'occurrence',
  'repetition',
  'consistency',
  'conditional',
  'capitalization',
  'metric',
  'spelling',
  'sequence',
  'script',
];
const INI =
  'StylesPath = styles\nMinAlertLevel = suggestion\nVocab = Desk\n\n[*.md]\nBasedOnStyles = Vale, Desk\nDesk.Weir = NO\n';
const COPY =
  'The weir, said Ada Brook, is “very safe”. The color of it is OK.\n\n# A heading\n\n- one\n- two\n';

/** Texts of the files that configure a newsroom, most of them faulty. */
export const configuration = fc.record({
  config: fc.oneof(edited([CONFIG]), randomYaml(CONFIG_KEYS)),
  people: fc.oneof(edited([PEOPLE]), randomYaml(PEOPLE_KEYS)),
  rule: fc.oneof(
    edited(STYLE_RULES),
    fc
      .tuple(fc.constantFrom(...EXTENDS), randomYaml(STYLE_KEYS))
      .map(([kind, rest]) => `extends: ${kind}\nmessage: '%s'\n${rest}`),
  ),
  ini: edited([INI]),
});

export type Configuration = typeof configuration extends fc.Arbitrary<infer T> ? T : never;

/**
 * Everything that must hold of the files that configure a newsroom, whatever stands in them: they are read, or refused
 * with places inside the file.
 * @throws Error that says what does not
 */
export async function configurationHolds({ config, people, rule, ini }: Configuration): Promise<void> {
  const files: Record<string, string> = { 'newsctl.yaml': config, 'people.yaml': people };
  await orRefused(async () => void (await readNewsroom('/', async (path) => files[path.slice(1)] ?? null)));
  await orRefused(async () => void readValeConfig(ini, '/.vale.ini'));
  await ruleHolds(rule);
}

async function orRefused(read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof NewsctlError)) throw error;
    if (!(error instanceof ConfigFault)) return;
    for (const { span, message } of error.problems)
      if (span.start < 0 || span.start > span.end || span.end > error.text.length)
        throw new Error(`“${message}” stands outside the file: ${span.start} to ${span.end}.`);
  }
}

/** The rule is refused, or runs over a text and finds only what lies in it. */
async function ruleHolds(text: string): Promise<void> {
  const files = [{ id: 'Fuzz.Rule', path: 'style/Rule.yml', text }];
  const loaded = await loadStyles({
    folders: [],
    styles: [],
    files,
    packageRoot: `${import.meta.dirname}/../..`,
  });
  for (const faulty of [...loaded.faulty, ...loaded.odd, ...loaded.scripts]) describe(faulty);
  const active = loaded.rules.map((one) => ({ rule: one, level: one.level }));
  const style = houseCheck(loaded.rules, () => active);
  const { findings } = check({ files: [{ path: 'a.md', text: COPY }], style, rules: [], now: new Date(0) });
  for (const { start, end } of findings)
    if (start.offset < 0 || end.offset > COPY.length || start.offset > end.offset)
      throw new Error(`A style rule has a span outside the file: ${start.offset} to ${end.offset}.`);
}
