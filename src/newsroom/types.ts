import type { ImageSettings } from '../images/picture-plan.ts';
import type { Comments } from '../site/comments.ts';
import type { Severity } from '../rules/rule.ts';

/** What `newsctl.yaml` says, defaults filled in. */
export interface Config {
  name: string;
  /** Address of the published site, without a slash at its end. */
  url: string;
  /** Language of the articles, as a BCP 47 tag. */
  language: string;
  /** IANA time zone in which dates are shown. */
  timezone: string;
  jurisdiction: 'uk' | 'us' | 'none';
  /** What the site is about, in a sentence; for the home page and the feed. */
  description: string;
  /** Names of sections in the order of the site's navigation; others follow by their letters. */
  sections: string[];
  /** Where readers comment; nowhere without it. */
  comments?: Comments | undefined;
  /** Whether readers can search the site. */
  search: boolean;
  /** Whether each article lies beside its page as ninjs too, for systems of others. */
  ninjs: boolean;
  /** Severity or options for each rule. */
  rules: Record<string, RuleSetting>;
  /** Rules for some articles alone; of several that apply the last one has the last word. */
  overrides: ConfigOverride[];
  /** Styles besides those in the folder `style/`. */
  styles: string[];
  quotations: {
    /** Whether hesitation and repeats of spoken words may be left out unmarked. */
    cleanup: 'clean-verbatim' | 'verbatim';
  };
  /** How pictures go onto the site. */
  images: ImageSettings;
  hosts: Record<string, HostSetting>;
  publish: {
    /** Host that `publish` uses when none is named. */
    host: string;
    /** Releases kept for `undo`, the live one included. */
    keep: number;
    /** Largest number of pages one publish may remove without being confirmed by name. */
    max_remove: number;
  };
}

export type RuleSetting = Severity | 'off' | ({ severity?: Severity | 'off' } & Record<string, unknown>);

/** Rules for the articles that lie under one of some paths, and are of one of some types. */
export interface ConfigOverride {
  /** Patterns of paths from the newsroom's folder on; any path if left out. */
  paths?: string[];
  /** Any type if left out. */
  types?: string[];
  rules: Record<string, RuleSetting>;
}

export type HostSetting = { type: string } & Record<string, unknown>;

/** Somebody the desk knows, as listed in `people.yaml`. */
export interface Person {
  id: string;
  name: string;
  role?: string | undefined;
  organisation?: string | undefined;
  aliases: string[];
  /** Such as `she/her`. */
  pronouns?: string | undefined;
}
