/**
 * Words that English writes with an apostrophe in front: a sign before one of them opens no quotation.
 * Decades ('90s) and clipped numbers are matched by their shape.
 */
const ELIDED = [
  'tis',
  'twas',
  'twere',
  'twill',
  'twould',
  'tisn',
  'em',
  'til',
  'till',
  'cause',
  'cos',
  'coz',
  'cuz',
  'bout',
  'round',
  'neath',
  'tween',
  'ere',
  'fraid',
  'spose',
  'scuse',
  'nother',
  'nuff',
  'n',
  'kay',
  'lo',
  'ello',
  'ave',
  'aving',
  'appen',
  'alf',
  'orse',
  'ome',
  'im',
  'im',
  'er',
  'ow',
  'ood',
  'flu',
  'phone',
  'copter',
  'gator',
  'possum',
  'hood',
  'cello',
  'plane',
  'bus',
];

const ELISION = new RegExp(`^(?:\\d\\ds?\\b|(?:${[...new Set(ELIDED)].join('|')})(?![\\p{L}\\p{N}]))`, 'iu');

/** Whether the letters after a sign make it an apostrophe: `90s`, `tis`, `em`. */
export const isElision = (following: string): boolean => ELISION.test(following);
