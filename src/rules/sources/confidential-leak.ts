import { placesOfSecret, type Secret, secretEntries, secretsOf } from '../../sources/confidential.ts';
import { defineRule } from '../rule.ts';

const secret = (body: string, more = ''): string =>
  `---\nheadline: Dock to close\n${more}sources:\n  - {id: dock-memo, kind: document, file: sources/pellworth-dock-memo.pdf, confidential: true, speakers: {Wilma Pellworth: wilma}}\n---\n${body}`;

export const confidentialLeak = defineRule({
  id: 'sources/confidential-leak',
  summary: 'A name, a file name, an address or a contact of a confidential source in what readers would get.',
  why: 'A promise of confidence binds the whole desk, the page source and the file names included; one slip ends somebody’s job, or worse (SPJ Code of Ethics, IPSO clause 14).',
  severity: 'error',
  good: [
    { text: secret('A memo seen by the Echo says the dock will close.'), why: 'nothing that tells who' },
    {
      text: secret(
        '“It will close,” said the dock worker, whom the Echo calls Jan.',
        'people:\n  - {id: wilma, name: Wilma Pellworth, anonymity: {reason: fears for her job, description: a dock worker}}\n',
      ),
      why: 'a pseudonym that is meant for readers',
    },
    {
      text: secret(
        '“It will close,” said Wilma Pellworth.',
        'people:\n  - {id: wilma, name: Wilma Pellworth, quoted: true}\n',
      ),
      why: 'somebody who is quoted by name is no secret',
    },
    {
      text: '---\nsources:\n  - {id: dock-memo, kind: document, file: sources/memo.pdf}\n---\nThe dock-memo is public.',
    },
  ],
  bad: [
    { text: secret('The memo, pellworth-dock-memo.pdf, says the dock will close.'), why: 'the file name' },
    { text: secret('“It will close,” said Wilma Pellworth.'), why: 'the name' },
    { text: secret('The dock will close.', 'slug: dock-memo\n'), why: 'in the address of the page' },
    {
      text: secret(
        'Ms Marrable told the Echo.',
        'people:\n  - {id: m, name: Ms Marrable, anonymity: {reason: fears for her job}}\n',
      ),
      why: 'somebody who was promised not to be named',
    },
  ],
  check({ article, context }, report) {
    const allowed = [
      ...secretEntries(article),
      article.fieldSpan(['sources']),
      article.fieldSpan(['people']),
    ];
    const front = article.bodySpan.start;
    const seen: { start: number; end: number }[] = [];
    for (const secret of longestFirst(secretsOf(article, context.people)))
      for (const span of placesOfSecret(article.text, secret)) {
        const isKept =
          span.start < front && allowed.some((one) => one.start <= span.start && span.end <= one.end);
        const isPart = seen.some((one) => one.start <= span.start && span.end <= one.end);
        if (isKept || isPart) continue;
        seen.push(span);
        report({
          message: `Here stands ${secret.what} of a confidential source, or of somebody who was promised not to be named. Take it out before anything is published.`,
          span,
        });
      }
  },
});

/** A file name is one finding, not one for each part of it that is a secret too. */
const longestFirst = (secrets: readonly Secret[]): Secret[] =>
  [...secrets].sort((a, b) => b.text.length - a.text.length);
