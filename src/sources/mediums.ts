import type { PlainText } from '../article/plain-text.ts';
import type { Quotation } from '../quotes/analysis.ts';
import { reporterText } from '../quotes/reporter-text.ts';

/** A way in which words reach a newsroom other than by being said to it, or in its hearing. */
export type Medium = 'release' | 'statement' | 'post' | 'broadcast' | 'outlet' | 'court';

interface MediumWords {
  /** Copy that has this somewhere tells readers. */
  says: RegExp;
  /** What to put behind `said`, where one phrase fits all; null where the desk must look. */
  phrase: string | null;
}

const WRITTEN = [
  '(?:press|news|media) releases?',
  '(?:a|the|its|their|his|her|joint) release,? (?:from|by|on|sent|issued|published|which|said|says|that)',
  '(?:in|from|to) (?:a|the|its|their|his|her|that) (?:\\w+ )?release',
  'statements?',
  'announce(?:d|s|ment|ments)',
  'e-?mail(?:s|ed)?',
  '(?:open |joint )?letters?',
  'press office',
  'in writing',
  'written (?:reply|response|answer|notice)',
  'notice|bulletin|newsletter|website',
].join('|');

const words = (pattern: string, flags = 'i'): RegExp => new RegExp(`\\b(?:${pattern})\\b`, flags);

const MEDIUMS: Record<Medium, MediumWords> = {
  release: { says: words(WRITTEN), phrase: 'in a press release' },
  statement: { says: words(WRITTEN), phrase: 'in a statement' },
  post: {
    // No pattern without regard to case: a single x is no X.
    says: words(
      'posts?|posted|posting|re-?posts?|(?:re)?tweet(?:s|ed)?|[Tt]hreads?|[Ss]ocial media|[Oo]nline|blogs?|blogged|vlogs?|videos?|hashtags?|wrote|writing|[Mm]essages?|caption|YouTube|X|Twitter|Facebook|Instagram|TikTok|Bluesky|Mastodon|LinkedIn|WhatsApp|Snapchat|Telegram|Reddit|Truth Social|Nextdoor',
      '',
    ),
    phrase: 'in a post on social media',
  },
  broadcast: {
    says: words(
      'BBC|ITV|ITN|STV|RT[ÉE]|CNN|NBC|CBS|ABC|NPR|LBC|GB News|Sky News|Channel [45]|radio|television|TV|FM|podcasts?|broadcasts?|broadcaster|programme|on air|newsreader|phone-in|documentary|live stream|channel',
    ),
    phrase: null,
  },
  outlet: {
    says: /\btold (?:the |a )?(?:\p{Lu}|\w+ ?(?:paper|newspaper|magazine|reporter|website|journalist))|\b(?:newspapers?|magazine|news agency|news site|first reported|reported by|columnist|(?:interview|article|column|piece) (?:with|in|for))\b/u,
    phrase: null,
  },
  court: {
    says: words(
      "courts?|judges?|jury|jurors|justices?|tribunal|hearing|inquest|coroner(?:'s|’s)?|magistrates?|sheriff|bench|trial|barrister|counsel|prosecut(?:or|ors|ing|ion)|defence|testif(?:y|ied)|testimony|sworn|evidence|ruling|judgm?ents?|sentenc(?:ed|ing)|recorder|the dock|pleaded",
    ),
    phrase: null,
  },
};

/** The medium of a kind of source; null for what was said to the newsroom, or is no speech. */
export const mediumOf = (kind: string): Medium | null => (kind in MEDIUMS ? (kind as Medium) : null);

/** What to put behind `said` so that readers know; null where no phrase fits all. */
export const mediumPhrase = (medium: Medium): string | null => MEDIUMS[medium].phrase;

/** Whether copy tells readers of a medium. @param copy from {@link reporterCopy} */
export const saysMedium = (copy: string, medium: Medium): boolean => MEDIUMS[medium].says.test(copy);

/** All that readers get, without what stands in quotation marks. */
export function reporterCopy(plain: PlainText, quotations: readonly Quotation[]): string {
  return plain.blocks.map((_, index) => reporterText(plain, quotations, index)).join('\n');
}
