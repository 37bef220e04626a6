import * as z from 'zod';
import { isWord } from '../text/character.ts';
import { isDate, isDateTime } from './dates.ts';
import { FIDELITIES, SOURCE_KINDS, STATUSES } from './front-matter-types.ts';
import { ARTICLE_TYPES } from './types.ts';

// One schema for each top-level key, so that a fault in one key costs that key alone. A schema is made when an
// article has its key: making all of them took a check of one article 15 ms.

const text = z.string();
const id = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), text);
const dateTime = text.refine(isDateTime, {
  error: 'should be a date and time with an offset, such as 2026-11-23T06:00:00+00:00.',
});
const date = text.refine((value) => isDate(value) || isDateTime(value), {
  error: 'should be a date, such as 2026-11-23.',
});
const anyDate = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), date);
const someText = text.optional();
const someDate = anyDate.optional();
const yesOrNo = z.boolean().optional();
const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item));

const bylineEntry = () =>
  z.preprocess(
    (value) => (typeof value === 'string' ? { name: value } : value),
    z.strictObject({
      name: someText,
      role: someText,
      email: someText,
      profile: someText,
      pseudonym: z.union([z.boolean(), text]).optional(),
      desk: yesOrNo,
    }),
  );
const byline = () =>
  z.preprocess(
    (value) => (typeof value === 'string' || (value && !Array.isArray(value)) ? [value] : value),
    z.array(bylineEntry()),
  );

export const sourceEntry = () =>
  z.strictObject({
    id,
    kind: z.enum(SOURCE_KINDS),
    title: someText,
    file: someText,
    url: someText,
    public: yesOrNo,
    sha256: text.regex(/^[0-9a-f]{64}$/, { error: 'should be 64 hexadecimal digits.' }).optional(),
    captured_at: someDate,
    captured_by: someText,
    fidelity: z.enum(FIDELITIES).optional(),
    lang: someText,
    speakers: z.record(text, id).optional(),
    confidential: yesOrNo,
    restrictions: someText,
  });

const personEntry = () =>
  z.strictObject({
    id,
    name: someText,
    role: someText,
    org: someText,
    quoted: yesOrNo,
    minor: yesOrNo,
    anonymity: z.strictObject({ reason: someText, approved_by: someText, description: someText }).optional(),
    verified_by: someText,
    verified_from: someText,
  });

const imageEntry = () =>
  z.strictObject({
    file: someText,
    alt: someText,
    decorative: yesOrNo,
    caption: someText,
    credit: someText,
    licence: someText,
    licence_url: someText,
    taken_at: someDate,
    consent: z.union([text, z.boolean()]).optional(),
    ai_generated: yesOrNo,
    faces_checked: yesOrNo,
  });

const replyEntry = () =>
  z.strictObject({
    to: text,
    org: someText,
    put_at: someDate,
    channel: someText,
    questions_ref: someText,
    deadline: someDate,
    outcome: z.enum(['replied', 'declined', 'no-reply']).optional(),
    text_ref: someText,
  });

const lawEntry = () =>
  z.strictObject({
    jurisdiction: z.enum(['uk', 'us', 'none']).optional(),
    scotland: yesOrNo,
    proceedings: z.enum(['none', 'active', 'concluded']).optional(),
    restrictions: z
      .array(z.strictObject({ kind: someText, names: listOf(text).optional(), until: someDate }))
      .optional(),
  });

const signOff = () =>
  z.strictObject({
    role: z.enum(['subbed', 'legalled', 'approved']),
    by: text,
    at: dateTime,
    hash: text,
    note: someText,
  });

const acknowledgement = () => z.strictObject({ rule: text, by: text, at: dateTime, hash: text, note: text });

const correction = () =>
  z.strictObject({
    kind: z.enum(['correction', 'clarification', 'apology', 'update', 'editors-note']),
    at: dateTime,
    was: someText,
    now: someText,
    where: z.enum(['headline', 'intro', 'body', 'caption']).optional(),
    significant: yesOrNo,
    placement: z.enum(['top', 'foot', 'page', 'home', 'social']).optional(),
    by: someText,
  });

const aiUse = () =>
  z.strictObject({
    used: yesOrNo,
    tool: someText,
    for: listOf(z.enum(['transcription', 'translation', 'summary', 'image', 'none'])).optional(),
    checked_by: someText,
    label: someText,
  });

const takedown = () =>
  z.strictObject({
    mode: someText,
    at: someDate,
    by: someText,
    reason_public: someText,
    reason_private_ref: someText,
  });

/** In bytes of UTF-8: names of files have 255 at most on nearly every disk, and some of them end in more than the slug. */
const LONGEST_SLUG = 200;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

const slug = () =>
  text
    .refine((value) => value.split('-').every((part) => part !== '' && isWord(part)), {
      error: 'should be letters and digits joined by single hyphens, such as bridge-closes-for-a-month.',
    })
    .refine((text) => Buffer.byteLength(text) <= LONGEST_SLUG, {
      error: 'is too long for a part of an address: a few words are enough.',
    })
    .refine((text) => !DEVICE.test(text), {
      error: 'is the name of a device on Windows, where no file can have it; add a word.',
    });

const SCHEMAS: Record<string, () => z.ZodType> = {
  id: () => id,
  type: () => text,
  headline: () => text,
  seo_title: () => text,
  social_title: () => text,
  standfirst: () => text,
  slug,
  section: () => text,
  related: () => listOf(text),
  comments: () => z.boolean(),
  tags: () => listOf(z.preprocess((value) => (typeof value === 'number' ? String(value) : value), text)),
  lang: () =>
    text.regex(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/, {
      error: 'should be a language tag, such as en-GB.',
    }),
  byline,
  desk: () => z.boolean(),
  dateline: () => z.strictObject({ place: someText, date: someDate }),
  date_published: () => dateTime,
  date_modified: () => dateTime,
  status: () => z.enum(STATUSES),
  embargo: () =>
    z.strictObject({
      until: dateTime.nullable().optional(),
      source: someText,
      terms: someText,
    }),
  canonical: () =>
    text.regex(/^https?:\/\/\S+$/, {
      error: 'should be a full web address, such as https://example.org/a.',
    }),
  sources: () => z.array(sourceEntry()),
  people: () => z.array(personEntry()),
  images: () => z.array(imageEntry()),
  allegations: () => z.boolean(),
  right_of_reply: () => z.array(replyEntry()),
  law: lawEntry,
  signoffs: () => z.array(signOff()),
  acks: () => z.array(acknowledgement()),
  corrections: () => z.array(correction()),
  ai_use: aiUse,
  interests: () => text,
  paid: () => z.strictObject({ by: someText, label: someText }),
  claim_review: () => z.record(text, z.unknown()),
  takedown,
};

/** Those that were made, by key. */
const made = new Map<string, z.ZodType>();

/** What the value of a key must be, if it is one of those that every article may have. */
export function frontMatterSchema(key: string): z.ZodType | undefined {
  if (!Object.hasOwn(SCHEMAS, key)) return undefined;
  const schema = made.get(key) ?? SCHEMAS[key]!();
  made.set(key, schema);
  return schema;
}

/** The keys that every article may have. */
export const FRONT_MATTER_KEYS: readonly string[] = Object.keys(SCHEMAS);

const typeFields = new Set(ARTICLE_TYPES.flatMap((type) => type.fields));

/** Whether some article type has that key, beside those that all have. */
export const isTypeField = (key: string): boolean => typeFields.has(key);

/** Every key newsctl knows, for suggestions. */
export const knownKeys = (): string[] => [...FRONT_MATTER_KEYS, ...typeFields];
