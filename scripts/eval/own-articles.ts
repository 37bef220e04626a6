import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readArticle } from '../../src/article/article.ts';
import { type LedgerDesk, ledgerOf } from '../../src/sources/ledger.ts';
import { type GoldPassage, readGold } from '../../tests/support/gold-article.ts';
import type { GoldQuote, ReadArticle } from './gold.ts';
import { positionOf } from './position.ts';
import { speakerTypeOf } from './speaker-type.ts';

/** Speakers are told from the articles alone. */
const NO_DESK: LedgerDesk = { people: [], sourceFiles: new Map(), cleanVerbatim: true, language: 'en-GB' };

/** Our own labelled articles, in the form of the corpus; offsets are those of the file without its labels. */
export async function* readOwnArticles(folder: string): AsyncGenerator<ReadArticle> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
  for (const name of names) {
    const { text, passages } = readGold(await readFile(join(folder, name), 'utf8'));
    const gold = passages.map((passage) => goldQuote(text, passage, passages));
    yield { id: name, text, ignore: [], gold, found: ledgerOf(readArticle(text, name), NO_DESK) };
  }
}

function goldQuote(text: string, passage: GoldPassage, all: readonly GoldPassage[]): GoldQuote {
  const { start, end, kind, speaker, cue, person, warn } = passage;
  const isSpeech = kind === 'direct' || kind === 'mixed';
  return {
    start,
    end,
    speaker,
    cue,
    kind: isSpeech && speaker ? kind : null,
    position: speaker && positionOf(text, passage, speaker, all),
    speakerType: speaker && speakerTypeOf(text.slice(speaker.start, speaker.end)),
    own: { person, kind, warn },
  };
}
