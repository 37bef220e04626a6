import { entriesOf, isConfidential } from '../../article/withheld.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const privateTarget = defineRule({
  id: 'links/private-target',
  summary:
    'A link that leads to the desk and not to the public: a draft, a shared document for editing, a signed address.',
  why: 'Readers cannot open it, or worse, they can: a link to an editable document or a signed address hands out the source, its other versions and who wrote them.',
  severity: 'error',
  good: [
    { text: 'The [report](https://example.org/report.pdf) is out.' },
    {
      text: 'See the [document](https://docs.google.com/document/d/e/2PACX-abc/pub).',
      why: 'published to all',
    },
    { text: 'Write to [the desk](mailto:desk@example.org).', why: 'an address that is no source’s' },
    { text: 'The [stages](https://example.org/staging-a-play) are set.', why: 'a word in a path' },
    { text: 'See the [archive](https://web.archive.org/web/2026/https://example.org/).' },
    { text: 'An [earlier story](/council/bridge/) has more.' },
  ],
  bad: [
    { text: 'See [here](http://localhost:8080/story).' },
    { text: 'See [here](https://docs.google.com/document/d/1abc/edit?usp=sharing).' },
    { text: 'See [here](https://bucket.example.org/a.pdf?X-Amz-Signature=abc&X-Amz-Expires=60).' },
    { text: 'See [here](file:///home/ann/notes.txt).' },
    { text: 'See [here](https://staging.example.org/story).' },
    { text: 'See [here](http://192.168.1.4/story).' },
  ],
  check(input, report) {
    const sources = sourceAddresses(input);
    for (const { url, span } of input.article.links) {
      const why = reason(url, sources);
      if (why)
        report({ message: `This link leads ${why}. Link to what the public may see, or to nothing.`, span });
    }
  },
});

/** Mail addresses that stand in the entries of confidential sources. */
function sourceAddresses({ article }: RuleInput): Set<string> {
  const texts = entriesOf(article, 'sources').flatMap((entry) =>
    entry && isConfidential(entry) ? [JSON.stringify(entry)] : [],
  );
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/[\w.+-]{1,64}@[\w.-]{1,200}/g) ?? []));
}

function reason(url: string, sources: ReadonlySet<string>): string | null {
  const mail = /^mailto:([^?]+)/i.exec(url)?.[1];
  if (mail) return sources.has(mail.toLowerCase()) ? 'to a confidential source' : null;
  if (/^file:|^[A-Za-z]:[\\/]/i.test(url)) return 'to a file on somebody’s computer';
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return null;
  const { hostname, pathname, search } = new URL(url);
  if (PRIVATE_HOST.test(hostname)) return 'to a computer that the public cannot reach';
  if (STAGING_HOST.test(hostname)) return 'to a staging site';
  if (/[?&](?:X-Amz-Signature|X-Goog-Signature|Signature|sig|access_token|auth_token)=/i.test(search))
    return 'to a signed address, which hands out the right to open it and then lapses';
  return isForEditing(hostname, pathname, search) ? 'to a document that is open for editing' : null;
}

const PRIVATE_HOST =
  /^(?:localhost|.+\.(?:local|localhost|internal|lan|intranet|corp|home\.arpa)|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|\[(?:::1|f[cd].*)\])$/i;
const STAGING_HOST = /^(?:staging|stage|preview|preprod|test|dev|uat|cms|admin)\d*[.-]/i;

const isForEditing = (host: string, path: string, search: string): boolean =>
  (host === 'docs.google.com' && /\/(?:edit|copy)\b/.test(path)) ||
  /\/wp-admin\/|\/wp-login\.php$/.test(path) ||
  (/[?&]preview=true\b/.test(search) && /[?&]p(?:age_id)?=\d/.test(search)) ||
  (/(?:^|\.)dropbox\.com$/.test(host) && path.startsWith('/home/'));
