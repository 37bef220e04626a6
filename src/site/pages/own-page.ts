import { listHead } from '../head.ts';
import { relativeLinks } from '../links.ts';
import { type Frame, framed, type PageText } from './frame.ts';

/** A page that the newsroom writes about itself: filled in from its words alone. */
export function ownPage(
  frame: Frame,
  page: { path: string; title: string; description: string; body: string },
): PageText {
  const path = `${page.path}index.html`;
  const linkTo = relativeLinks(path);
  const head = listHead(frame.settings, page.path, page.title, page.description);
  const text = () => framed(frame, 'page', head, null, linkTo, { title: page.title, body: page.body });
  return { path, shows: page, text };
}
