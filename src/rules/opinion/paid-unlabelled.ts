import { defineRule } from '../rule.ts';

export const paidUnlabelled = defineRule({
  id: 'opinion/paid-unlabelled',
  summary: 'Somebody paid for the article or gets a share of what readers buy, and readers are not told.',
  why: 'Readers must know what is paid for before they read it (SPJ; the advertising codes). `paid` in the front matter is shown on the page, in lists and in the feed; a link that pays the newsroom needs it too.',
  severity: 'error',
  good: [
    { text: 'The [shop](https://shop.example/boots) sells boots.', why: 'an ordinary link' },
    {
      text: '---\npaid: {by: Millbrook Boots, label: Advertisement}\n---\nBoots from [Millbrook](https://shop.example/?tag=courier-21).',
      why: 'labelled',
    },
    { text: '---\npaid: {by: Millbrook Boots}\n---\nBoots are good.', why: 'the page says who paid' },
    {
      text: 'This article contains affiliate links.\n\nThe [boots](https://www.amazon.co.uk/dp/B0/?tag=courier-21) are good.',
      why: 'said in the text',
    },
    {
      text: 'The [council](https://example.org/page?tag=roads) has a page on roads.',
      why: 'a tag of another kind',
    },
  ],
  bad: [
    { text: 'The [boots](https://www.amazon.co.uk/dp/B0/?tag=courier-21) are good.' },
    { text: 'The [boots](https://shop.example/boots?affid=99) are good.' },
    { text: 'The [boots](https://www.awin1.com/cread.php?awinmid=1&awinaffid=2) are good.' },
    { text: '---\npaid: {}\n---\nBoots are good.', why: 'by whom?' },
  ],
  check({ article }, report) {
    const { paid } = article.frontMatter;
    if (paid && !paid.by?.trim() && !paid.label?.trim())
      report({
        message: '`paid` says neither who paid (`by`) nor what readers are told (`label`).',
        span: article.fieldSpan(['paid']),
      });
    if (paid || TOLD.test(article.plain.text)) return;
    const link = article.links.find(({ url }) => isAffiliate(url));
    if (link)
      report({
        message:
          'This link pays the newsroom when readers buy, and nothing tells them: add `paid`, or say so in the text.',
        span: link.span,
      });
  },
});

const TOLD =
  /\b(?:affiliate|sponsored|advertorial|paid (?:for|partnership|content)|in (?:paid )?partnership with|advertisement|may earn (?:a )?(?:small )?commission|earns? (?:a )?commission)\b/i;

/** Parameters and hosts that stand for a share of the price, and for nothing else. */
const isAffiliate = (url: string): boolean =>
  /^https?:\/\/(?:[\w-]+\.)*amazon\.[a-z.]+\/[^#]*[?&]tag=[\w-]+-\d\d\b/i.test(url) ||
  /^https?:\/\/(?:[\w-]+\.)*(?:awin1\.com|shareasale\.com|linksynergy\.com|skimresources\.com|viglink\.com|tradedoubler\.com|prf\.hn|amzn\.to)\//i.test(
    url,
  ) ||
  /[?&](?:affid|aff_id|affiliate|affiliate_id|awinaffid|irclickid|aff_sub)=/i.test(url);
