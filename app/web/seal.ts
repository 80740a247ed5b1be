// A small sign for each place, so that tabs of two places can be told apart: an initial on one of six sober grounds.
// It must not look like anyone's coat of arms, and its color must not be a party's.

import { escapeHtml } from './html.ts';
import type { PlaceView } from './view.ts';

const grounds = ['#0d5b52', '#6b4f1d', '#4a4a6a', '#5a3d55', '#3d5a2f', '#4b4843'];

export const sealPath = (place: Pick<PlaceView, 'slug'>): string =>
  `/assets/seal-${encodeURIComponent(place.slug)}.svg`;

/** The SVG image of a place's sign: the same place always gets the same one. */
export function seal(place: Pick<PlaceView, 'slug' | 'name'>): string {
  let sum = 0;
  for (const char of place.slug) sum = (sum * 31 + (char.codePointAt(0) as number)) % 9973;
  const initial = escapeHtml((Array.from(place.name)[0] ?? '·').toUpperCase());
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${
    grounds[sum % grounds.length]
  }"/><text x="16" y="23" text-anchor="middle" font-family="Charter,Georgia,serif" font-weight="700" font-size="20" fill="#fff">${initial}</text><path d="M7 27.5h18" stroke="#fff" stroke-width="1.5"/></svg>`;
}
