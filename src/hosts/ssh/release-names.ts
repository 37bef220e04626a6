import { RELEASE_ID } from '../read-manifest.ts';
import type { SitePlace } from './site-place.ts';

/** Prefix of the place of a release in the making. */
export const MAKING = 'making-';
/** Prefix of the place that a folder from before newsctl is moved to while the first release takes its name. */
export const BEFORE = 'before-';
/** What could not be cleared away out of such a folder. */
export const LEFT = 'left-';
/** A link on its way to the site's name. */
export const LINK = 'link-';

const RECORDS = 'records';

export const recordsFolder = ({ releases }: SitePlace): string => `${releases}/${RECORDS}`;

export const treeOf = ({ releases }: SitePlace, id: string): string => `${releases}/${id}`;

export const isTree = (name: string): boolean => RELEASE_ID.test(name);
