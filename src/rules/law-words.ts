import { wordSet } from './copy.ts';

// Words that the law prompts look for. A prompt costs a person a minute, a missed one may cost the newsroom far more:
// the lists lean to asking, and what shows that nothing is at stake is looked for afterwards.

/** Words that come up where something is before a court, or on its way there. */
export const PROCESS_WORDS =
  wordSet(`arrest arrested charge charged charges court courtroom magistrates trial tribunal
  prosecutor prosecution prosecutors defendant accused suspect suspects jury custody bail remanded indicted indictment
  arraigned warrant pleaded pleads pled convicted conviction sentenced detained jailed`);

/** Sexual offences, and those that the law treats alike. */
export const SEXUAL_OFFENCE =
  /\b(?:(?<!oilseed |Rape of the )rap(?:e[ds]?|ists?|ing)\b(?! (?:seed|oil|crop|fields?)\b)|sex(?:ual)?(?:ly)? (?:assault(?:s|ed|ing)?|abus(?:e[ds]?|ing)|offen[cs]es?|exploit(?:ed|ation)|misconduct|touching|attacks?)|indecent(?:ly)? (?:assault(?:s|ed)?|exposure|images?)|child (?:sex )?abuse|groom(?:ed|ing) (?:a |the |an? \d+-year-old )?(?:girls?|boys?|child|children|teenagers?|victims?|gangs?|offences?)|sex (?:crimes?|trafficking)|sex-trafficking|female genital mutilation|incest|voyeurism|upskirting|revenge porn|molest(?:ed|ing|ation)|traffick(?:ed|ing) (?:\w+ ){0,2}(?:women|girls|boys|children|people))/gi;

/** The first word of each of those, for a look at the vocabulary. */
export const SEXUAL_WORDS =
  wordSet(`rape raped rapes raping rapist rapists sex sexual sexually indecent indecently child
  groomed grooming trafficked trafficking genital incest voyeurism upskirting revenge molested molesting molestation`);

/** Somebody is before a court, or with the police. */
export const IN_PROCESS =
  /\b(?:(?:was|were|been|is|are|being|and) (?:re)?(?:arrested|charged(?! with misconduct)|remanded|arraigned|indicted|summonsed|bailed)|charged with(?! misconduct)|arrested on suspicion|(?:[Pp]olice|[Oo]fficers|[Dd]etectives|[Pp]rosecutors)(?: have| had)? (?:re)?(?:arrested|charged)|on bail|(?:appeared|appear|appears|due|stood|before|in|at) (?:in |at |before |the )*(?:[A-Z][\w’'-]+ )*(?:[Cc]ourt|[Mm]agistrates)|on trial|stands? trial|stood trial|denie[sd] (?:the |all |both |any )?(?:charges?|offences?|one count|\w+ counts?|murder|rape|assault|theft|fraud)|plead(?:ed|s)? not guilty|warrant (?:was |has been )?issued|faces? (?:\w+ )?(?:charges?|counts? of|trial))\b/g;

/** A court has decided, or somebody has said that they did it. */
export const DECIDED =
  /\b(?:found (?:\w+ )?guilty|plead(?:ed)? guilty|pled guilty|admitted (?:one|two|three|four|five|\d+|the|a|an)? ?(?:\w+ )?(?:charges?|counts?|offences?)|was (?:convicted|sentenced|jailed|acquitted|cleared)|were (?:convicted|sentenced|jailed|acquitted|cleared)|(?:has|have|had) been (?:convicted|sentenced|jailed|acquitted|cleared)|guilty verdicts?|jury (?:convicted|acquitted|cleared)|sentenced (?:\w+ )?to|not guilty verdicts?)\b/i;
