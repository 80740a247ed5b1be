// The shapes that stand beside words of status. A page carries only the shapes it uses, once.
// A shape never stands alone: words say the same thing, and no shape or color belongs to a side.

import { type Html, html, nothing, trusted } from './html.ts';

const stroke = 'fill="none" stroke="currentColor" stroke-width="2"';

const shapes = {
  /** asked, nothing yet */
  silent: `<circle cx="8" cy="8" r="6" ${stroke} stroke-dasharray="2.5 2.6"/>`,
  asked: `<circle cx="8" cy="8" r="6" ${stroke}/>`,
  review: `<circle cx="8" cy="8" r="6" ${stroke}/><path d="M8 4.5V8l2.5 2" ${stroke}/>`,
  notmine: `<path d="M2 8h10M9 4l4 4-4 4" ${stroke}/>`,
  declined: `<path d="M3.5 3.5l9 9m0-9l-9 9" ${stroke}/>`,
  part: `<circle cx="8" cy="8" r="6" ${stroke}/><path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor"/>`,
  yes: '<circle cx="8" cy="8" r="7" fill="currentColor"/>',
  mute: `<circle cx="8" cy="8" r="6" ${stroke}/><path d="M5 8h6" ${stroke}/>`,
  disputed: `<path d="M3 6h10M3 10h10M10.5 3l-5 10" ${stroke}/>`,
  unheld: `<path d="M3.5 2.5h6l3 3v8h-9z" ${stroke} stroke-dasharray="2.2 2"/>`,
  covered: '<path d="M1 5h14v6H1z" fill="currentColor"/>',
  given: `<path d="M2.5 13.5l1-3.5 7-7 2.5 2.5-7 7z" ${stroke}/>`,
  source: '<path d="M2 12V8q0-4 4-5v2Q4.5 6 4.5 8H7v4zm7 0V8q0-4 4-5v2q-1.5 1-1.5 3H14v4z" fill="currentColor"/>',
  paused: '<path d="M4 3h3v10H4zm5 0h3v10H9z" fill="currentColor"/>',
  late: `<path d="M8 2l6.5 11.5h-13z" ${stroke}/><path d="M8 6.5v3.5" ${stroke}/>`,
  done: `<path d="M2.5 8.5l3.5 3.5 7.5-8" ${stroke}/>`,
} as const;

export type Icon = keyof typeof shapes;

const names = Object.keys(shapes) as Icon[];

const uses = Object.fromEntries(
  names.map((name, bit) => [
    name,
    trusted(`<svg class="i" aria-hidden="true"><use href="#i-${name}"/></svg>`, { shapes: 1 << bit }),
  ]),
) as Record<Icon, Html>;

/** One shape. The words beside it carry the meaning for those who cannot see it. */
export const icon = (name: Icon): Html => uses[name];

/** The shapes that `page` uses, to stand once in it. */
export function sprite(page: Html): Html {
  const used = names.filter((_, bit) => page.shapes & (1 << bit));
  if (used.length === 0) return nothing;
  const drawn = used.map((name) => `<symbol id="i-${name}" viewBox="0 0 16 16">${shapes[name]}</symbol>`).join('');
  return html`<svg class="sprite" width="0" height="0" aria-hidden="true">${trusted(drawn)}</svg>`;
}
