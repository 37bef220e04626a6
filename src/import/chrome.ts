/** The names of services that share buttons carry. */
const SERVICE =
  'facebook|twitter|x|x \\(twitter\\)|whatsapp|linkedin|reddit|instagram|youtube|tiktok|threads|bluesky|pinterest|' +
  'messenger|telegram|snapchat|rss|google news|flipboard';

const SHARING = [
  `(?:follow(?: us)? on |share (?:this )?(?:on|via|with|to) |(?:post|tweet) (?:this )?(?:on|to) )?(?:${SERVICE}|e-?mail)`,
  'share(?: this)?(?: article| story| page| post)?|tweet(?: this)?|like|likes|print|save|bookmark|follow(?: us)?',
  'copy (?:the )?link|link copied!?|get (?:our|the) (?:free )?newsletters?',
  '\\d[\\d,.]*k? (?:views?|likes?|shares?|reactions?)',
];

const COMMENTING = [
  '(?:comments?|view comments|show comments|join the conversation|have your say|sort by)',
  '(?:comments?) ?\\(? ?\\d+ ?\\)?|\\d+ comments?|(?:no|add|leave|post|write) (?:a )?(?:comment|reply)(?:s)?(?: yet)?',
  '(?:write|add|leave) a comment(?:\\.\\.\\.|…)|be the first to comment[.!]?|log ?in to comment',
  "comments (?:are|have been) (?:closed|disabled|turned off)\\.?|commenting (?:on this post )?(?:isn[’']t available anymore|has been turned off).*",
];

const NAVIGATION = [
  '(?:top|bottom) of page|back to top|skip to (?:main |the )?(?:content|navigation|menu|footer|article)',
  '(?:main |open |close |toggle |site )?(?:menu|navigation)|search|home|home ?page|more|close|see all|view all|show more|load more',
  'log ?(?:in|out)|sign ?(?:in|up|out)|log ?in ?/ ?sign ?up|register|my account|contact(?: us)?|about(?: us)?|advertise(?: with us)?',
  'previous|next|(?:previous|next) (?:article|story|post|page)',
  '(?:about )?\\d+ min(?:ute)?s?[ -]read|(?:estimated )?reading time:? ?\\d+ min(?:ute)?s?|min(?:ute)?s? read',
];

const SELLING = [
  'subscribe(?: now| today| here)?|subscribe (?:to|for) [^.!?]{1,60}|sign up (?:to|for) [^.!?]{1,60}|newsletters?',
  'ads?|adverts?|advertisements?|advertising|sponsored(?: content)?|promoted(?: content)?|remove ads|report (?:this )?ad',
  '(?:story|article) continues(?: below)?(?: (?:this )?advert(?:isement)?)?|(?:scroll|continue reading) (?:below|to continue)|continue reading',
  'support (?:us|our work|our journalism)|donate(?: now)?|become a member|buy (?:us|me) a coffee',
];

const LEGAL = [
  '(?:cookies?|privacy)(?: (?:policy|settings|preferences|notice|statement))?|privacy (?:and|&) cookies|manage (?:cookies|preferences|consent)',
  '(?:accept|reject|allow)(?: all)?(?: cookies)?|terms(?: (?:and|&) conditions| of (?:use|service))?|accessibility(?: statement)?',
  '(?:©|\\(c\\)|copyright)\\s*(?:©|\\(c\\))?\\s*(?:\\d{4}(?: ?[-–] ?\\d{2,4})?\\b.{0,120}|.{0,80} \\d{4}\\.?)',
  '(?:.{0,80} )?all rights reserved\\.?|powered by [^.!?]{1,40}|(?:proudly )?(?:created|made) with [^.!?]{1,40}',
];

/** Headings over lists of other stories: whatever titles follow at the foot of a page belong to them. */
const LISTS = [
  'read more|read next|related(?: (?:articles|stories|posts|news|content|topics|links))?|recent (?:posts|articles|stories)',
  'more (?:stories|news|articles|like this|from .{1,60}|on this(?: story)?)|most (?:read|popular|shared|viewed)|popular|trending(?: now)?',
  'latest(?: (?:news|stories|articles))?|(?:you may|you might) (?:also )?(?:like|be interested in)|recommended(?: (?:for you|stories|reading))?',
  "top stories|in other news|editor[’']s picks|don[’']t miss|what to read next",
];

const whole = (patterns: string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`, 'i');

const LINE = whole([...SHARING, ...COMMENTING, ...NAVIGATION, ...SELLING, ...LEGAL, ...LISTS]);
const LIST_HEADING = whole(LISTS);
const PAGE_END = whole([...COMMENTING, ...LISTS, ...LEGAL, 'bottom of page|back to top']);

/** `READ MORE: Another story's headline`: a pointer to another page, which ends without a full stop. */
const POINTER =
  /^(?:read more|read next|read also|also read|related|see also|more on this|don[’']t miss|watch|tags|topics):\s*\S/i;

/** The sentence of a cookie banner. It reads like prose, so it counts above the headline only. */
const COOKIE_SENTENCE = /^(?:we|this (?:web)?site|our (?:web)?site)\b[^.]{0,40}\buses? cookies\b.{0,300}$/i;

const SEPARATOR = /\s*[|•·»]\s*|\s+[>/›]\s+/;

const bare = (line: string): string => line.replace(/\s*[:…›→»>+▾▼↓]+$/u, '').replace(/^[‹←«<]+\s*/u, '');

/**
 * Whether a line is furniture of a site rather than copy. The whole line has to match: "Comments" does,
 * "Comments closed on Friday." does not.
 * @param line one line without line ends
 */
export function isChrome(line: string): boolean {
  if (line.length > 200) return false;
  if (LINE.test(bare(line)) || isPointer(line)) return true;
  const parts = line.split(SEPARATOR).filter((part) => part !== '');
  if (parts.length < 2) return false;
  return parts.every((part) => LINE.test(bare(part))) || (/^home$/i.test(parts[0]!) && !/[.!?]$/.test(line));
}

/** Whether a line opens a list of other stories. */
export const isListHeading = (line: string): boolean => LIST_HEADING.test(bare(line));

/** Whether a line of furniture ends the article, as "Comments" does and "Advertisement" does not. */
export const isPageEnd = (line: string): boolean => PAGE_END.test(bare(line));

export const isCookieSentence = (line: string): boolean => COOKIE_SENTENCE.test(line);

const isPointer = (line: string): boolean => line.length <= 160 && POINTER.test(line) && !/[.”"]$/.test(line);
