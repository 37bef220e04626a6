import * as z from 'zod';
import { QUOTED } from '../../quotes/grammar/pieces.ts';
import { copyOf, wordSet } from '../copy.ts';
import { defineRule } from '../rule.ts';

const options = z.strictObject({ known: z.array(z.string()).default([]) });

export const acronymFirstUse = defineRule<z.infer<typeof options>>({
  id: 'style/acronym-first-use',
  summary: 'An abbreviation that nothing in the article explains.',
  why: 'What everybody at the meeting calls the MWTA nobody at home knows. Most style books spell a name out first, but for the few that are better known short.',
  severity: 'note',
  options,
  optionHelp: { known: 'Abbreviations that readers of the newsroom know: `[MWTA, RNOH]`.' },
  good: [
    { text: 'The BBC asked the NHS and the FBI.', why: 'better known short' },
    { text: 'The Millbrook Wharf Traders’ Association (MWTA) met. The MWTA said no.', why: 'in brackets' },
    { text: 'The Royal National Orthopaedic Hospital is full. RNOH staff wait.', why: 'spelt out before' },
    { text: '“The MWTA is dead,” said Ada Brook.', why: 'somebody’s words' },
    { text: 'The MWTA, the Millbrook Wharf Traders’ Association, met.', why: 'spelt out after' },
    { text: 'The MWTA met.', options: { known: ['MWTA'] }, why: 'known to its readers' },
    { text: 'The Wharf and Quay Traders of Millbrook, or MWTA, met.', why: 'the other name comes first' },
    {
      text: 'The harbour firm MWTA met. They asked MWTB, a charity for sailors.',
      why: 'it says what they are',
    },
    { text: 'DO NOT ENTER, the sign says.', why: 'words in capitals' },
    { text: 'MILLBROOK (MWN) – It rained.', why: 'a dateline' },
  ],
  bad: [
    { text: 'RNOH said it was full.' },
    { text: 'The plan was passed by the MWTA in May. The MWTA met again.', why: 'once' },
    { text: 'Grants come from the DFRP and the XKLT.', findings: 2 },
  ],
  check(input, report, { known }) {
    const { plain } = input.article;
    const own = new Set(known);
    const seen = new Set<string>();
    for (const { block, text } of copyOf(input)) {
      if (block.zone === 'standfirst') continue;
      for (const match of text.matchAll(ACRONYM)) {
        const [word] = match;
        if (seen.has(word) || own.has(word) || COMMON.has(word.toLowerCase())) continue;
        seen.add(word);
        if (isWord(word) || isShout(text, match.index, word) || isExplained(plain.text, word)) continue;
        const start = block.start + match.index;
        report({
          message: `“${word}” is not explained. Spell it out where it first stands.`,
          span: plain.sourceSpan({ start, end: start + word.length }),
        });
      }
    }
  },
});

const ACRONYM = /(?<![\w&.@#/’'-])[A-Z]{3,6}(?![\w&/’-]|\.\w|'[a-z]{2})/g;

/** Capitals for weight, a number of the Romans, or an abbreviation that is spoken as a word, and stands as a name. */
const isWord = (word: string): boolean =>
  SHORT_WORDS.has(word.toLowerCase()) ||
  /^[IVXLC]+$|^[WK][A-Z]{3}$/.test(word) ||
  (word.length > 3 && SPOKEN.test(word));

const SHORT_WORDS =
  wordSet(`not now all big top new old the and but you who why how yes win one two six ten out off got
  get has had was her his she him our any own bad sad mad war law act age ago hot red set are can did for may see use way too let
  say lot`);
const SPOKEN =
  /^(?:[B-DF-HJ-NP-TV-Z]|B[LR]|C[HLR]|D[RW]|F[LR]|G[LR]|P[HLR]|S[CHKLMNPTW]|T[HRW]|W[HR]|KN|QU)?[AEIOUY]{1,2}(?:[B-DF-HJ-NP-TV-Z]{1,2}[AEIOUY]{1,2})*(?:[B-DF-HJ-NP-TV-Z]|[LNR][DKT]|S[HKT]|CK|CH|TH|NG|LL|SS|FF)?$/;

/** Between other words in capitals, in a dateline, in brackets, beside a quotation mark. */
function isShout(text: string, at: number, word: string): boolean {
  const before = text.slice(Math.max(0, at - 14), at);
  const after = text.slice(at + word.length, at + word.length + 14);
  return (
    /[A-Z]{2,}[,.:!?]? ?$/.test(before) ||
    /^[,.:!?]? ?[A-Z]{2,}/.test(after) ||
    /\(\s*$|, or (?:the )?$/.test(before) ||
    // The sentence says what it is, or it is a case or a place at the head of a report.
    /\b(?:firm|station|group|organi[sz]ation|bank|company|channel|network|agency|charity|union|party|club) $/.test(
      text.slice(Math.max(0, at - 14), at),
    ) ||
    /^, (?:an?|the) [a-z]/.test(after) ||
    /^ v\.? /.test(after) ||
    (text.slice(0, at).trim() === '' && /^, [A-Z]/.test(after)) ||
    // A part of a name: Brook RTD, RTD Holdings.
    /[A-Z][a-z’]+ $/.test(before) ||
    /^ [A-Z][a-z]/.test(after) ||
    /^\s*(?:\(|[–—:-]|,? [A-Z][a-z]+\.? \()/.test(after) ||
    before.endsWith(QUOTED) ||
    (/^\s*$/.test(text.slice(0, at).replace(/[^A-Za-z]/g, '')) && /^\s*[:–—-]/.test(after))
  );
}

/** Somewhere a row of words begins with its letters, small words left out or not; or it stands in brackets. */
function isExplained(text: string, word: string): boolean {
  if (
    text.includes(`(${word})`) ||
    text.includes(`(${word},`) ||
    new RegExp(`\\b${word}[),]? \\(`).test(text)
  )
    return true;
  const gap = "[\\w’'.-]*[\\s-]+(?:(?:of|and|for|the|in|on|to|de|&|’s)\\s+)*";
  const letters = [...word];
  const spelt = new RegExp(
    `\\b${letters.map((letter) => `[${letter}${letter.toLowerCase()}]`).join(gap)}[a-z]`,
  );
  return spelt.test(text);
}

/** Better known short than long, in most of the English-speaking world. */
const COMMON =
  wordSet(`zip pvc lsat sat tbs nyt amc ubs kkk tlc foia fec lte pac pacs mtv tmz aka icc cnbc llc doj fico bbc itv cnn nbc abc cbs pbs npr msnbc espn hbo cspan nhs fbi cia nsa dea nasa nato usa gop dnc rnc aclu
  naacp nra epa irs fda cdc fcc sec dhs tsa ice gdp ceo cfo coo cto mps mep meps msp msps dna rna hiv aids covid ufo ufos
  faq pdf html usb led lgbt lgbtq lgbtqi isis isil plo idf ira eta kgb opec imf wto who unesco unicef un uefa fifa nfl nba
  nhl mlb ncaa ufc pga atp wwe afl mls vat pms snp dup ukip tuc rspca nspcc rspb rnli rac aids aa ofsted asap diy
  suv suvs rsvp mph kph bmw ibm ups dhl kfc ikea h&m pc pcs cctv dvd dvds tvs ids pin atm atms gps sms isp iq vip vips
  phd mba bsc msc obe mbe cbe dbe llp plc inc ltd wwi wwii nypd lapd swat seal potus flotus scotus afp upi aarp
  daca nafta aipac cpac ufos bst gmt utc est edt pst pdt cst mdt jfk lbj fdr rbg aoc usda hud nih noaa noaa osha nlrb uaw
  afscme seiu ok omg lol wifi amp nyc usc ucla mit nyu lse rip sos tnt lsd mdma ppe mrsa bame ngo ngos gmo gmos
  hmrc dwp mod cps ipcc iopc gp gps gcse gcses mri adhd ptsd stem rac mot eta rbs hsbc tsb pwc kpmg bae jcb`);
