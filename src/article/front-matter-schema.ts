import * as z from 'zod';
import { isWord } from '../text/character.ts';
import { isDate, isDateTime } from './dates.ts';
import { FIDELITIES, SOURCE_KINDS, STATUSES } from './front-matter-types.ts';
import { ARTICLE_TYPES } from './types.ts';

// One schema for each top-level key, so that a fault in one key costs that key alone.

const text = z.string();
const id = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), text);
const dateTime = text.refine(isDateTime, {
  error: 'should be a date and time with an offset, such as 2026-11-23T06:00:00+00:00.',
});
const date = text.refine((value) => isDate(value) || isDateTime(value), {
  error: 'should be a date, such as 2026-11-23.',
});
const anyDate = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), date);
const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item));

const bylineEntry = z.preprocess(
  (value) => (typeof value === 'string' ? { name: value } : value),
  z.strictObject({
    name: text.optional(),
    role: text.optional(),
    email: text.optional(),
    profile: text.optional(),
    pseudonym: z.union([z.boolean(), text]).optional(),
    desk: z.boolean().optional(),
  }),
);
const byline = z.preprocess(
  (value) => (typeof value === 'string' || (value && !Array.isArray(value)) ? [value] : value),
  z.array(bylineEntry),
);

export const sourceEntry = z.strictObject({
  id,
  kind: z.enum(SOURCE_KINDS),
  file: text.optional(),
  url: text.optional(),
  sha256: text.regex(/^[0-9a-f]{64}$/, { error: 'should be 64 hexadecimal digits.' }).optional(),
  captured_at: anyDate.optional(),
  captured_by: text.optional(),
  fidelity: z.enum(FIDELITIES).optional(),
  lang: text.optional(),
  speakers: z.record(text, id).optional(),
  confidential: z.boolean().optional(),
  restrictions: text.optional(),
});

const personEntry = z.strictObject({
  id,
  name: text.optional(),
  role: text.optional(),
  org: text.optional(),
  quoted: z.boolean().optional(),
  minor: z.boolean().optional(),
  anonymity: z
    .strictObject({ reason: text.optional(), approved_by: text.optional(), description: text.optional() })
    .optional(),
  verified_by: text.optional(),
  verified_from: text.optional(),
});

const imageEntry = z.strictObject({
  file: text.optional(),
  alt: text.optional(),
  decorative: z.boolean().optional(),
  caption: text.optional(),
  credit: text.optional(),
  licence: text.optional(),
  licence_url: text.optional(),
  taken_at: anyDate.optional(),
  consent: z.union([text, z.boolean()]).optional(),
  ai_generated: z.boolean().optional(),
  faces_checked: z.boolean().optional(),
});

const replyEntry = z.strictObject({
  to: text,
  org: text.optional(),
  put_at: anyDate.optional(),
  channel: text.optional(),
  questions_ref: text.optional(),
  deadline: anyDate.optional(),
  outcome: z.enum(['replied', 'declined', 'no-reply']).optional(),
  text_ref: text.optional(),
});

const lawEntry = z.strictObject({
  jurisdiction: z.enum(['uk', 'us', 'none']).optional(),
  scotland: z.boolean().optional(),
  proceedings: z.enum(['none', 'active', 'concluded']).optional(),
  restrictions: z
    .array(
      z.strictObject({ kind: text.optional(), names: listOf(text).optional(), until: anyDate.optional() }),
    )
    .optional(),
});

const signOff = z.strictObject({
  role: z.enum(['subbed', 'legalled', 'approved']),
  by: text,
  at: dateTime,
  hash: text,
  note: text.optional(),
});

const acknowledgement = z.strictObject({ rule: text, by: text, at: dateTime, hash: text, note: text });

const correction = z.strictObject({
  kind: z.enum(['correction', 'clarification', 'apology', 'update', 'editors-note']),
  at: dateTime,
  was: text.optional(),
  now: text.optional(),
  where: z.enum(['headline', 'intro', 'body', 'caption']).optional(),
  significant: z.boolean().optional(),
  placement: z.enum(['top', 'foot', 'page', 'home', 'social']).optional(),
  by: text.optional(),
});

const aiUse = z.strictObject({
  used: z.boolean().optional(),
  tool: text.optional(),
  for: listOf(z.enum(['transcription', 'translation', 'summary', 'image', 'none'])).optional(),
  checked_by: text.optional(),
  label: text.optional(),
});

const takedown = z.strictObject({
  mode: text.optional(),
  at: anyDate.optional(),
  by: text.optional(),
  reason_public: text.optional(),
  reason_private_ref: text.optional(),
});

const slug = text.refine((value) => value.split('-').every((part) => part !== '' && isWord(part)), {
  error: 'should be letters and digits joined by single hyphens, such as bridge-closes-for-a-month.',
});

/** The keys that every article may have. */
export const FRONT_MATTER: Record<string, z.ZodType> = {
  id,
  type: text,
  headline: text,
  seo_title: text,
  social_title: text,
  standfirst: text,
  slug,
  section: text,
  tags: listOf(z.preprocess((value) => (typeof value === 'number' ? String(value) : value), text)),
  lang: text.regex(/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/, {
    error: 'should be a language tag, such as en-GB.',
  }),
  byline,
  desk: z.boolean(),
  dateline: z.strictObject({ place: text.optional(), date: anyDate.optional() }),
  date_published: dateTime,
  date_modified: dateTime,
  status: z.enum(STATUSES),
  embargo: z.strictObject({
    until: dateTime.nullable().optional(),
    source: text.optional(),
    terms: text.optional(),
  }),
  canonical: text.regex(/^https?:\/\/\S+$/, {
    error: 'should be a full web address, such as https://example.org/a.',
  }),
  sources: z.array(sourceEntry),
  people: z.array(personEntry),
  images: z.array(imageEntry),
  allegations: z.boolean(),
  right_of_reply: z.array(replyEntry),
  law: lawEntry,
  signoffs: z.array(signOff),
  acks: z.array(acknowledgement),
  corrections: z.array(correction),
  ai_use: aiUse,
  interests: text,
  paid: z.strictObject({ by: text.optional(), label: text.optional() }),
  claim_review: z.record(text, z.unknown()),
  takedown,
};

const typeFields = new Set(ARTICLE_TYPES.flatMap((type) => type.fields));

/** Whether some article type has that key, beside those that all have. */
export const isTypeField = (key: string): boolean => typeFields.has(key);

/** Every key newsctl knows, for suggestions. */
export const knownKeys = (): string[] => [...Object.keys(FRONT_MATTER), ...typeFields];
