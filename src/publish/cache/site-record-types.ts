import type { MakerName } from '../../site/build/makers.ts';
import type { PageNotes } from '../../site/build/page-notes.ts';
import type { MediaFile, PictureSize } from '../../site/media.ts';
import type { PartsList } from '../../site/search/plan-search.ts';
import type { SiteFile, SiteProblem } from '../../site/site-types.ts';
import type { SectionName } from '../../site/story.ts';

/** What a whole build was like. */
export interface RecordHead {
  /** For whom it was: the release that has it, or the folder that it went into. */
  audience: string;
  /** Of what is round every page, see `Surroundings`. */
  mark: string;
  /** Whether a list has told when a story was changed, in this build or in one with the same {@link mark} before. */
  changesInLists: boolean;
  sections: SectionName[];
  /** What readers search in, null where they cannot; the stories of each part by their places. */
  search: { parts: { name: string; places: number[] }[]; list: PartsList } | null;
  assets: Pick<SiteFile, 'path' | 'kind' | 'sha256' | 'size'>[];
  /** What was found of the files of the media folder that were looked for. */
  media: AskedMedia[];
  problems: SiteProblem[];
  /** Articles with reviews that are open, by their files, and how many. */
  reviews: Record<string, number>;
}

/** A file of the media folder that was looked for, and what was found. */
export interface AskedMedia {
  path: string;
  found: RecordedMedia | 'unfit' | null;
  /** SHA-256 of the file itself; null where it is not there, or not known. */
  said: string | null;
}

/** A file of the media folder, with the smaller ones that were made of it. */
export type RecordedMedia = Omit<MediaFile, 'bytes' | 'sizes'> & { sizes?: Omit<PictureSize, 'bytes'>[] };

/** A page as the record has it; stories are told by their place in the record. */
export interface RecordedPage {
  path: string;
  kind: SiteFile['kind'];
  make: MakerName;
  /** JSON. */
  data: string;
  shows: number[];
  whole: number[];
  key: string;
  sha256: string;
  size: number;
}

/** An article as it went onto the site. */
export interface RecordedArticle {
  /** Its file. */
  path: string;
  published: string;
  modified: string | null;
  /** Stands for what the file said. */
  said: string;
  /** Stands for all by which other pages are laid out, see `outlineMark`. */
  outline: string;
  /** Stands for all that lists show of it, see `listedMark`. */
  listed: string;
  /** Path of its page, with a slash at its end. */
  page: string;
}

export interface WholeRecord {
  head: RecordHead;
  /** Newest first. */
  articles: readonly RecordedArticle[];
  /** In any order. */
  pages: PageNotes;
}

/** What has changed of a record. */
export interface Revision {
  head?: Partial<RecordHead>;
  pages?: ReadonlyMap<number, Pick<RecordedPage, 'data' | 'key' | 'sha256' | 'size'>>;
  /** Their outlines stay, and where their pages are. */
  articles?: ReadonlyMap<number, Omit<RecordedArticle, 'outline' | 'page'>>;
}
