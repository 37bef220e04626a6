import type { Nodes, PhrasingContent } from 'mdast';
import type { LiveUpdate } from './live.ts';

/** The line over an entry of a running story: when, by whom, and the link that leads to it for good. */
export function liveLabel(words: string, update: LiveUpdate, link: string | null): PhrasingContent[] {
  const text: PhrasingContent = { type: 'text', value: words };
  const when = update.at ? timeOf(text, update.at.iso) : text;
  const linked: PhrasingContent = link === null ? when : { type: 'link', url: link, children: [when] };
  const after = [update.corrected ? 'Corrected' : null, update.author].filter((part) => part !== null);
  return [linked, ...after.map((part): PhrasingContent => ({ type: 'text', value: ` · ${part}` }))];
}

// Markdown has no such node: another one stands in and is given the name of the element.
const timeOf = (text: PhrasingContent, iso: string): PhrasingContent =>
  ({
    type: 'emphasis',
    data: { hName: 'time', hProperties: { dateTime: iso } },
    children: [text],
  }) as Nodes as PhrasingContent;
