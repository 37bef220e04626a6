import type { Quotation } from '../../quotes/analysis.ts';
import { type VerbForm, verbForms } from '../../quotes/lexicon/index.ts';
import { defineRule } from '../rule.ts';

export const loadedVerb = defineRule({
  id: 'attribution/loaded-verb',
  summary: 'A verb of speech that adds doubt, guilt or triumph to somebody’s words.',
  why: '“Claimed” casts doubt and “admitted” implies fault (journalism textbooks; the UK training desks): mostly “said” is meant, and fair.',
  severity: 'note',
  fixable: 'suggestion',
  good: [
    { text: '“We wait,” said Ada Brook.' },
    { text: 'Tom Reed admitted an offence of criminal damage.', why: 'a plea is no speech' },
    { text: 'The group claimed “responsibility” for the poster.', why: 'claimed a thing, not words' },
    { text: 'Ada Brook said: “He admitted it.”', why: 'inside somebody’s words' },
    { text: 'Ada Brook vowed: “We will wait.”', why: 'a promise' },
    { text: 'Both mills lie in what Ada Brook called “a hole”.', why: 'another verb of the same form' },
    { text: 'The lawsuit contends that the bridge is “a trap”.', why: 'what a party puts to a court' },
    { text: '“We wait,” Ada Brook explained.', why: 'a verb that takes no side' },
  ],
  bad: [
    { text: '“The clinic was open,” Ada Brook claimed.' },
    { text: 'Ada Brook admitted: “We were late.”' },
    { text: 'Tom Reed boasted that the plan was “the best in the valley”.' },
  ],
  check({ article, analysis }, report) {
    const seen = new Set<number>();
    for (const quotation of analysis.quotations) {
      const { cue, zone } = quotation;
      if (
        !cue ||
        zone === 'headline' ||
        seen.has(cue.start) ||
        takesThing(article.plain.text, quotation) ||
        isPleading(quotation) ||
        NO_SPEECH.test(cue.text)
      )
        continue;
      const form = verbForms(cue.text).find(({ verb }) => verb.particle === null && verb.loaded);
      if (!form) continue;
      seen.add(cue.start);
      const span = article.plain.sourceSpan(cue);
      const plainVerb = takesSpeech(article.plain.text, quotation) ? neutral(form) : null;
      report({
        message: `“${cue.text}” judges the words it reports; “said” only reports them.`,
        span,
        ...(plainVerb
          ? {
              fix: {
                description: `Write “${plainVerb}”.`,
                safe: false,
                edits: [{ ...span, text: plainVerb }],
              },
            }
          : {}),
      });
    }
  },
});

/** `claimed “responsibility”`: what the verb takes is a thing, and the marks stand round its name. */
function takesThing(text: string, { kind, cue, start }: Quotation): boolean {
  if (kind === 'direct' || !cue || cue.end > start) return false;
  return /^\s*(?:(?:an?|the|his|her|their|its)\s+)?$/.test(text.slice(cue.end, start));
}

/** What lies somewhere, a demand, a promise or what is granted is no coloured word for `said`. */
const NO_SPEECH = /^(?:lies?|lay|lying|demand(?:s|ed|ing)?|vow(?:s|ed|ing)?|acknowledg(?:es?|ed|ing))$/i;

/** What a party puts to a court is claimed, and everybody knows it. */
const isPleading = ({ speaker }: Quotation): boolean =>
  speaker !== null &&
  /\b(?:lawsuit|suit|complaint|petition|motion|filing|writ|indictment|brief)s?\b/i.test(speaker.text);

/** The verb could be “said” as it stands: words follow or went before, not somebody who is slammed for something. */
function takesSpeech(text: string, { kind, cue, start }: Quotation): boolean {
  if (kind === 'direct') return true;
  return (
    cue !== null &&
    /^[\s,:]*(?:that\b|$)/.test(text.slice(cue.end, Math.max(cue.end, Math.min(start, cue.end + 8))))
  );
}

function neutral({ shapes }: VerbForm): string | null {
  if (shapes.includes('past')) return 'said';
  if (shapes.includes('present')) return 'says';
  return shapes.includes('ing') ? 'saying' : null;
}
