/** A stretch of text as it stands on a page: points from the left and from the top, `y` being that of its baseline. */
export interface Fragment {
  text: string;
  x: number;
  right: number;
  y: number;
  /** Of the type. */
  size: number;
  /** A blank stands before it in the file itself. */
  spaced: boolean;
}

/** What pdf.js gives of a stretch of text. */
interface TextItem {
  str: string;
  width: number;
  transform: readonly number[];
}

/**
 * The stretches of a page that run from left to right; what is set upright in the margin, or slantwise across the
 * page as a watermark, is none of its copy.
 * @param view what turns points of the file into points of the page as it is seen
 */
export function fragmentsOf(items: readonly object[], view: readonly number[]): Fragment[] {
  const fragments: Fragment[] = [];
  let spaced = false;
  for (const item of items) {
    if (!('str' in item)) continue;
    const { str, width, transform } = item as TextItem;
    if (str.trim() === '') {
      spaced ||= str !== '';
      continue;
    }
    const [a, b, c, d, x, y] = multiplied(view, transform);
    const size = Math.hypot(c, d) || 1;
    if (a > 0 && Math.abs(b) < a * 0.1)
      fragments.push({ text: str, x, right: x + width * viewScale(view), y, size, spaced });
    spaced = false;
  }
  return fragments;
}

type Matrix = [number, number, number, number, number, number];

const viewScale = (view: readonly number[]): number => Math.hypot(view[0]!, view[1]!);

function multiplied(m: readonly number[], n: readonly number[]): Matrix {
  const [a, b, c, d, e, f] = m as Matrix;
  const [g, h, i, j, k, l] = n as Matrix;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
