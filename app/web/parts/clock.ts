// A clock as a strip of days: used, left, late. It draws what it is told; whether a clock may run at all is decided elsewhere,
// and without an evidenced delivery there is none to draw.

import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import type { View } from '../view.ts';

export type ClockStrip = {
  /** working days since delivery */
  used: number;
  /** working days the basis allows */
  allowed: number;
  /** "Courtesy period of this site. Not a legal deadline." */
  basis: string;
  /** "Delivered Monday, March 4 · due Monday, April 1" */
  facts: string | Html;
  /** how many are used, in the words of another unit than working days */
  label?: string;
  /** the arithmetic, day by day, shown on request */
  arithmetic?: Html;
};

/** One box a day, up to 60; longer periods are drawn as one bar. */
export function clockStrip(view: View, clock: ClockStrip): Html {
  const { t } = view;
  const late = Math.max(0, clock.used - clock.allowed);
  const days = clock.allowed + late;
  const label =
    clock.label ??
    (late > 0
      ? t('part-clock-late', { used: clock.used, allowed: clock.allowed, n: late })
      : t('part-clock-used', { used: clock.used, n: clock.allowed }));
  const boxes = days <= 60 ? Array.from({ length: days }, (_, i) => box(i, clock)) : bars(clock);
  const width = days <= 60 ? days * 10 : 600;
  return html`${clock.basis !== '' && html`<p>${clock.basis}</p>`}<svg class="clock" viewBox="0 0 ${width} 12" preserveAspectRatio="none" role="img" aria-label="${label}">${boxes}</svg>
<p><small>${late > 0 && html`${icon('late')} `}${label} · ${clock.facts}</small></p>${
    clock.arithmetic &&
    html`<details><summary>${t('part-clock-arithmetic')}</summary><div>${clock.arithmetic}</div></details>`
  }`;
}

function box(i: number, clock: ClockStrip): Html {
  const kind = i >= clock.allowed ? 'late' : i < clock.used ? 'used' : 'left';
  // Late days are lower boxes: a shape, not only another color.
  const [y, height] = kind === 'late' ? [6, 5] : [1, 10];
  return html`<rect class="${kind}" x="${i * 10 + 1}" y="${y}" width="8" height="${height}"/>`;
}

function bars(clock: ClockStrip): Html[] {
  const days = Math.max(clock.used, clock.allowed);
  const scale = (n: number) => Math.round((n / days) * 598);
  const inTime = scale(Math.min(clock.used, clock.allowed));
  return [
    html`${clock.used < clock.allowed && html`<rect class="left" x="1" y="1" width="598" height="10"/>`}`,
    html`<rect class="used" x="1" y="1" width="${inTime}" height="10"/>`,
    html`${clock.used > clock.allowed && html`<rect class="late" x="${inTime + 1}" y="6" width="${598 - inTime}" height="5"/>`}`,
  ];
}
