import { reporterText } from '../../quotes/reporter-text.ts';
import { defineRule } from '../rule.ts';

const HOLDERS = 'critics|opponents|supporters|experts|observers|commentators|campaigners|insiders|some|many';
const SAYS = 'say|said|argue|argued|believe|believed|claim|claimed|fear|feared|warn|warned|think|thought';
const VAGUE = new RegExp(
  [
    `(?<!\\b(?:[Tt]hey and their|and (?:his|her|their)) )\\b(?:${HOLDERS}) (?:have |had |also |now )?(?:${SAYS})\\b`,
    '\\bit (?:is|was|has been) (?:widely )?(?:understood|believed|thought|claimed|alleged|rumoured|rumored) that\\b',
    '\\bamid (?:\\S+ )?(?:claims|fears|calls|concerns|speculation|rumours|rumors)\\b',
    '\\b(?:growing|mounting) calls\\b',
    '\\bsources (?:say|said|claim|claimed)\\b',
  ].join('|'),
  'gi',
);

export const vagueSource = defineRule({
  id: 'attribution/vague-source',
  summary:
    'A view or a fact that is laid to nobody in particular: critics say, it is understood, amid claims.',
  why: 'AP attributes what is not the reporter’s own knowledge in the same sentence; a reader cannot weigh what nobody answers for.',
  severity: 'warning',
  good: [
    { text: 'Critics, including the Millbrook Boat Club, say the plan is late.', why: 'a holder is named' },
    {
      text: 'Critics say the plan is late. “It is two years late,” said Ada Brook.',
      why: 'named in the paragraph',
    },
    { text: 'Ada Brook said: “Critics say we are late.”', why: 'inside somebody’s words' },
    { text: 'Some residents said they had no water.', why: 'people who were asked' },
    {
      text: 'It is understood, according to Tom Reed of the council, that the bridge is shut.',
      why: 'according to',
    },
    {
      text: 'Experts say the bridge could fall.\n\n“It is held up by habit,” said Ada Brook, an engineer.',
      why: 'one of them is quoted right below',
    },
    {
      text: 'Unison and its members, they and their supporters say, will wait.',
      why: 'whose supporters is plain',
    },
    { text: 'He worked as an expert. Many thought of her fondly, Ada Brook said.', why: 'somebody says so' },
  ],
  bad: [
    { text: 'Critics say the plan is two years late.' },
    { text: 'It is understood that the bridge will shut in May.' },
    { text: 'The meeting was called amid growing fears for the bridge.' },
    { text: 'There are mounting calls for the chair to go.' },
  ],
  check({ article: { plain }, analysis: { quotations } }, report) {
    plain.blocks.forEach(({ zone, start }, index) => {
      if (zone !== 'narrative' && zone !== 'standfirst') return;
      const text = reporterText(plain, quotations, index);
      if (NAMED.test(text) || quotations.some((one) => speaksIn(one, index) || speaksIn(one, index + 1)))
        return;
      for (const match of text.matchAll(VAGUE))
        report({
          message: `“${match[0]}” lays this to nobody. Say who holds it, or leave it out.`,
          span: plain.sourceSpan({ start: start + match.index, end: start + match.index + match[0].length }),
        });
    });
  },
});

/** Words of somebody with a name in a paragraph: one that stands behind the claim often is quoted right below it. */
const speaksIn = (
  {
    speaker,
    parts,
    person,
  }: { speaker: { text: string } | null; parts: { block: number }[]; person: string | null },
  block: number,
): boolean =>
  speaker !== null &&
  parts.some((part) => part.block === block) &&
  (person !== null || /\p{Lu}/u.test(speaker.text));

/** Somebody who answers for it: including Unison, according to Tom Reed, Ada Brook said. */
const NAMED =
  /\b(?:including|such as|among them|led by|according to|says?|said|told)\b[^.]{0,40}\p{Lu}\p{Ll}|\p{Lu}\S+(?:, [^,.]{2,60},)? (?:says?|said|told|added|argued)\b(?<!\b(?:Critics|Opponents|Supporters|Experts|Observers|Commentators|Campaigners|Insiders|Some|Many|Sources) (?:say|said|argued))/u;
