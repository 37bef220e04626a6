/**
 * The front matter of an article as it stands in the file, key for key. Every key is optional here:
 * a draft may lack anything; what must be there before an article goes out is for the check to say.
 */
export interface FrontMatter {
  id?: string;
  type?: string;
  headline?: string;
  seo_title?: string;
  social_title?: string;
  standfirst?: string;
  slug?: string;
  section?: string;
  tags?: string[];
  /** Ids, files or addresses of articles that readers should see beside this one. */
  related?: string[];
  /** Whether readers may comment, where the newsroom has comments. */
  comments?: boolean;
  lang?: string;
  byline?: Byline[];
  desk?: boolean;
  dateline?: { place?: string; date?: string };
  date_published?: string;
  date_modified?: string;
  status?: Status;
  embargo?: Embargo;
  canonical?: string;
  sources?: SourceEntry[];
  people?: PersonEntry[];
  images?: ImageEntry[];
  allegations?: boolean;
  right_of_reply?: RightOfReply[];
  law?: LawEntry;
  signoffs?: SignOff[];
  acks?: Acknowledgement[];
  corrections?: Correction[];
  ai_use?: AiUse;
  interests?: string;
  paid?: { by?: string; label?: string };
  claim_review?: Record<string, unknown>;
  takedown?: Takedown;
}

export const STATUSES = [
  'draft',
  'subbed',
  'legalled',
  'approved',
  'scheduled',
  'published',
  'corrected',
  'withdrawn',
] as const;
export type Status = (typeof STATUSES)[number];

/** Somebody the article names as its author; `desk: true` stands for the newsroom as a whole. */
export interface Byline {
  name?: string;
  role?: string;
  email?: string;
  profile?: string;
  pseudonym?: boolean | string;
  desk?: boolean;
}

/** `until: null` is an embargo without an end. */
export interface Embargo {
  until?: string | null;
  source?: string;
  terms?: string;
}

export const SOURCE_KINDS = [
  'release',
  'statement',
  'interview',
  'transcript',
  'document',
  'court',
  'post',
  'broadcast',
  'outlet',
  'data',
  'witness',
] as const;

/** How near to the words that were said a source is; a text made by a machine may have misheard. */
export const FIDELITIES = ['document', 'transcript', 'notes', 'asr'] as const;

export interface SourceEntry {
  id: string;
  kind: (typeof SOURCE_KINDS)[number];
  /** What readers are to call it. */
  title?: string;
  file?: string;
  url?: string;
  /** Readers may be told of it, by its title and its address. */
  public?: boolean;
  sha256?: string;
  captured_at?: string;
  captured_by?: string;
  fidelity?: (typeof FIDELITIES)[number];
  lang?: string;
  speakers?: Record<string, string>;
  confidential?: boolean;
  restrictions?: string;
}

export interface PersonEntry {
  id: string;
  name?: string;
  role?: string;
  org?: string;
  quoted?: boolean;
  minor?: boolean;
  anonymity?: { reason?: string; approved_by?: string; description?: string };
  verified_by?: string;
  verified_from?: string;
}

export interface ImageEntry {
  file?: string;
  alt?: string;
  decorative?: boolean;
  caption?: string;
  credit?: string;
  licence?: string;
  licence_url?: string;
  taken_at?: string;
  consent?: string | boolean;
  ai_generated?: boolean;
  faces_checked?: boolean;
}

export interface RightOfReply {
  to: string;
  org?: string;
  put_at?: string;
  channel?: string;
  questions_ref?: string;
  deadline?: string;
  outcome?: 'replied' | 'declined' | 'no-reply';
  text_ref?: string;
}

export interface LawEntry {
  jurisdiction?: 'uk' | 'us' | 'none';
  scotland?: boolean;
  proceedings?: 'none' | 'active' | 'concluded';
  restrictions?: { kind?: string; names?: string[]; until?: string }[];
}

export interface SignOff {
  role: 'subbed' | 'legalled' | 'approved';
  by: string;
  at: string;
  hash: string;
  note?: string;
}

export interface Acknowledgement {
  rule: string;
  by: string;
  at: string;
  hash: string;
  note: string;
}

export interface Correction {
  kind: 'correction' | 'clarification' | 'apology' | 'update' | 'editors-note';
  at: string;
  was?: string;
  now?: string;
  where?: 'headline' | 'intro' | 'body' | 'caption';
  significant?: boolean;
  placement?: 'top' | 'foot' | 'page' | 'home' | 'social';
  by?: string;
}

export interface AiUse {
  used?: boolean;
  tool?: string;
  for?: ('transcription' | 'translation' | 'summary' | 'image' | 'none')[];
  checked_by?: string;
  label?: string;
}

export interface Takedown {
  mode?: string;
  at?: string;
  by?: string;
  reason_public?: string;
  reason_private_ref?: string;
}
