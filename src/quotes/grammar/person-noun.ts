import type { Phrase } from './noun-phrase.ts';
import type { Token } from './token.ts';

/** Endings of nouns for people by what they do or where they come from: driver, editor, pianist, librarian, spokeswoman. */
const AGENT = /(?:[^e]er|or|ist|ian|man|woman|men|women|person|people|ess|eer|ster)s?$/;
const NOT_PEOPLE =
  /^(?:water|river|number|weather|matter|letter|order|paper|newspaper|summer|winter|corner|flower|tower|power|centre|center|floor|door|motor|factor|error|mirror|cheer|beer|fever|dinner|shower|counter|poster|barrier|business|process|list|chapter|chamber|border|answer|offer|wonder|quarter|whisper|laughter|tractor|sector|colour|color|harbour|harbor|labour|labor|vapour|anger|danger|finger|hunger|ladder|layer|lever|liver|meter|metre|litre|monster|offer|paper|pepper|percent|plaster|register|roller|rubber|silver|slipper|spider|sugar|sweater|thunder|timber|trailer|trigger|truck|wafer|computer|printer|container|helicopter|calculator|elevator|escalator|radiator|refrigerator|projector|reactor|indicator|access|success|princess|progress|address|dress|press|stress|mess|loss|glass|class|grass|wilderness|darkness|illness|happiness|wellness|fitness|witness)s?$/;
/** People whose name for what they are has no such ending, and those that the endings above would lose. */
const PEOPLE = new Set(
  `mother father mum dad mom parent parents brother sister son daughter wife husband widow widower aunt uncle niece nephew cousin
  grandmother grandfather grandson granddaughter gran nan boy girl boys girls child children kid kids baby teenager adult
  friend friends neighbour neighbours neighbor neighbors guest host judge clerk mayor mayoress nurse doctor chef cook guard guide
  coach captain chief head boss witness victim defendant accused suspect source sources aide official officials expert experts
  critic critics fan fans crowd public president agent agents student students patient patients resident residents pilot vet
  priest monk nun bishop vicar bride groom pair couple family two three others man woman men women lawyer solicitor member members
  chair star hero assistant consultant accountant lieutenant sergeant servant tenant applicant claimant attendant participant immigrant superintendent correspondent respondent employee employees trustee trustees nominee referee refugee refugees spokesman princess protesters pupil pupils relative relatives survivor democrat democrats republican republicans tory tories unionist unionists liberal
  liberals conservative conservatives`.split(/\s+/),
);

/** Whether a noun phrase names somebody who can speak: a pronoun, a name, or a noun for a person. */
export function isPerson(tokens: readonly Token[], { from, to }: Phrase): boolean {
  const first = tokens[from]!;
  if (first.tag === 'pronoun') return !/^(?:it|you|none)$/.test(first.lower);
  let head = from;
  for (
    let at = from;
    at < to && (at === from || /^(?:name|noun|number|determiner|possessive)$/.test(tokens[at]!.tag));
    at++
  )
    head = at;
  const { tag, lower } = tokens[head]!;
  if (tag === 'name') return first.tag !== 'determiner' || head > from + 1;
  return isPersonNoun(lower);
}

/** Whether a noun names a person by what he or she is. */
export const isPersonNoun = (lower: string): boolean =>
  PEOPLE.has(lower) || (AGENT.test(lower) && !NOT_PEOPLE.test(lower));
