import * as z from 'zod';
import { USUAL_IMAGES } from '../images/picture-plan.ts';

const severity = z.enum(['error', 'warning', 'note', 'review', 'off']);

const ruleSetting = z.preprocess(
  // YAML reads a bare `off` as text, but people also write `false`.
  (value) => (value === false ? 'off' : value),
  z.union([severity, z.looseObject({ severity: severity.optional() })], {
    error: 'should be error, warning, note, off, or a group of options such as `{severity: note, max: 90}`.',
  }),
);

const webAddress = z
  .string()
  .refine(isWebAddress, { error: 'should be the full address of the site, such as https://example.org.' })
  .transform(asUri);

const timeZone = z.string().refine(isTimeZone, {
  error: 'should be a time zone such as Europe/London or America/New_York.',
});

const language = z.string().refine(isLanguage, { error: 'should be a language tag such as en-GB or en-US.' });

const service = z
  .string()
  .refine((url) => isWebAddress(url) && url.startsWith('https://'), {
    error: 'should be the https address of the service, such as https://comments.example.org.',
  })
  .transform(asUri);

const named = z.string().min(1);

const comments = z.discriminatedUnion(
  'provider',
  [
    z.strictObject({ provider: z.literal('isso'), url: service }),
    z.strictObject({ provider: z.literal('remark42'), url: service, site_id: named }),
    z.strictObject({
      provider: z.literal('giscus'),
      repo: z.string().regex(/^[\w.-]+\/[\w.-]+$/, { error: 'should be a repository such as owner/name.' }),
      repo_id: named,
      category: named,
      category_id: named,
    }),
    z.strictObject({ provider: z.literal('coral'), url: service }),
  ],
  { error: 'should have a `provider`: isso, remark42, giscus or coral.' },
);

const override = z
  .strictObject({
    paths: z
      .array(z.string().min(1))
      .min(1)
      .optional()
      .meta({ description: 'Patterns of paths from the newsroom on, such as articles/sport/**.' }),
    types: z.array(z.string().min(1)).min(1).optional().meta({ description: 'Types of article.' }),
    rules: z.record(z.string(), ruleSetting).meta({ description: 'Severity or options of each rule.' }),
  })
  .refine(({ paths, types }) => paths !== undefined || types !== undefined, {
    error: 'should name the articles it is for: with `paths`, with `types` or with both.',
  });

/**
 * The one schema of `newsctl.yaml`; messages, defaults and the schema for editors are all made from it.
 * @internal
 */
export const configSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, { error: 'should be the name of the newsroom.' })
    .meta({ description: 'Name of the newsroom, as readers know it.' }),
  url: webAddress.meta({ description: 'Address of the published site, for example https://example.org.' }),
  language: language.default('en-GB').meta({ description: 'Language of the articles, for example en-GB.' }),
  timezone: timeZone.default('Europe/London').meta({ description: 'Time zone in which dates are shown.' }),
  jurisdiction: z
    .enum(['uk', 'us', 'none'])
    .default('uk')
    .meta({ description: 'Which law prompts apply: uk, us or none.' }),
  description: z.string().default('').meta({ description: 'What the site is about, in one sentence.' }),
  sections: z
    .array(z.string().min(1))
    .default([])
    .meta({ description: 'Sections in the order of the navigation.' }),
  comments: comments.optional().meta({
    description: 'Where readers comment: isso, remark42, giscus or coral, with its options. Off without it.',
  }),
  search: z.boolean().default(false).meta({
    description: 'Whether readers can search the site: true or false. Needs the package pagefind.',
  }),
  ninjs: z.boolean().default(true).meta({
    description:
      'Whether a file `ninjs.json` lies beside each article, for agencies and other newsrooms that take it over: true or false.',
  }),
  rules: z
    .record(z.string(), ruleSetting)
    .default({})
    .meta({ description: 'Severity or options of each rule.' }),
  overrides: z.array(override).default([]).meta({
    description: 'Rules for some articles alone, by paths and types; the last that applies decides.',
  }),
  styles: z
    .array(z.string().min(1))
    .default([])
    .meta({ description: 'Styles besides those in the folder style/: news-uk, news-us.' }),
  quotations: z
    .strictObject({
      cleanup: z.enum(['clean-verbatim', 'verbatim']).default('clean-verbatim').meta({
        description:
          'Whether hesitation and repeats of spoken words may be left out unmarked: clean-verbatim or verbatim.',
      }),
    })
    .prefault({})
    .meta({ description: 'How quotations are held against their sources.' }),
  images: z
    .strictObject({
      formats: z
        .array(z.enum(['avif', 'webp', 'jpeg']))
        .default([...USUAL_IMAGES.formats])
        .meta({
          description:
            'Formats of the smaller sizes of each picture: avif, webp, jpeg (which is PNG for a picture that is PNG or transparent). `[]` for no smaller sizes.',
        }),
      widths: z
        .array(z.int().min(16).max(5000))
        .min(1)
        .max(12)
        .default([...USUAL_IMAGES.widths])
        .meta({ description: 'Widths of the smaller sizes in pixels; a picture is never made larger.' }),
      quality: z
        .int()
        .min(1)
        .max(100)
        .default(USUAL_IMAGES.quality)
        .meta({ description: 'Quality of JPEG, 1 to 100; the other formats get what looks the same.' }),
      credit: z.boolean().default(USUAL_IMAGES.credit).meta({
        description:
          'Whether the files of a picture carry whose it is: the credit of the article, else what the picture says itself.',
      }),
    })
    .prefault({})
    .meta({
      description:
        'How pictures go onto the site. Place, camera and owner are taken out of them in any case.',
    }),
  hosts: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'should be named in small letters.' }),
      z.looseObject({ type: z.string() }),
    )
    .default({ public: { type: 'folder', path: 'public' } })
    .meta({ description: 'Where the site can be published to.' }),
  publish: z
    .strictObject({
      host: z.string().default('public').meta({ description: 'Host used when none is named.' }),
      keep: z
        .int()
        .min(2, { error: 'should be at least 2, or there is nothing to undo to.' })
        .max(100)
        .default(5)
        .meta({ description: 'Releases kept for undo.' }),
      max_remove: z
        .int()
        .min(0)
        .default(5)
        .meta({ description: 'Pages one publish may remove without confirmation.' }),
    })
    .prefault({})
    .meta({ description: 'How publishing behaves.' }),
});

function isWebAddress(text: string): boolean {
  try {
    const url = new URL(text);
    return (
      (url.protocol === 'https:' || url.protocol === 'http:') &&
      url.search === '' &&
      url.hash === '' &&
      url.username === ''
    );
  } catch {
    return false;
  }
}

/**
 * An address in the letters that every program reads: a name such as bücher.example, and what follows it, in their
 * encoded form. Sitemaps and feeds take no other.
 */
function asUri(text: string): string {
  const { origin, pathname } = new URL(text);
  return (origin + pathname).replace(/\/+$/, '');
}

/** Names of time zones, between spaces: those that Node knew when newsctl was built; left out where it runs from source. */
declare const __TIME_ZONES__: string | undefined;

/** To ask Node for the names takes some milliseconds, to build a format, which knows the aliases too, some more. */
function isTimeZone(text: string): boolean {
  if (typeof __TIME_ZONES__ !== 'undefined' && /^\S+$/.test(text) && __TIME_ZONES__.includes(` ${text} `))
    return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
