import type { Finding } from '../rules/finding.ts';
import { escapeXml } from '../text/xml.ts';
import { byPath } from './by-path.ts';
import type { Reporter } from './report.ts';

/**
 * JUnit XML as build servers read it: a suite for each article, a test for each finding. Errors fail; what does not
 * fail the check does not fail the test either, and stands in its output. An article without findings is a test that passed.
 */
export const reportJunit: Reporter = ({ result, texts }) => {
  const articles = byPath(result.findings, texts.keys());
  const suites = [...articles].map(([path, findings]) => suite(path, findings));
  const tests = [...articles.values()].reduce((sum, { length }) => sum + Math.max(1, length), 0);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="newsctl check" tests="${tests}" failures="${result.counts.error}" errors="0">
${suites.join('\n')}
</testsuites>
`;
};

function suite(path: string, findings: readonly Finding[]): string {
  const name = escapeXml(path);
  const failures = findings.filter(({ severity }) => severity === 'error').length;
  const cases =
    findings.length === 0
      ? [`<testcase classname="${name}" name="check"/>`]
      : findings.map((one) => testcase(name, one));
  return `<testsuite name="${name}" tests="${cases.length}" failures="${failures}" errors="0">
${cases.join('\n')}
</testsuite>`;
}

function testcase(path: string, { rule, severity, message, start }: Finding): string {
  const place = `line ${start.line}, column ${start.column}`;
  const text = `${path}:${start.line}:${start.column} ${severity}: ${escapeXml(message)}`;
  const body =
    severity === 'error'
      ? `<failure type="${escapeXml(rule)}" message="${escapeXml(message)}">${text}</failure>`
      : `<system-out>${text}</system-out>`;
  return `<testcase classname="${path}" name="${escapeXml(`${rule}, ${place}`)}">${body}</testcase>`;
}
