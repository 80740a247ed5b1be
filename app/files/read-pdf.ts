// Reads the words of a PDF: lines from where the characters stand on the page, paragraphs from lines.
// It must never guess at pictures: a page without a text layer is reported, a document without one is refused.

import { configureUnPDF, extractTextItems, getDocumentProxy, getMeta, type StructuredTextItem } from 'unpdf';
import { asExtracted, type Extracted, refuseDocument, type Warning } from './extracted.ts';
import { itemFinder, joinLines, type Line } from './wrapped.ts';

const MOST_PAGES = 500;

/** @throws Refused 'encrypted' · 'scanned' · 'unreadable' · 'no-words' · 'too-large' (args: pages) */
export async function readPdf(bytes: Uint8Array): Promise<Extracted> {
  const document = await opened(bytes);
  if (document.numPages > MOST_PAGES) throw refuseDocument('too-large', { pages: MOST_PAGES });
  const { items } = await extractTextItems(document);
  const warnings: Warning[] = [];
  const pages = items.map(linesOf);
  if (pages.every((lines) => lines.length === 0)) throw refuseDocument('scanned');
  if (pages.some((lines) => lines.length === 0)) warnings.push('pages-without-text');
  if (pages.length > 1 && withoutRunningLines(pages)) warnings.push('running-lines-removed');
  const joined = joinLines(markStarts(pages));
  const { info } = await getMeta(document);
  const lang = typeof info.Language === 'string' ? { lang: info.Language } : {};
  return asExtracted('pdf', joined.paragraphs, { ...lang, warnings: [...warnings, ...joined.warnings] });
}

async function opened(bytes: Uint8Array): ReturnType<typeof getDocumentProxy> {
  try {
    await configureUnPDF({});
    // Nothing of a PDF is ever turned into code, and nothing of it is fetched.
    return await getDocumentProxy(bytes, { isEvalSupported: false, disableFontFace: true, verbosity: 0 });
  } catch (error) {
    throw refuseDocument((error as Error).name === 'PasswordException' ? 'encrypted' : 'unreadable', { is: 'PDF' });
  }
}

/** One line on a page, in points from the page's lower left corner. */
type Placed = { text: string; left: number; right: number; baseline: number; size: number; isItem?: boolean };

/** Items come in the order in which the page draws them; those on one baseline are one line. */
function linesOf(items: StructuredTextItem[]): Placed[] {
  const lines: Placed[] = [];
  let open = false;
  for (const { str, x, y, width, fontSize, hasEOL } of items) {
    const line = lines.at(-1);
    // Half a line up or down is still this line: a note number, an exponent.
    const same = open && line !== undefined && Math.abs(line.baseline - y) < 0.5 * Math.max(fontSize, line.size);
    if (same) {
      const gap = x - line.right;
      line.text += (gap > 0.25 * fontSize && str !== '' && !/\s$/.test(line.text) ? ' ' : '') + str;
      line.right = Math.max(line.right, x + width);
      line.size = Math.max(line.size, fontSize);
    } else if (str.trim() !== '') {
      lines.push({ text: str, left: x, right: x + width, baseline: y, size: fontSize });
    }
    open = !hasEOL;
  }
  return lines.filter((line) => line.text.trim() !== '');
}

const PAGE_NUMBER = /^(?:p[aá]g(?:e|ina|\.)\s*)?[-–—]?\s*\d{1,4}(?:\s*(?:of|de|\/)\s*\d{1,4})?\s*[-–—]?$/iu;

/**
 * Takes out of `pages` what stands apart at their edges: a page number alone, or a line that most pages have in the very
 * same place. A line that is set like the text below it stays, even when every page begins alike. Says whether any went.
 */
function withoutRunningLines(pages: Placed[][]): boolean {
  const apart = usualSpacing(pages) * 1.6;
  let removed = false;
  for (const edge of [0, -1] as const) {
    const inner = edge === 0 ? 1 : -2;
    const isApart = (lines: Placed[]) =>
      lines.length > 1 &&
      Math.abs(lines.at(edge)!.baseline - lines.at(inner)!.baseline) > apart * lines.at(inner)!.size;
    const place = (lines: Placed[]) => {
      const line = lines.at(edge);
      return line && `${line.text.replace(/\d+/g, '#').trim()} at ${Math.round(line.baseline)}`;
    };
    const alike = Map.groupBy(pages, place);
    for (const lines of pages) {
      const repeats = pages.length > 2 && alike.get(place(lines))!.length > pages.length / 2;
      if (!isApart(lines) || !(repeats || PAGE_NUMBER.test(lines.at(edge)!.text.trim()))) continue;
      lines.splice(edge, 1);
      removed = true;
    }
  }
  return removed;
}

function markStarts(pages: Placed[][]): Line[] {
  const usual = usualSpacing(pages);
  const isItem = itemFinder();
  const marked: Line[] = [];
  let before: Placed | undefined;
  for (const lines of pages) {
    const edge = rightEdge(lines);
    let first = true;
    for (const line of lines) {
      line.isItem = isItem(line.text.trim());
      const continues =
        before !== undefined && !line.isItem && (first ? goesOn(before, line) : isNext(before, line, edge, usual));
      marked.push({ text: line.text, starts: !continues });
      before = line;
      first = false;
    }
  }
  return marked;
}

/** Where full lines end: not the widest line, which may be a table or an address that sticks out. */
function rightEdge(lines: Placed[]): number {
  const rights = lines.map((line) => line.right).sort((a, b) => a - b);
  const long = rights.filter((right) => right > rights.at(-1)! * 0.6);
  return long[Math.floor((long.length - 1) * 0.85)] ?? 0;
}

/** Over a page break only a sentence that plainly goes on is joined. */
const goesOn = (before: Placed, line: Placed): boolean =>
  sameSize(before, line) && !/[.:;!?)"”’]\s*$/.test(before.text) && /^\s*\p{Ll}/u.test(line.text);

/** Whether a line follows the one above in the same paragraph: near, alike, and the one above was full. */
function isNext(before: Placed, line: Placed, edge: number, usual: number): boolean {
  const spacing = (before.baseline - line.baseline) / before.size;
  if (spacing <= 0 || spacing > usual * 1.25 || !sameSize(before, line)) return false;
  const indented = line.left > before.left + line.size && !before.isItem; // the rest of an item hangs under its text
  const word = line.text.trim().split(/\s/, 1)[0]!;
  const wordWidth = ((line.right - line.left) * word.length) / Math.max(1, line.text.length);
  const hadRoom = before.right + wordWidth + 0.2 * line.size < edge;
  return !indented && !hadRoom;
}

const sameSize = (a: Placed, b: Placed): boolean => Math.abs(a.size - b.size) < 0.12 * a.size;

/** The median distance from line to line, in font sizes; 1.2 where a document has too few lines to tell. */
function usualSpacing(pages: Placed[][]): number {
  const spacings = pages
    .flatMap((lines) => lines.slice(1).map((line, i) => (lines[i]!.baseline - line.baseline) / lines[i]!.size))
    .filter((spacing) => spacing > 0.7 && spacing < 3)
    .sort((a, b) => a - b);
  return spacings.length < 3 ? 1.2 : spacings[Math.floor(spacings.length / 2)]!;
}
