import type { Reporter } from './report.ts';

/** A form that the findings of a check can be printed in. */
export interface Format {
  name: string;
  /** Who it is for, in a few words. */
  summary: string;
  /** A document, which is complete without findings too: the notes of a run go beside it. */
  load(): Promise<Reporter>;
}

/** Every format of `newsctl check --format`; each is loaded when it is asked for. */
export const FORMATS: readonly Format[] = [
  {
    name: 'text',
    summary: 'excerpts and a summary, for a person',
    load: async () => {
      const { reportText } = await import('./text.ts');
      return ({ result, texts, paint }) => reportText(result, texts, paint);
    },
  },
  {
    name: 'line',
    summary: 'path:line:column:rule:message, one finding a line, as Vale has it',
    load: async () => {
      const { reportLine } = await import('./line.ts');
      return ({ result, texts }) => reportLine(result, texts);
    },
  },
  {
    name: 'github',
    summary: 'annotations of GitHub Actions',
    load: async () => (await import('./github.ts')).reportGithub,
  },
  {
    name: 'sarif',
    summary: 'SARIF 2.1.0, for code scanning',
    load: async () => (await import('./sarif.ts')).reportSarif,
  },
  {
    name: 'junit',
    summary: 'JUnit XML, for build servers',
    load: async () => (await import('./junit.ts')).reportJunit,
  },
  {
    name: 'checkstyle',
    summary: 'Checkstyle XML, for reviewers’ tools',
    load: async () => (await import('./checkstyle.ts')).reportCheckstyle,
  },
  {
    name: 'html',
    summary: 'a page: the articles with the findings in the margin',
    load: async () => (await import('./findings-page.ts')).reportPage,
  },
];
