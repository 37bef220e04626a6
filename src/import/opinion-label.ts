const WORD = "(?:\\p{Lu}[\\p{L}\\p{M}\\p{N}'’.-]*|\\d+|and|of|the|for|in|on|&)";
const TITLE = `\\p{Lu}[\\p{L}\\p{M}\\p{N}'’.-]*(?: ${WORD}){0,6}`;

/** Words that tell the name of a paper or a site from that of a council or a company. */
const OUTLET =
  '(?:News|Times|Herald|Gazette|Post|Echo|Star|Chronicle|Mercury|Observer|Press|Mail|Standard|Express|Telegraph|Argus|' +
  'Journal|Courier|Independent|Investigations|Voice|Advertiser|Guardian|Bugle|Tribune|Review|Examiner|Record|Reporter|Live)';

/** Bodies that have things to say in a story, so that "The Council says" is a cross-head. */
const SPEAKER =
  /\b(?:council|mayor|government|police|minister|ministry|report|court|judge|party|office|board|trust|union|company|leader|chair|spokes\p{L}+|secretary|president|hospital|school|church|family|residents?|experts?|critics)\b/iu;

const ALONE =
  /^(?:opinion|comment|editorial|leader|analysis|(?:our|the house|house|editor[’']s) (?:view|opinion|comment)|we say|what we (?:say|think)|opinion piece|leading article|(?:leader|editorial|opinion) (?:comment|column))$/i;
const ENDING = new RegExp(`^${TITLE} (?:Opinion|Comment|Editorial|OPINION|COMMENT|EDITORIAL)$`, 'u');
/** "Public Opinion" and "No Comment" head a part of a story. */
const COMMON =
  /^(?:a|an|no|public|popular|legal|expert|second|official|further|world|local)(?: second| popular)? \S+$/i;
const OUTLET_ENDING = new RegExp(
  `^(?=.*\\b${OUTLET}\\b)${TITLE} (?:Leader|Analysis|View|LEADER|ANALYSIS|VIEW)$`,
  'u',
);
const SIGNED = new RegExp(
  `^(?:Opinion|Comment|Editorial|Analysis|OPINION|COMMENT|ANALYSIS)(?: by |: | \\| )${TITLE}$`,
  'u',
);
const SAYS = new RegExp(`^(?:(?=.*\\b${OUTLET}\\b)|The )${TITLE} (?:says|Says|SAYS)$`, 'u');

/**
 * Whether a line labels what follows as somebody's own view: "Opinion", "Our view", "The Harwick Bugle says".
 * Such a line has no closing punctuation of a sentence; a colon may end it.
 */
export function isOpinionLabel(line: string): boolean {
  if (line.length > 90) return false;
  const label = line.replace(/\s*:$/, '');
  if (ALONE.test(label) || SIGNED.test(label) || OUTLET_ENDING.test(label)) return true;
  if (ENDING.test(label)) return !COMMON.test(label);
  return SAYS.test(label) && !SPEAKER.test(label);
}
