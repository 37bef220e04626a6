import type { MarkStyle } from './analysis.ts';

/** What opens a quotation in each style. */
export const OPENING_MARK: Record<MarkStyle, string> = {
  'straight-double': '"',
  'curly-double': '“',
  guillemet: '«',
  'doubled-single': '``',
  'straight-single': "'",
  'curly-single': '‘',
};

/** What closes a quotation in each style. */
export const CLOSING_MARK: Record<MarkStyle, string> = {
  'straight-double': '"',
  'curly-double': '”',
  guillemet: '»',
  'doubled-single': "''",
  'straight-single': "'",
  'curly-single': '’',
};
