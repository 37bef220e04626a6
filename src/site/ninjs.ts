import { changedAt, tagUri } from './feed-entry.ts';
import { absoluteUrl } from './paths.ts';
import type { Picture } from './pictures.ts';
import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';
import { wordCount } from './word-count.ts';

const NINJS_SCHEMA = 'http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json';

/**
 * An article as ninjs 2.1 (IPTC), for whoever takes the newsroom's news into a system of their own. It says what the
 * page says, and nothing that the page does not.
 * @param body HTML with full addresses
 * @param pictures every picture of its page
 */
export function ninjs(
  story: Story,
  body: string,
  pictures: readonly Picture[],
  settings: SiteSettings,
): string {
  const item = {
    uri: tagUri(story, settings),
    type: 'text',
    standard: { name: 'ninjs', version: '2.1', schema: NINJS_SCHEMA },
    representationtype: 'complete',
    pubstatus: 'usable',
    profile: story.opinion ? 'opinion' : 'news',
    language: story.lang,
    firstcreated: story.published.iso,
    versioncreated: changedAt(story).iso,
    title: story.headline,
    headlines: [{ role: 'main', contenttype: 'text/plain', value: story.headline }],
    ...(story.description
      ? { descriptions: [{ role: 'summary', contenttype: 'text/plain', value: story.description }] }
      : {}),
    by: story.authors.length > 0 ? story.authors.map(({ name }) => name).join(', ') : settings.name,
    ...(body === ''
      ? {}
      : { bodies: [{ role: 'main', contenttype: 'text/html', wordcount: wordCount(body), value: body }] }),
    subjects: [{ name: story.section.name }, ...story.tags.map(({ name }) => ({ name }))],
    ...(story.place ? { places: [{ name: story.place }], located: story.place } : {}),
    renditions: [{ name: 'web', href: story.url, contenttype: 'text/html' }],
    ...(pictures.length > 0
      ? { associations: pictures.map((picture, i) => association(picture, i, settings)) }
      : {}),
    infosources: [{ name: settings.name, uri: absoluteUrl(settings, '') }],
    trustindicators: [
      { role: 'corrections', title: 'Corrections', href: absoluteUrl(settings, 'corrections/') },
    ],
  };
  return `${JSON.stringify(item)}\n`;
}

function association(picture: Picture, index: number, settings: SiteSettings): object {
  const { alt, caption, credit, licence, width, height } = picture;
  const href = /^https?:/.test(picture.path) ? picture.path : absoluteUrl(settings, picture.path);
  return {
    name: `picture-${index + 1}`,
    uri: href,
    type: 'picture',
    ...(caption ? { headlines: [{ role: 'caption', contenttype: 'text/plain', value: caption }] } : {}),
    ...(alt ? { descriptions: [{ role: 'alt', contenttype: 'text/plain', value: alt }] } : {}),
    ...(credit ? { by: credit } : {}),
    ...(licence ? { usageterms: `${licence.name} (${licence.url})` } : {}),
    renditions: [{ name: 'original', href, ...(width && height ? { width, height } : {}) }],
  };
}
