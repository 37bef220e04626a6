import { defineRule } from '../rule.ts';

const NEWS = 'id: a\ntype: news';

export const noneDeclared = defineRule({
  id: 'sources/none-declared',
  summary: 'People are quoted, and the article declares no source.',
  why: 'Without the notes, the recording or the release on file nobody can check the words, or defend them later.',
  severity: 'warning',
  needsFrontMatter: true,
  good: [
    {
      text: `---\n${NEWS}\nsources:\n  - {id: s1, kind: interview, oddkey: 1}\n---\n“We wait,” said Ada Brook.`,
      why: 'declared, though with a fault',
    },
    {
      text: `---\n${NEWS}\nsources:\n  - {id: s1, kind: interview, file: sources/a.txt}\n---\n“We wait,” said Ada Brook.`,
    },
    { text: `---\n${NEWS}\n---\nThe bridge closed.`, why: 'nobody is quoted' },
    { text: '---\ntype: opinion\n---\n“We wait,” said Ada Brook.', why: 'opinion' },
    { text: '---\ntype: obituary\n---\n“She never stopped,” said Ada Brook.', why: 'an obituary' },
    { text: `---\n${NEWS}\n---\nThe play “The Last Ferry” opened.`, why: 'a title' },
  ],
  bad: [
    { text: `---\n${NEWS}\n---\n“We wait,” said Ada Brook.` },
    { text: `---\n${NEWS}\nsources: []\n---\nAda Brook said: “We wait.”` },
    { text: `---\n${NEWS}\n---\nAda Brook called the plan “mad and cruel”.` },
  ],
  check({ article, analysis }, report) {
    const { type } = article.frontMatter;
    // Entries with a fault are declared all the same; the fault is reported for itself.
    const { sources } = article.raw;
    if ((Array.isArray(sources) && sources.length > 0) || type === 'opinion' || type === 'obituary') return;
    const quoted = analysis.quotations.filter(
      (quotation) => quotation.speaker !== null && quotation.zone !== 'headline',
    );
    const first = quoted[0];
    if (!first) return;
    report({
      message: `${quoted.length === 1 ? 'One quotation rests' : `${quoted.length} quotations rest`} on no declared source. List the files under \`sources\`.`,
      span: 'sources' in article.raw ? article.keySpan(['sources']) : article.plain.sourceSpan(first),
    });
  },
});
