import type { Fix as SarifFix, Location, Log, Region, ReportingDescriptor, Result } from 'sarif';
import type { Finding, Fix } from '../rules/finding.ts';
import { ruleById } from '../rules/index.ts';
import type { Position } from '../text/position.ts';
import { safeJson } from '../text/safe-json.ts';
import { cleanText } from '../text/xml.ts';
import type { Reporter } from './report.ts';

/**
 * SARIF 2.1.0 (OASIS standard), for code scanning and for editors. Places are lines and columns, and offsets, in
 * UTF-16 units; paths are relative to where the check ran. What a person has to review is of SARIF's kind `review`.
 */
export const reportSarif: Reporter = ({ result, version }) => {
  const ids = [...new Set(result.findings.map(({ rule }) => rule))].sort();
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: 'newsctl', version, rules: ids.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        results: result.findings.map((finding) => resultOf(finding, ids.indexOf(finding.rule))),
      },
    ],
  };
  return `${safeJson(log, 2)}\n`;
};

const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const;

function descriptor(id: string): ReportingDescriptor {
  const rule = ruleById(id);
  if (!rule) return { id };
  return {
    id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.why },
    help: { text: `newsctl explain ${id}` },
    defaultConfiguration: { level: rule.severity === 'review' ? 'none' : LEVELS[rule.severity] },
  };
}

function resultOf(finding: Finding, ruleIndex: number): Result {
  const { rule, severity, message, path, start, end, related, fix } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    ...(severity === 'review' ? { kind: 'review', level: 'none' } : { level: LEVELS[severity] }),
    message: { text: message },
    locations: [location(path, start, end)],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((other, id) => ({
            id: id + 1,
            message: { text: other.message },
            ...location(other.path, other.start, other.end),
          })),
        }
      : {}),
    ...(fix ? { fixes: [fixOf(path, fix)] } : {}),
  };
}

const location = (path: string, start: Position, end: Position): Location => ({
  physicalLocation: { artifactLocation: { uri: uriOf(path) }, region: region(start, end) },
});

const region = (start: Position, end: Position): Region => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
  charOffset: start.offset,
  charLength: end.offset - start.offset,
});

const fixOf = (path: string, { description, edits }: Fix): SarifFix => ({
  description: { text: description },
  artifactChanges: [
    {
      artifactLocation: { uri: uriOf(path) },
      replacements: edits.map(({ start, end, text }) => ({
        deletedRegion: { charOffset: start, charLength: end - start },
        insertedContent: { text },
      })),
    },
  ],
});

/** A path as a relative address; what an address cannot hold is written with per cent signs. */
const uriOf = (path: string): string =>
  cleanText(path).replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
