import type { SiteArticle } from '../../../src/site/site-types.ts';
import { written } from './site-support.ts';

/** A week of an invented paper, with every kind of block that a page can show. */

const scene = (sky: string, land: string, shape: string): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800" viewBox="0 0 1200 800">` +
      `<rect width="1200" height="800" fill="${sky}"/>${shape}` +
      `<path d="M0 620C240 560 420 660 640 610S1040 560 1200 620V800H0Z" fill="${land}"/></svg>`,
  );

export const SAMPLE_MEDIA: Record<string, Uint8Array> = {
  'media/2026/mill-bridge.svg': scene(
    '#c9d6d8',
    '#5d6f63',
    '<path d="M0 470H1200V520H0Z" fill="#6b5d52"/><path d="M150 520a170 150 0 0 1 340 0h60a170 150 0 0 1 340 0h310v120H0V520Z" fill="#85766a"/>',
  ),
  'media/2026/plan.svg': scene(
    '#e8e2d2',
    '#8d9a7b',
    '<path d="M260 250h680v330H260Z" fill="#b4522f"/><path d="M220 260 600 90l380 170Z" fill="#6f3320"/>',
  ),
};

const LONG = `
The footbridge will stay open throughout. Lorries over 7.5 tonnes will be sent by Harrow Cross, a detour of nine
miles; cars may use Vicarage Lane, where parking will be suspended on both sides.

“We looked at closing one lane at a time,” said Dilys Marrow, the county’s bridges engineer. “It would have taken
until March and cost twice as much.”

## What the inspection found

Divers found in September that two of the eleven bearings under the west span had corroded through. The report, which
the *Courier* has read, says the bridge “remains safe for normal traffic” until the end of the year.

![The west span, where two bearings will be replaced](/media/2026/plan.svg "The west span. Work starts from a barge on 30 November.")

Councillors voted **14 to 3** for the closure. The three who opposed it asked for a free bus instead:

- a shuttle every twenty minutes, at a cost of £41,000;
- free parking at the Harrow Cross station; and
- a ramp for bicycles at the footbridge.

| Route | Miles | Minutes at 8am |
| --- | ---: | ---: |
| Mill Bridge, as now | 1.2 | 6 |
| Vicarage Lane | 3.4 | 17 |
| Harrow Cross | 9.0 | 24 |

### Who pays

The county has set aside £620,000[^1]. “Nobody likes a closed road in December,” said Rufus Tallow, who chairs the
transport committee, “but nobody likes a closed bridge for a year.”

> The bearings have reached the end of their life. Replacement should not be deferred beyond the present financial year.

:::opinion
The county knew of the corrosion in 2024. Two years of silence are hard to explain to the shops on Mill Street.
:::

:::update[Update, 24 November, 4pm]
The bus company now says that route 12 will turn back at the station.
:::

:::note[How we reported this]
We read the inspection report and spoke to the engineer, two councillors and four traders. See
[our earlier column](/opinion/a-bridge-is-a-promise/) and the [notice](https://county.example/notices/118).
:::

[^1]: Minutes of the transport committee, 20 November 2026, item 6.
`;

const item = (front: string, day: number, body = 'The meeting is open to all.\n'): SiteArticle =>
  written({
    front,
    body,
    path: `articles/2026/11/${/slug: (\S+)/.exec(front)![1]}.md`,
    published: `2026-11-${String(day).padStart(2, '0')}T06:00:00+00:00`,
    ...(day === 23 ? { modified: '2026-11-24T16:10:00+00:00' } : {}),
  });

const COLUMN = `
Every bridge is a promise that the other side will still be there tomorrow. Ashwick has kept that promise since 1831.

“It is only a month,” the county says. A month is what a shop lives on between the first of December and Christmas Eve.

## What could be done

See notices.county.example/county-highways-notice-118-mill-bridge-closure-order-2026-schedule-2 for the order.

Open the footbridge to hand carts. Run the shuttle. Say sorry first, and explain second.
`;

const LIVE = `
**The Ash is at 3.1 metres at Mill Bridge and falling.** Two streets are closed and nobody has been hurt.

:::update[16:10 GMT]
The county has lifted the warning for Mill Street. “You may go home, and mind the mud,” said Dilys Marrow, the county’s bridges engineer.
:::

:::update[14:05 GMT]
The river has peaked at 3.4 metres, the gauge at Mill Bridge shows.
:::

:::update[11:30 GMT]
We wrote here that three streets were closed. There are two: Mill Street and Vicarage Lane.
:::
`;

const INTERVIEW = `
Peg Larch has wound the town clock every Friday since 1994. We met her on the stairs.

**Q: Why not use a motor?**

A: A motor does not notice when a bird has got in.

**Q: Who takes over from you?**

A: Somebody with good knees, I hope.

*This interview was edited for length.*
`;

const CHECK = `
## The claim

Rufus Tallow told the transport committee that the closure would cost shops “not one pound”.

## The evidence

The county’s own estimate, on page 12 of the report, puts the loss of trade at £90,000.
`;

/** What the paper says of itself. */
export const SAMPLE_ABOUT = `---
headline: About the Courier
---

The Ashwick Courier is owned by 412 of its readers. It carries no advertising from those it reports on.

## Who we are

Three reporters and a dog. [Our corrections](/corrections/) are on one page.
`;

export const SAMPLE_ARTICLES: SiteArticle[] = [
  item(
    `
id: s-1
type: news
headline: Mill Bridge to close for a month as “corroded” bearings are replaced
standfirst: Drivers face a nine-mile detour through December; the footbridge stays open and traders ask for a shuttle bus.
slug: mill-bridge-closes
section: Council
tags: [Mill Bridge, transport]
byline: [{name: Orla Finch, role: local government reporter, profile: 'https://courier.example/orla'}, {name: Ben Adeyemi}]
dateline: {place: Ashwick}
images:
  - {file: media/2026/mill-bridge.svg, alt: The stone bridge over the Ash seen from the east bank, caption: Mill Bridge from the east bank., credit: Jo Pell for the Courier}
  - {file: media/2026/plan.svg, alt: The west span, credit: County council, licence: OGL 3.0, licence_url: 'https://licence.example/ogl'}
corrections:
  - {kind: correction, at: '2026-11-24T09:00:00+00:00', was: the vote was 13 to 3, now: the vote was 14 to 3, where: body}
`,
    23,
    LONG,
  ),
  item(
    `
id: s-2
type: opinion
headline: A bridge is a promise, and the county has broken it
standfirst: Traders heard of the closure from a lamp post. They deserved a letter.
slug: a-bridge-is-a-promise
section: Opinion
byline: [{name: Tam Okoro}]
author_bio: Tam Okoro has run the bookshop on Mill Street since 2009.
interests: The writer is a member of the Mill Street Traders’ Association.
`,
    22,
    COLUMN,
  ),
  item(
    `
id: s-3
type: court
headline: Two deny stealing lead from chapel roof
standfirst: Trial set for March at Harrow Cross Crown Court.
slug: two-deny-stealing-lead
section: Courts
court: Ashwick Magistrates’ Court
hearing_date: 2026-11-21
next_date: 2027-03-08
defendants:
  - {name: Jem Hale, age: 31, charge: theft, plea: not guilty, stage: first appearance}
  - {name: Roy Tarn, age: 33, charge: theft, plea: not guilty, stage: first appearance}
byline: [{name: Hetty Quill}]
`,
    22,
  ),
  item(
    `
id: s-4
type: explainer
reviewed_on: 2026-11-20
headline: What does a bridge bearing do?
standfirst: Five questions about the part that lets a bridge breathe.
slug: what-does-a-bearing-do
section: Council
desk: true
images: [{file: media/2026/plan.svg, alt: A drawing of the west span, credit: County council}]
`,
    21,
  ),
  item(
    `
id: s-5
type: obituary
headline: Winifred Gage, who taught half of Ashwick to swim, dies at 94
standfirst: She opened the lido every morning for thirty-one summers.
slug: winifred-gage
section: People
born: 1932-05-02
died: 2026-11-12
age: 94
byline: [{name: Orla Finch}]
`,
    20,
  ),
  item(
    `
id: s-6
type: news
headline: Library to open on Sundays from January
standfirst: Ask at www.ashwick-library.example/sundays-from-january-at-the-old-corn-exchange-reading-room.
slug: library-sundays
section: Council
byline: [{name: Ben Adeyemi}]
`,
    20,
  ),
  item(
    `
id: s-7
type: news
headline: Allotments flooded for third autumn running
standfirst: The drain that should carry the water off has been blocked since 2024, plot holders say.
slug: allotments-flooded
section: Villages
byline: [{name: Hetty Quill}]
images: [{file: media/2026/mill-bridge.svg, alt: The river in flood, credit: A reader}]
`,
    19,
  ),
  item(
    `
id: s-8
type: press-release
headline: Water company promises new main for Cold Aston
slug: new-main-cold-aston
section: Villages
paid: {by: Ash Valley Water}
desk: true
`,
    18,
  ),
  item(
    `
id: s-9
type: live-blog
headline: River Ash at its highest since 1998
standfirst: Two streets are closed. The county expects the water to fall by the evening.
slug: river-ash-live
section: Villages
tags: [Mill Bridge, flooding]
byline: [{name: Hetty Quill}, {name: Ben Adeyemi}]
entries:
  - {time: '2026-11-19T11:30:00+00:00', author: Ben Adeyemi, kind: corrected}
  - {time: '2026-11-19T14:05:00+00:00', author: Hetty Quill, kind: update}
  - {time: '2026-11-19T16:10:00+00:00', author: Hetty Quill, kind: update}
`,
    19,
    LIVE,
  ),
  item(
    `
id: s-10
type: fact-check
headline: Will the closure cost shops nothing?
standfirst: The county’s own report says otherwise.
slug: will-closure-cost-nothing
section: Council
tags: [Mill Bridge]
byline: [{name: Orla Finch}]
claim: The closure will not cost the shops one pound.
claimant: Rufus Tallow
claim_date: 2026-11-20
appearance_url: https://county.example/webcast/4410
rating: False
scale: [True, Mostly true, Misleading, False]
sources:
  - {id: report, kind: document, title: Report on the closure of Mill Bridge, url: 'https://county.example/reports/118', public: true, captured_at: 2026-11-20, captured_by: Orla Finch}
`,
    21,
    CHECK,
  ),
  item(
    `
id: s-11
type: interview-qa
headline: The woman who winds the clock
standfirst: Peg Larch climbs 94 steps every Friday.
slug: woman-who-winds-the-clock
section: People
byline: [{name: Ben Adeyemi}]
interviewee: Peg Larch
date: 2026-11-14
method: in person
condensed: true
`,
    18,
    INTERVIEW,
  ),
  item(
    `
id: s-12
type: correction
headline: 'Winifred Gage: a correction'
standfirst: We said that Mrs Gage opened the lido for thirteen summers. It was thirty-one.
slug: winifred-gage-correction
section: People
desk: true
corrects: s-5
error_where: body
`,
    21,
  ),
  item(
    `
id: s-13
type: inquest
headline: Inquest opens into death of farmer at Cold Aston
standfirst: The coroner adjourned the hearing until April.
slug: inquest-opens-cold-aston
section: Courts
byline: [{name: Hetty Quill}]
coroner: Ada Brome, coroner for the Ash valley
stage: opened and adjourned
helplines:
  - {name: The Ash Valley Listening Line, number: 0800 555 0199, hours: day and night, url: 'https://listening.example/'}
`,
    20,
  ),
];
