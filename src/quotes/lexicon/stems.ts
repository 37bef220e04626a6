import { irregularLemmas } from './verb-forms.ts';

/**
 * Calls back with every lemma that a word might be a form of, by undoing the rules of spelling. Most are no
 * words at all; whoever asks makes the forms of those that are and compares.
 */
export function possibleLemmas(word: string, visit: (lemma: string) => void): void {
  visit(word);
  for (const lemma of irregularLemmas(word)) if (lemma !== word) visit(lemma);
  if (word.endsWith('s')) undoS(word, visit);
  else if (word.endsWith('ed')) undoEd(word, visit);
  else if (word.endsWith('ing')) undoIng(word, visit);
}

/** says, reproaches, quizzes, cries */
function undoS(word: string, visit: (lemma: string) => void): void {
  visit(word.slice(0, -1));
  if (!word.endsWith('es')) return;
  visit(word.slice(0, -2));
  if (word.endsWith('ies')) visit(`${word.slice(0, -3)}y`);
  else if (isDoubled(word, -3)) visit(word.slice(0, -3));
}

/** accused, warned, slammed, mimicked, cried */
function undoEd(word: string, visit: (lemma: string) => void): void {
  visit(word.slice(0, -1));
  visit(word.slice(0, -2));
  if (word.endsWith('ied')) visit(`${word.slice(0, -3)}y`);
  else if (isDoubled(word, -3)) visit(word.slice(0, -3));
}

/** warning, accusing, slamming, mimicking, lying */
function undoIng(word: string, visit: (lemma: string) => void): void {
  const stem = word.slice(0, -3);
  visit(stem);
  visit(`${stem}e`);
  if (stem.endsWith('y')) visit(`${stem.slice(0, -1)}ie`);
  else if (isDoubled(word, -4)) visit(stem.slice(0, -1));
}

/** Whether the letter at a place from the end was put there to keep the vowel before it short or the c hard. */
function isDoubled(word: string, at: number): boolean {
  const letter = word.at(at);
  const before = word.at(at - 1);
  return letter === before || (letter === 'k' && before === 'c');
}
