import { PlainText } from '../../article/plain-text.ts';
import { analyse } from '../../quotes/analyse.ts';
import type { Quotation } from '../../quotes/analysis.ts';
import type { SourceText } from '../source.ts';

const made = new WeakMap<SourceText, readonly Quotation[]>();

/** What a source itself quotes, with the speakers that it names; read once for as long as the source is held. */
export function markedPassages(source: SourceText): readonly Quotation[] {
  const ready = made.get(source);
  if (ready) return ready;
  const found = /["“”«„]|(?:^|\s)[‘']\S/.test(source.text)
    ? analyse(PlainText.of(source.text)).quotations.filter(
        ({ kind }) => kind === 'direct' || kind === 'mixed',
      )
    : [];
  made.set(source, found);
  return found;
}
