/** JSON Feed 1.1 as a schema, from the text of the specification (jsonfeed.org/version/1.1). */
const url = { type: 'string', format: 'uri' };
const text = { type: 'string', minLength: 1 };
const time = { type: 'string', format: 'date-time' };
const authors = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    properties: { name: text, url, avatar: url },
    minProperties: 1,
  },
};
const language = { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' };

const item = {
  type: 'object',
  additionalProperties: false,
  required: ['id'],
  anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
  properties: {
    id: text,
    url,
    external_url: url,
    title: text,
    content_html: text,
    content_text: text,
    summary: text,
    image: url,
    banner_image: url,
    date_published: time,
    date_modified: time,
    authors,
    tags: { type: 'array', items: text, uniqueItems: true },
    language,
  },
};

export const JSON_FEED_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'title', 'items'],
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: text,
    home_page_url: url,
    feed_url: url,
    description: text,
    language,
    authors,
    items: { type: 'array', items: item },
  },
};
