// Who stands behind a version and what state it is in, on the pages of a letter: adopted, published, superseded, withdrawn, each with
// who and when. A withdrawn letter keeps its words, its demands and its answers.
import { type Html, html, join, nothing, type Value } from '../../../web/html.ts';
import { details, notice, stateTag, whenTag } from '../../../web/parts.ts';
import type { View } from '../../../web/view.ts';
import { foldedSources, saidInLink } from '../../words/parts.ts';
import type { Source } from '../../words/sources.ts';
import { coverMark, originOf, shown } from '../parts.ts';
import type { Behind, Covers, Version } from '../store.ts';
import { stateOf } from './state.ts';

type Around = { covers: Covers; sources: Map<string, Source[]> };

/** Above a letter that nobody holds on to any more: that it is withdrawn, by whom, and that its words stay. */
export function withdrawnNotice(
  view: View,
  current: Version | undefined,
  read: Around & { organizations: readonly Behind[] },
): Html {
  if (stateOf(current, read.organizations) !== 'withdrawn') return nothing;
  const { t } = view;
  const some = read.organizations.filter((one) => one.withdrawn);
  return notice(
    view,
    'info',
    t('work-withdrawn-title'),
    html`<p>${t('work-withdrawn-what')}</p>${some.map((one) => reason(view, one, read))}`,
  );
}

/** In the list of a letter's organizations: that one of them took its name off it, and why. */
export const offMark = (view: View, one: Behind, around: Around): Html =>
  one.withdrawn ? details(view.t('work-name-off'), reason(view, one, around)) : nothing;

function reason(view: View, one: Behind, { covers, sources }: Around): Html {
  const off = one.withdrawn;
  if (!off) return nothing;
  const words =
    off.words === null
      ? coverMark(view, covers, off.act_id, 'words')
      : shown(view, off.lang, off.words, covers, off.act_id, 'words');
  return html`<p><b>${saidInLink(view, one.lang, one.name)}</b> · ${whenTag(view, off.day)}</p><blockquote>${words}</blockquote><p><small>${originOf(view, off.given, off.author)}</small></p>${foldedSources(
    view,
    sources.get(off.act_id),
  )}`;
}

/** The way of a version through its states, for its own page. */
export function versionStates(view: View, version: Version, behind: readonly Behind[]): Html {
  const { t } = view;
  const state = stateOf(version, behind);
  const adopted = behind.filter((one) => one.adopted && one.version === version.number);
  const item = (mark: Html, ...more: Value[]) => html`<li>${join([mark, ...more.filter(Boolean)], ' · ')}</li>`;
  const by = (one: Behind) => saidInLink(view, one.lang, one.name);
  return html`<h2 id="states">${t('work-states-title')}</h2><ol class="list">${adopted.map((one) =>
    item(stateTag(view, 'adopted'), by(one), whenTag(view, one.adopted!.day), one.author?.name),
  )}${item(stateTag(view, 'published'), whenTag(view, version.day))}${state === 'superseded' && item(stateTag(view, 'superseded'))}${
    state !== 'superseded' &&
    behind
      .filter((one) => one.withdrawn && one.version === version.number)
      .map((one) => item(stateTag(view, 'withdrawn'), by(one), whenTag(view, one.withdrawn!.day)))
  }</ol><p><small>${t('work-states-what')}</small></p>`;
}
