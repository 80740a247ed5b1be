// The PDF that goes with a letter, made when the example is loaded: one page of plain type, the same bytes every time.
import { makePdf, type PdfLine } from '../../app/files/made-documents.ts';

/** Line length in signs and points: narrow enough for Helvetica at 11 points between margins of an inch. */
const SIGNS = 80;
const LEADING = 15;

/** One page of plain type, as a parent with a word processor would make it. */
export function sheet(title: string, paragraphs: readonly string[]): Buffer {
  const lines: PdfLine[] = [];
  let baseline = 720;
  for (const paragraph of paragraphs) {
    for (const line of wrapped(paragraph)) {
      lines.push([line, 72, baseline]);
      baseline -= LEADING;
    }
    baseline -= LEADING;
  }
  if (baseline < 60) throw new RangeError(`${title} does not fit on one page`);
  return makePdf({ pages: [lines], lang: 'en' });
}

function wrapped(paragraph: string): string[] {
  const lines: string[] = [''];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1)!;
    if (last.length + word.length + 1 > SIGNS) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
