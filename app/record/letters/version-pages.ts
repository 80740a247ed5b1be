// A letter as it stood in one version, and what changed from the version before. Old addresses keep showing the old words.
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { attrs, type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { diffView, facts, logSeal, notice, whenTag } from '../../web/parts.ts';
import { rich, to, type View } from '../../web/view.ts';
import { foldedSources } from '../words/parts.ts';
import { type Source, sourcesOf } from '../words/sources.ts';
import { fileLink, letterCrumbs } from './pages.ts';
import { coverHref, coverMark, letterBody, letterHref, letterName } from './parts.ts';
import { versionStates } from './standing/parts.ts';
import {
  addressOfLetter,
  type Behind,
  type Covers,
  coversOf,
  type LetterEntered,
  letterAt,
  organizationsOf,
  type Version,
  versionsOf,
} from './store.ts';

type Mark = { number: number; start_at: number | null; end_at: number | null; mark: string };
export type VersionPage = {
  letter: LetterEntered;
  version: Version;
  versions: Version[];
  /** who stood behind this version */
  behind: Behind[];
  marks: Mark[];
  covers: Covers;
  sources: Map<string, Source[]>;
};

/** One version with the marks it had; undefined where there is none. */
export async function readVersion(tx: Tx, address: string, number: string): Promise<VersionPage | undefined> {
  const letter = /^[1-9]\d{0,5}$/.test(number) ? await letterAt(tx, address) : undefined;
  if (!letter) return undefined;
  const versions = await versionsOf(tx, letter.id, Number(number));
  const version = versions.find((one) => one.number === Number(number));
  if (!version) return undefined;
  const rows = await tx
    .selectFrom('demands')
    .select(['number', 'start_at', 'end_at', 'mark', 'act_id'])
    .where('letter_id', '=', letter.id)
    .where('version_id', '=', version.id)
    .orderBy('act_id')
    .execute();
  // A place chosen later for the same words replaces the mark that was unresolved.
  const marks = [...new Map(rows.map((row) => [row.number, row])).values()];
  const covers = await coversOf(tx, [version.act_id]);
  const behind = await organizationsOf(tx, letter.id, version.id);
  return { letter, version, versions, behind, marks, covers, sources: await sourcesOf(tx, [version.act_id]) };
}

export function versionPage(
  view: View,
  { letter, version, versions, behind, marks, covers, sources }: VersionPage,
): Html {
  const { t } = view;
  const title = t('letters-version-title', { n: version.number, title: letterName(view, letter) });
  const latest = versions.find((one) => one.current)!;
  const older =
    !version.current &&
    notice(
      view,
      'info',
      t('letters-version-older'),
      html`<p>${rich(view, 'letters-version-newer', { n: latest.number, link: to(letterHref(view, letter)) })}</p>`,
    );
  const text =
    version.words === null
      ? html`<div class="letter"><p>${coverMark(view, covers, version.act_id, 'words')} ${t('letters-words-covered')}</p></div>`
      : letterBody(
          view,
          letter,
          { words: version.words, lang: version.lang },
          marks,
          coverHref(view, covers, version.act_id, 'words'),
        );
  const at = (n: number) => ({ letter: addressOfLetter(letter), version: n });
  const main = html`<h1>${title}</h1>${older}<div class="two"><div>${text}${
    covers.has(`${version.act_id}.words`) &&
    version.words !== null &&
    html`<p>${coverMark(view, covers, version.act_id, 'words')} ${t('letters-words-partly')}</p>`
  }</div><aside><h2>${t('letters-version-facts')}</h2>${facts([
    [t('letters-fact-published'), whenTag(view, version.day)],
    [
      t('letters-fact-original'),
      version.file
        ? html`${fileLink(view, version)}<br><a href="${view.href(routes.letterBeside, at(version.number))}">${t('work-beside-link')}</a>`
        : version.media
          ? coverMark(view, covers, version.act_id, 'file')
          : t('letters-no-original'),
    ],
    [
      t('letters-fact-changes'),
      version.number > 1 &&
        html`<a href="${view.href(routes.letterDiff, at(version.number))}">${t('letters-changes-from', { n: version.number - 1 })}</a>`,
    ],
  ])}${versionStates(view, version, behind)}<h2>${t('letters-digest-title')}</h2><p class="digest"><code>${version.digest}</code></p><p><small>${t('letters-digest-what')}</small></p>${
    versions.length > 1 &&
    html`<h2>${t('letters-versions-title')}</h2><ul>${versions.map(
      (one) =>
        html`<li>${
          one.id === version.id
            ? html`<b>${t('letters-version-n', { n: one.number })}</b>`
            : html`<a href="${view.href(routes.letterVersion, at(one.number))}">${t('letters-version-n', { n: one.number })}</a>`
        } <small>${whenTag(view, one.day)}</small></li>`,
    )}</ul>`
  }${foldedSources(view, sources.get(version.act_id))}</aside></div>${logSeal(view, version.act_id)}`;
  return layout(view, {
    title,
    main,
    crumbs: [...letterCrumbs(view, letter), { label: t('letters-version-n', { n: version.number }) }],
  });
}

export type DiffPage = { letter: LetterEntered; before: Version; after: Version; covers: Covers };

/** Two neighboring versions with their words; undefined for the first version, which nothing came before. */
export async function readDiff(tx: Tx, address: string, number: string): Promise<DiffPage | undefined> {
  const n = /^[1-9]\d{0,5}$/.test(number) ? Number(number) : 1;
  const letter = n > 1 ? await letterAt(tx, address) : undefined;
  if (!letter) return undefined;
  const after = (await versionsOf(tx, letter.id, n)).find((one) => one.number === n);
  const before = (await versionsOf(tx, letter.id, n - 1)).find((one) => one.number === n - 1);
  if (!after || !before) return undefined;
  return { letter, before, after, covers: await coversOf(tx, [before.act_id, after.act_id]) };
}

export function diffPage(view: View, { letter, before, after, covers }: DiffPage): Html {
  const { t } = view;
  const title = t('letters-diff-title', { from: before.number, to: after.number });
  const hidden = [before, after].find((one) => one.words === null);
  const body = hidden
    ? html`<p>${coverMark(view, covers, hidden.act_id, 'words')} ${t('letters-words-covered')}</p>`
    : html`<div class="letter" ${attrs({ lang: after.lang })}>${diffView(view, before.words ?? '', after.words ?? '')}</div>`;
  const main = html`<h1>${title}</h1><p class="lead">${letterName(view, letter)}</p>${body}`;
  const version = { letter: addressOfLetter(letter), version: after.number };
  return layout(view, {
    title: `${title} · ${letterName(view, letter)}`,
    main,
    crumbs: [
      ...letterCrumbs(view, letter),
      { label: t('letters-version-n', { n: after.number }), href: view.href(routes.letterVersion, version) },
      { label: t('letters-fact-changes') },
    ],
  });
}
