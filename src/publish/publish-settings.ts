import type { Config } from '../newsroom/types.ts';
import type { SiteSettings } from '../site/site-types.ts';

/** What a newsroom's configuration says of its site. */
export type PublishSettings = SiteSettings & Partial<Pick<Config, 'images' | 'rules' | 'overrides'>>;
