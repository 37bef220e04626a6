import { listHead } from '../head.ts';
import { relativeLinks } from '../links.ts';
import { type Frame, framed } from './frame.ts';

export interface OwnPage {
  path: string;
  title: string;
  description: string;
  /** HTML. */
  body: string;
}

/** A page that the newsroom writes about itself: filled in from its words alone. */
export function ownPage(frame: Frame, { path, title, description, body }: OwnPage): string {
  const linkTo = relativeLinks(`${path}index.html`);
  const head = listHead(frame.settings, path, title, description);
  return framed(frame, 'page', head, null, linkTo, { title, body });
}
