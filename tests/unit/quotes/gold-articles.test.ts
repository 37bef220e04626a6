import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type GoldArticle, type GoldPassage, readGold } from '../../support/gold-article.ts';

const FOLDER = join(import.meta.dirname, '../../articles');
const FILES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.md') && file !== 'README.md')
  .sort();
const load = (file: string) => readGold(readFileSync(join(FOLDER, file), 'utf8'));
const all = () => FILES.map(load);

const isRunning = (text: string, { start, end }: GoldPassage) => /\n(?:> ?)?\n/.test(text.slice(start, end));
const isSpeech = ({ kind }: GoldPassage) => kind === 'direct' || kind === 'mixed';

/** Whether most of an article's quotations stand in single marks. */
function isInSingleMarks({ text, passages }: GoldArticle): boolean {
  const single = passages.filter(({ start }) => /[‘']/.test(text[start]!));
  return single.length > passages.length / 2;
}

/** An article as its labels have it, with the spans written out. */
const shown = (source: string) => {
  const { text, passages } = readGold(source);
  return passages.map(({ id, start, end, kind, person, warn, speaker, cue }) => [
    id,
    text.slice(start, end),
    kind,
    person,
    warn,
    speaker && text.slice(speaker.start, speaker.end),
    cue && text.slice(cue.start, cue.end),
  ]);
};

describe('labels', () => {
  it('come off, and say where everything stands', () => {
    const source = [
      '⟦a|direct|Ada Brook|ok⟧“We wait,”⟦/a⟧ ⟨c:a,b⟩said⟨/c⟩ ⟨s:a,b⟩Ada Brook, 40⟨/s⟩. ⟦b|direct|Ada Brook|ok⟧“For now.”⟦/b⟧',
      '⟦c|title|-|ok⟧“The Last Ferry”⟦/c⟧ opened.',
    ].join('\n');
    expect(readGold(source).text).toBe('“We wait,” said Ada Brook, 40. “For now.”\n“The Last Ferry” opened.');
    expect(shown(source)).toEqual([
      ['a', '“We wait,”', 'direct', 'Ada Brook', false, 'Ada Brook, 40', 'said'],
      ['b', '“For now.”', 'direct', 'Ada Brook', false, 'Ada Brook, 40', 'said'],
      ['c', '“The Last Ferry”', 'title', null, false, null, null],
    ]);
  });

  it('may stand inside a speaker: a nickname', () => {
    const source = '⟦a|direct|Al Moss|ok⟧“No,”⟦/a⟧ ⟨c:a⟩said⟨/c⟩ ⟨s:a⟩Al ⟦b|title|-|ok⟧“Tiger”⟦/b⟧ Moss⟨/s⟩.';
    expect(shown(source)).toEqual([
      ['a', '“No,”', 'direct', 'Al Moss', false, 'Al “Tiger” Moss', 'said'],
      ['b', '“Tiger”', 'title', null, false, null, null],
    ]);
  });

  it.each([
    ['a passage without an end', 'One.\n⟦a|direct|-|ok⟧“Go.”', 'Line 2: The passage a is never closed.'],
    ['an end without a passage', 'One.\n\n⟦/a⟧', 'Line 3: ⟦/a⟧ closes a passage that is not open.'],
    ['a passage in a passage', '⟦a|direct|-|ok⟧“⟦b|title|-|ok⟧‘X’⟦/b⟧”⟦/a⟧', 'Line 1: b opens inside a.'],
    [
      'the same passage twice',
      '⟦a|title|-|ok⟧“X”⟦/a⟧\n⟦a|title|-|ok⟧“Y”⟦/a⟧',
      'Line 2: There are two passages a.',
    ],
    [
      'an unknown kind',
      '⟦a|quote|-|ok⟧“X”⟦/a⟧',
      'Line 1: ⟦a|quote|-|ok⟧ is no label: expected ⟦ID|KIND|PERSON|ok or warn⟧.',
    ],
    ['an unknown label', '⟨x:a⟩she⟨/x⟩', 'Line 1: ⟨x:a⟩ is no label: expected ⟨s:IDS⟩ or ⟨c:IDS⟩.'],
    ['a speaker without an end', '⟨s:a⟩she', 'Line 1: The speaker of a is never closed.'],
    ['a speaker that ends as a cue', '⟨s:a⟩she⟨/c⟩', 'Line 1: ⟨/c⟩ closes nothing that is open.'],
    ['a speaker of nothing', 'A\n⟨s:a⟩she⟨/s⟩', 'Line 2: There is no passage a.'],
    ['two cues', '⟦a|title|-|ok⟧“X”⟦/a⟧ ⟨c:a⟩said⟨/c⟩\n⟨c:a⟩said⟨/c⟩', 'Line 2: a has two of this: cue.'],
    ['half a label', 'A\n⟦a|direct', 'Line 2: A lone ⟦.'],
  ])('are refused: %s', (_, source, message) => {
    expect(() => readGold(source)).toThrow(message);
  });
});

describe.each(FILES)('the gold article %s', (file) => {
  it('has nothing left of its labels', () => {
    expect(load(file).text).not.toMatch(/[⟦⟧⟨⟩]/);
  });

  it('is as long as an article', () => {
    const words = load(file).text.match(/[\p{L}\p{N}’']+/gu) ?? [];
    expect(words.length).toBeGreaterThanOrEqual(150);
    expect(words.length).toBeLessThanOrEqual(500);
  });

  it('has passages that begin at an opening mark', () => {
    const { text, passages } = load(file);
    for (const { id, start, end } of passages) {
      expect([id, text.slice(start, end)]).toEqual([id, expect.stringMatching(/^[“"‘'](?:[^\s”’]|’\p{L})/u)]);
      expect([id, text.slice(end - 1, end)]).toEqual([id, expect.stringMatching(/\S/u)]);
    }
  });

  it('has every mark that cannot be anything else inside a passage', () => {
    const { text, passages } = load(file);
    const outside = passages.reduceRight(
      (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
      text,
    );
    expect(outside).not.toMatch(/[“”‘«»]/u);
  });

  it('has speakers and cues without blanks or commas around them', () => {
    for (const { id, speaker, cue } of load(file).passages) {
      for (const span of [speaker, cue]) {
        if (span) expect([id, span.text]).toEqual([id, expect.stringMatching(/^[^\s,](?:.*[^\s,])?$/u)]);
      }
    }
  });

  it('names a speaker for speech, and only for speech', () => {
    const { passages } = load(file);
    const expected = passages.map((passage) => [passage.id, isSpeech(passage) && !passage.warn]);
    expect(passages.map(({ id, speaker }) => [id, speaker !== null])).toEqual(expected);
  });

  it('warns of whole sentences of speech only, and then knows nobody', () => {
    for (const { id, warn, kind, person, cue } of load(file).passages) {
      if (warn) expect({ id, kind, person, cue }).toEqual({ id, kind: 'direct', person: null, cue: null });
    }
  });

  it('knows people by a name that it gives', () => {
    const { text, passages } = load(file);
    const plain = text.toLowerCase();
    for (const { id, person } of passages) {
      if (person) expect([id, plain]).toEqual([id, expect.stringContaining(person.toLowerCase())]);
    }
  });
});

describe('the gold set', () => {
  it('is large and varied enough', () => {
    const articles = all();
    const running = articles.filter(({ text, passages }) => passages.some((one) => isRunning(text, one)));
    expect(articles.length).toBeGreaterThanOrEqual(36);
    expect(articles.filter(isInSingleMarks).length).toBeGreaterThanOrEqual(12);
    expect(running.length).toBeGreaterThanOrEqual(10);
  });

  it('has faults for a sub-editor to hear of', () => {
    const faults = all().flatMap(({ passages }) => passages.filter(({ warn }) => warn));
    expect(faults.length).toBeGreaterThanOrEqual(8);
  });
});
