/** Words before a colon that nobody speaks under: the furniture of press releases, e-mails and minutes. */
const FURNITURE = new Set(
  (
    'date|time|venue|location|place|where|when|what|who|why|how|tel|telephone|phone|mobile|fax|e-mail|email|mail|' +
    'web|website|url|link|links|from|to|cc|bcc|sent|received|subject|re|ref|reference|our ref|your ref|note|nb|n.b.|' +
    'ps|p.s.|page|part|section|chapter|appendix|annex|source|sources|photo|photos|picture|pictures|image|images|' +
    'caption|credit|video|audio|figure|fig|table|title|headline|author|by|version|status|price|cost|total|warning|' +
    'update|correction|clarification|example|see|see also|also|read more|more|related|ends|end|tags|topics|filed under|' +
    'attendees|participants|attending|in attendance|speakers|duration|length|language|transcript|transcribed by|' +
    'recorded|recording|interview|interviewee|case|case no|case number|claim no|between|before|present|absent|' +
    'apologies|chaired by|conclusion|introduction|motion|resolved|decision|action|actions|vote|result|results|' +
    'fact|facts|remember|important|answer to|dear all|posted|published|updated|issued|' +
    'recommendation|recommendations|response|responses|finding|findings|returns|since|objective|objectives|aim|aims|' +
    'outcome|outcomes|target|targets|owner|evidence|risk|risks|mitigation|method|methods|rationale|option|options|item'
  ).split('|'),
);

/** One of these anywhere in it makes a label a heading. */
const FURNITURE_WORD =
  /\b(?:notes?|contacts?|details?|summary|background|points|steps|numbers?|agenda|enquiries|inquiries|release|deadline|copyright|embargo(?:ed)?|editors|address|information|questions|answers|minutes|attendance|hearing|immediate)\b/i;

const CLOSING =
  /^[\W_]*(?:(?:the )?ends?|-30-|###|notes? (?:to|for) (?:the )?(?:editors?|newsdesks?)|(?:for )?(?:further|more) information|(?:media|press) (?:contacts?|enquiries|office)|contacts?|end of (?:transcript|statement|interview|recording|hearing))[\W_]*$/i;
const CLOSING_OPENER = /^[\W_]*notes? (?:to|for) (?:the )?editors?\b/i;

/** Whose number makes them somebody: `Speaker 1`; `Section 1` is nobody. */
const NUMBERED =
  /^(?:\p{Lu}|speaker|interviewe[er]|witness|juror|participant|caller|voice|man|woman|male|female|officer|reporter|respondent|person|resident|child|student|pupil|questioner|panell?ist|moderator|member|guest|host|delegate|attendee|unknown|unidentified speaker|audience member)\s*#?\d+$/iu;

/** Whether what stands before a colon heads a passage, and is nobody's name. */
export const isHeading = (label: string): boolean =>
  FURNITURE.has(label.toLowerCase()) ||
  FURNITURE_WORD.test(label) ||
  (/\d$/.test(label) && !NUMBERED.test(label));

/** `ENDS`, `Notes to editors`: whoever spoke has finished. */
export const isClosing = (line: string): boolean =>
  line.length < 200 && (CLOSING.test(line) || CLOSING_OPENER.test(line));
