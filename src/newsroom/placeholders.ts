/** What `new` fills into a template, by the name that stands between the braces. */
export interface TemplateValues {
  id: string;
  type: string;
  headline: string;
  slug: string;
  section: string;
  /** Names of the writers. */
  byline: readonly string[];
  /** Entries of the front matter's `sources`. */
  sources: readonly { id: string; kind: string; file: string; captured_at: string }[];
  lang: string;
  /** The day in the newsroom's time zone, as 2026-11-23. */
  date: string;
}

export type PlaceholderName = keyof TemplateValues;

export const PLACEHOLDERS: readonly PlaceholderName[] = [
  'id',
  'type',
  'headline',
  'slug',
  'section',
  'byline',
  'sources',
  'lang',
  'date',
];

export const isPlaceholder = (name: string): name is PlaceholderName =>
  (PLACEHOLDERS as readonly string[]).includes(name);

/** Every `{{name}}`, known or not; the name is the first group. */
export const PLACEHOLDER = /\{\{[ \t]*([\w-]+)[ \t]*\}\}/g;

/** The value of a placeholder that stands among other words. */
export function valueAsText(values: TemplateValues, name: PlaceholderName): string {
  if (name === 'byline') return values.byline.join(', ');
  if (name === 'sources') return values.sources.map((source) => source.file).join(', ');
  return values[name];
}

/** Replaces the placeholders of a text; names that are none stay as they stand. */
export function fillText(
  text: string,
  values: TemplateValues,
  write: (value: string) => string = (value) => value,
): string {
  return text.replace(PLACEHOLDER, (whole, name: string) =>
    isPlaceholder(name) ? write(valueAsText(values, name)) : whole,
  );
}

/** Words as Markdown that shows exactly these words: one line, nothing in them taken for markup. */
export function markdownSafe(words: string): string {
  return (
    words
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*_[\]<>&~|{}]/g, '\\$&')
      // What would open a heading, a list, a rule or a block at the start of a line.
      .replace(/^[#+=:-]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
  );
}
