// Who was asked what, and who has answered: demands down, holders across. On a narrow screen each demand becomes a card
// that lists only those who were asked, with their names as real text. It never hides a row and never counts a score.

import { attrs, type Html, html } from '../html.ts';
import type { View } from '../view.ts';
import { type StateCode, stateInside, stateWords, tagOf } from './states.ts';

export type Cell = { state: StateCode; n?: number; href?: string; note?: string } | null;
export type MatrixRow = { label: string; href?: string; lang?: string; cells: readonly Cell[] };

export type Matrix = {
  id?: string;
  caption: string;
  holders: readonly { name: string; href?: string }[];
  rows: readonly MatrixRow[];
};

/** null in a cell means "not asked". */
export function matrix(view: View, { id = 'matrix', caption, holders, rows }: Matrix): Html {
  const { t } = view;
  const notAsked = stateWords(view, 'not-asked');
  const nobody = html`<td class="no all">${t('part-matrix-nobody')}</td>`;
  const empty = html`<td class="no">${notAsked}</td>`;
  const names = holders.map(({ name }) => html`<b>${name}</b>`);
  const insides = new Map<string, Html>();
  const insideOf = ({ state, n }: NonNullable<Cell>): Html => {
    const key = n === undefined ? state : `${state} ${n}`;
    const known = insides.get(key) ?? stateInside(view, state, n);
    insides.set(key, known);
    return known;
  };
  // The cells of a column that say the same are one object: each is drawn once.
  const kept = holders.map(() => new Map<Cell, Html>());
  const cellIn = (i: number, cell: NonNullable<Cell>): Html => {
    let drawn = kept[i]?.get(cell);
    if (!drawn) {
      drawn = cellOf(names[i] as Html, cell, insideOf(cell));
      kept[i]?.set(cell, drawn);
    }
    return drawn;
  };
  const row = ({ label, href, lang, cells }: MatrixRow) => {
    const asked = cells.some((cell) => cell !== null);
    const words = html`<th scope="row">${href ? html`<a href="${href}" ${langOf(view, lang)}>${label}</a>` : label}</th>`;
    const drawn = cells.map((cell, i) => {
      if (cell !== null && cell.state !== 'not-asked') return cellIn(i, cell);
      return !asked && i === 0 ? nobody : empty;
    });
    return html`<tr>${words}${drawn}</tr>`;
  };
  return html`${holders.length > 6 && html`<p class="hint hint-wide">${t('part-matrix-hint', { n: holders.length })}</p>`}
<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-caption"><table class="matrix stack"><caption id="${id}-caption">${caption}</caption>
<thead><tr><th scope="col">${t('part-matrix-demand')}</th>${holders.map(({ name, href }) => html`<th scope="col">${href ? html`<a href="${href}">${name}</a>` : name}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>`;
}

function cellOf(name: Html, { href, note }: NonNullable<Cell>, inside: Html): Html {
  const tag = tagOf(inside, href);
  return note ? html`<td>${name} <span>${tag}<br><small>${note}</small></span></td>` : html`<td>${name} ${tag}</td>`;
}

const langOf = (view: View, lang: string | undefined) => (lang && lang !== view.lang ? attrs({ lang }) : null);
