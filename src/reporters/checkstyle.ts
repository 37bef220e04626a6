import type { Finding } from '../rules/finding.ts';
import { escapeXml } from '../text/xml.ts';
import { byPath } from './by-path.ts';
import type { Reporter } from './report.ts';

/** Checkstyle knows three levels. */
const SEVERITIES = { error: 'error', warning: 'warning', note: 'info', review: 'warning' } as const;

/** Checkstyle XML, which most tools for reviewers can read. */
export const reportCheckstyle: Reporter = ({ result }) => {
  const articles = byPath(result.findings);
  const files = [...articles].map(
    ([path, findings]) => `<file name="${escapeXml(path)}">\n${findings.map(element).join('\n')}\n</file>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join('')}</checkstyle>\n`;
};

const element = ({ rule, severity, message, start }: Finding): string =>
  `<error line="${start.line}" column="${start.column}" severity="${SEVERITIES[severity]}" message="${escapeXml(message)}" source="newsctl.${escapeXml(rule)}"/>`;
