// A budget as boxes, drawn on the server: the largest amounts as a treemap, each box a link one step down. The same amounts stand in the
// table beside it, for whoever does not see the picture; it never shows an amount that the table does not have.
import { type Html, html, nothing } from '../../web/html.ts';
import { treemap } from './treemap.ts';

export type Drawn = {
  name: string;
  /** "$319.1 million" */
  amount: string;
  /** "42.0%" */
  share: string;
  cents: number;
  href?: string;
};

const WIDTH = 1100;
const HEIGHT = 460;
/** As wide as a bold letter of the picture is on average, and a little more: a label that does not surely fit is left out. */
const LETTER = 8;
const LINE = 18;
const MARGIN = 10;
const COLORS = 8;

/**
 * @param drawn the largest first; what is zero or below has no box
 * @param summary what the picture shows, in words
 */
export function picture(drawn: readonly Drawn[], summary: string): Html {
  const shown = drawn.filter((one) => one.cents > 0);
  if (shown.length < 2) return nothing;
  const boxes = treemap(
    shown.map((one) => one.cents),
    { width: WIDTH, height: HEIGHT },
  );
  // The table has the same links: nobody should have to go through them twice.
  return html`<figure class="boxes"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${shown.map((one, i) => {
    const { x, y, width, height } = boxes[i]!;
    const inside = html`<title>${`${one.name}: ${one.amount}, ${one.share}`}</title><rect class="t${i % COLORS}" x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}"/>${label(one, x, y, width, height)}`;
    return one.href ? html`<a href="${one.href}" tabindex="-1">${inside}</a>` : html`<g>${inside}</g>`;
  })}</svg><figcaption class="vh">${summary}</figcaption></figure>`;
}

const tenth = (n: number): number => Math.round(n * 10) / 10;

/** As much of name, amount and share as surely fits: never half a word. */
function label(one: Drawn, x: number, y: number, width: number, height: number): Html {
  const room = Math.floor((height - MARGIN) / LINE);
  const name = wrapped(one.name, Math.floor((width - 2 * MARGIN) / LETTER), room);
  if (!name) return nothing;
  const more = [one.amount, one.share].filter((words) => words.length * LETTER <= width - 2 * MARGIN);
  const lines = [...name, ...more.slice(0, room - name.length)];
  return html`<text>${lines.map(
    (words, i) =>
      html`<tspan x="${tenth(x + MARGIN)}" y="${tenth(y + MARGIN + 11 + i * LINE)}" class="${i < name.length ? 'n' : 'v'}">${words}</tspan>`,
  )}</text>`;
}

/** Words in lines of at most `most` letters; undefined where a word is longer or there are more lines than `room`. */
export function wrapped(words: string, most: number, room: number): string[] | undefined {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (word.length > most) return undefined;
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= room ? lines : undefined;
}
