/**
 * The part of IPTC's ninjs 2.1 that a newsroom's articles use, as a schema written from the documentation of the
 * standard (iptc.org/std/ninjs). Like the standard it takes no property that it does not know.
 */
const uri = { type: 'string', format: 'uri' };
const text = { type: 'string', minLength: 1 };
const time = { type: 'string', format: 'date-time' };
const listOf = (properties: object, required: string[]) => ({
  type: 'array',
  minItems: 1,
  items: { type: 'object', additionalProperties: false, properties, required },
});
const content = { role: text, contenttype: text, charcount: count(), wordcount: count(), value: text };
const thing = { name: text, rel: text, uri, literal: text };

function count() {
  return { type: 'integer', minimum: 0 };
}

const common = {
  uri,
  type: {
    enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'planning', 'component', 'event'],
  },
  representationtype: { enum: ['complete', 'incomplete'] },
  profile: text,
  firstcreated: time,
  versioncreated: time,
  contentcreated: time,
  embargoed: time,
  pubstatus: { enum: ['usable', 'withheld', 'canceled'] },
  urgency: { type: 'integer' },
  copyrightholder: text,
  copyrightnotice: text,
  usageterms: text,
  ednote: text,
  language: text,
  title: text,
  by: text,
  slugline: text,
  located: text,
  headlines: listOf(content, ['value']),
  descriptions: listOf(content, ['value']),
  bodies: listOf(content, ['value']),
  people: listOf(thing, ['name']),
  organisations: listOf(thing, ['name']),
  places: listOf(thing, ['name']),
  subjects: listOf(thing, ['name']),
  infosources: listOf(thing, ['name']),
  altids: listOf({ role: text, value: text }, ['role', 'value']),
  trustindicators: listOf({ role: text, title: text, href: uri }, ['role', 'href']),
  renditions: listOf(
    { name: text, href: uri, contenttype: text, title: text, width: count(), height: count() },
    ['name', 'href'],
  ),
};

export const NINJS_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['uri', 'standard'],
  properties: {
    ...common,
    standard: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'version', 'schema'],
      properties: { name: { const: 'ninjs' }, version: { const: '2.1' }, schema: uri },
    },
    associations: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'uri'],
        properties: { name: text, ...common },
      },
    },
  },
};
