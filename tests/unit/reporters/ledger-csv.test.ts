import { expect, test } from 'vitest';
import { csvCell, ledgerCsv } from '../../../src/reporters/ledger-csv.ts';

test.each([
  ['a plain text', 'Tom Gray', 'Tom Gray'],
  ['a comma', 'Gray, Tom', '"Gray, Tom"'],
  ['quotation marks', 'Al "Tiger" Moss', '"Al ""Tiger"" Moss"'],
  ['paragraphs', 'One.\r\n\r\nTwo.', '"One.\n\nTwo."'],
  ['a number, negative too', -7, '-7'],
  ['nothing', null, ''],
  ['a formula', '=1+1', "'=1+1"],
  ['a formula with a comma', '=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ['a sign', '+44 20', "'+44 20"],
  ['a dash', '-- no', "'-- no"],
  ['a handle', '@ferry', "'@ferry"],
  ['a tab', '\t=1', "'\t=1"],
  ['a full-width sign', '＝1', "'＝1"],
  ['a control character', 'a\u001B[31m', 'a␛[31m'],
])('%s in a cell', (_what, value, expected) => {
  expect(csvCell(value)).toBe(expected);
});

test('a table without quotations is its header', () => {
  expect(ledgerCsv([])).toBe(
    'path,line,column,start,end,words,kind,zone,paragraphs,speaker,speaker_start,speaker_end,person,candidates,cue,cue_start,cue_end,warn,verdict,source,source_place,source_speaker,source_words\r\n',
  );
});
