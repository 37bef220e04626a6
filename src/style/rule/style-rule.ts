import type { YamlProblem } from '../../yaml/document.ts';
import { readYaml } from '../../yaml/document.ts';
import { didYouMean } from '../../text/suggest.ts';
import type { Check, Surroundings } from '../checks/check-kind.ts';
import { CHECK_KINDS } from '../checks/index.ts';
import { LEVELS, type Level } from '../levels.ts';
import { Scope } from '../scope.ts';
import { faultOf, RuleFault, RuleFields } from './fields.ts';

/** A rule file as it was found. */
export interface RuleFile {
  /** `Style.Rule`. */
  id: string;
  /** As messages name it. */
  path: string;
  text: string;
}

/** A rule of a style, ready to be run. */
export interface StyleRule {
  /** `Style.Rule`. */
  id: string;
  kind: string;
  level: Level;
  message: string;
  description: string;
  link: string;
  scope: Scope;
  /** The most alerts a file can get; 0 for no limit. */
  limit: number;
  check: Check;
  fields: RuleFields;
  file: RuleFile;
}

/** Keys that any rule may have. */
const COMMON_KEYS =
  'extends message level scope link description limit action name code path tests id author date'.split(' ');

export interface ReadRule {
  rule: StyleRule | null;
  problems: YamlProblem[];
  /** What is odd and changes nothing, such as keys that nobody reads. */
  oddities: YamlProblem[];
}

/** Reads one rule file. Never throws: what is wrong stands in `problems`. */
export function readRule(file: RuleFile, around: Surroundings): ReadRule {
  const yaml = readYaml(file.text);
  if (yaml.problems.length > 0) return { rule: null, problems: yaml.problems, oddities: [] };
  const fields = new RuleFields(file.id, yaml.data);
  try {
    const rule = makeRule(file, fields, around);
    const odd = unknownKeys(fields, rule.kind).map((key) => ({
      path: [key],
      message: `A rule of the kind ${rule.kind} has no \`${key}\`.${didYouMean(key, knownKeys(rule.kind))}`,
      span: yaml.keySpan([key]),
      unknownKey: true,
    }));
    return { rule, problems: [], oddities: odd };
  } catch (error) {
    if (error instanceof RuleFault) return { rule: null, problems: [faultOf(yaml, error)], oddities: [] };
    if (!(error instanceof SyntaxError)) throw error;
    const fault = new RuleFault([], `A pattern of this rule cannot be read: ${patternFault(error)}.`);
    return { rule: null, problems: [faultOf(yaml, fault)], oddities: [] };
  }
}

function makeRule(file: RuleFile, fields: RuleFields, around: Surroundings): StyleRule {
  const kind = fields.text('extends');
  const maker = kind === undefined ? undefined : CHECK_KINDS[kind.toLowerCase()];
  if (!kind || !maker) throw unknownKind(kind);
  const message = fields.text('message');
  if (message === undefined) throw new RuleFault([], 'A rule needs a `message`.');
  const written = fields.list('scope');
  const check = maker.make(fields, around);
  check.validate();
  return {
    id: file.id,
    kind: kind.toLowerCase(),
    level: levelOf(fields),
    message,
    description: fields.text('description') ?? '',
    link: fields.text('link') ?? '',
    scope: new Scope(written.length > 0 ? written : maker.scope),
    limit: fields.number('limit') ?? 0,
    check,
    fields,
    file,
  };
}

function unknownKind(kind: string | undefined): RuleFault {
  if (kind === undefined) return new RuleFault([], `A rule needs \`extends\`: one of ${kindNames()}.`);
  if (kind === 'script')
    return new RuleFault(
      ['extends'],
      'newsctl does not run `script` rules: they are programs in Tengo. Write it as one of the other kinds, or leave it to Vale.',
    );
  const hint = didYouMean(kind, Object.keys(CHECK_KINDS));
  return new RuleFault(['extends'], `There is no kind of rule \`${kind}\`; there are ${kindNames()}.${hint}`);
}

const kindNames = (): string => Object.keys(CHECK_KINDS).join(', ');

function levelOf(fields: RuleFields): Level {
  const level = fields.text('level') ?? 'warning';
  if ((LEVELS as readonly string[]).includes(level)) return level as Level;
  throw new RuleFault(['level'], '`level` should be suggestion, warning or error.');
}

const knownKeys = (kind: string): string[] => [...COMMON_KEYS, ...(CHECK_KINDS[kind]?.keys ?? [])];

const unknownKeys = (fields: RuleFields, kind: string): string[] =>
  fields.keys.filter((key) => !knownKeys(kind).includes(key.toLowerCase()));

const patternFault = (error: SyntaxError): string =>
  error.message.replace(/^Invalid regular expression: /, '').replace(/\.$/, '');
