import type { YamlData, YamlPath, YamlProblem } from '../../yaml/document.ts';

/** Something wrong in a rule file; becomes a fault of the configuration. */
export class RuleFault extends Error {
  readonly path: YamlPath;

  constructor(path: YamlPath, message: string) {
    super(message);
    this.path = path;
  }
}

/** The keys of a rule file, read one by one in the shape that is asked for. */
export class RuleFields {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  private readonly lower: ReadonlyMap<string, string>;

  constructor(id: string, data: Readonly<Record<string, unknown>>) {
    this.id = id;
    this.data = data;
    // Vale reads keys whatever their capitals: `ignoreCase` is `ignorecase`.
    this.lower = new Map(Object.keys(data).map((key) => [key.toLowerCase(), key]));
  }

  get keys(): string[] {
    return Object.keys(this.data);
  }

  has(key: string): boolean {
    return this.value(key) !== undefined;
  }

  value(key: string): unknown {
    const written = this.lower.get(key);
    const value = written === undefined ? undefined : this.data[written];
    return value === null ? undefined : value;
  }

  text(key: string): string | undefined {
    const value = this.value(key);
    if (value === undefined || typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw new RuleFault([key], `\`${key}\` should be a text.`);
  }

  number(key: string): number | undefined {
    const value = this.value(key);
    const number = typeof value === 'string' ? Number(value) : value;
    if (number === undefined || (typeof number === 'number' && Number.isFinite(number))) return number;
    throw new RuleFault([key], `\`${key}\` should be a number.`);
  }

  flag(key: string, otherwise = false): boolean {
    const value = this.value(key) ?? otherwise;
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 'false') return value === 'true';
    throw new RuleFault([key], `\`${key}\` should be true or false.`);
  }

  /** A list of texts; one text alone is a list of one. */
  list(key: string): string[] {
    const value = this.value(key);
    if (value === undefined) return [];
    const items = Array.isArray(value) ? value : [value];
    const wrong = items.findIndex((item) => typeof item === 'object');
    if (wrong >= 0) throw new RuleFault([key, wrong], `\`${key}\` should be a list of texts.`);
    return items.map(String);
  }

  /** Pairs of texts, in the order of the file; a list of groups is read as one. */
  pairs(key: string): [string, string][] {
    const value = this.value(key);
    const groups = Array.isArray(value) ? value : [value ?? {}];
    return groups.flatMap((group) => {
      if (typeof group !== 'object' || group === null)
        throw new RuleFault([key], `\`${key}\` should be lines of the form \`this: that\`.`);
      return Object.entries(group).map(([from, to]): [string, string] => [from, String(to ?? '')]);
    });
  }
}

/** A fault of a rule with its place in the file. */
export const faultOf = (yaml: YamlData, { path, message }: RuleFault): YamlProblem => ({
  path,
  message,
  span: yaml.valueSpan(path),
});
