// The original beside the text that was read from it: the file as it came on one side, the words as they are quoted on the other. What a
// browser cannot show safely is opened on the reader's own device; a file that is covered is nowhere.
import { routes } from '../../base/routes.ts';
import { canBeShown } from '../../files/serve.ts';
import { saySize } from '../../i18n/say.ts';
import { frame, type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { View } from '../../web/view.ts';
import { kindOfMedia } from './media.ts';
import { letterCrumbs } from './pages.ts';
import { coverHref, coverMark, letterBody, letterName } from './parts.ts';
import { addressOfLetter } from './store.ts';
import type { VersionPage } from './version-pages.ts';

type Original = { media: string | null; name: string | null; bytes: number | null };

/** One side: the file in a frame where that is safe, and always the link to open it. */
export function originalPane(view: View, file: Original, at: { view: string; open: string }): Html {
  const { t } = view;
  const name = file.name ?? t('letters-file');
  const open = html`<p><a href="${at.open}" rel="nofollow">${name}</a> <small>(${saySize(view.lang, file.bytes ?? 0)})</small></p>`;
  if (!canBeShown(kindOfMedia(file.media ?? ''))) return html`${open}<p>${t('work-original-kind')}</p>`;
  return html`${open}<p class="hint">${t('work-original-blank')}</p>${frame(at.view, t('work-original-of', { name }))}`;
}

export function besidePage(view: View, { letter, version, marks, covers }: VersionPage): Html {
  const { t } = view;
  const title = t('work-beside-title');
  const original =
    version.file === null
      ? html`<p>${coverMark(view, covers, version.act_id, 'file')}</p>`
      : originalPane(
          view,
          { media: version.media, name: version.file_name, bytes: version.bytes },
          {
            view: view.href(routes.fileView, { digest: version.file }),
            open: view.href(routes.file, { digest: version.file }),
          },
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
  const own = { letter: addressOfLetter(letter), version: version.number };
  return layout(view, {
    title: `${title} · ${t('letters-version-title', { n: version.number, title: letterName(view, letter) })}`,
    main: html`<h1>${title}</h1><p class="lead">${letterName(view, letter)}</p><div class="pair"><section><h2>${t('letters-fact-original')}</h2>${original}</section><section><h2>${t('work-beside-text')}</h2>${text}</section></div>`,
    wide: true,
    crumbs: [
      ...letterCrumbs(view, letter),
      { label: t('letters-version-n', { n: version.number }), href: view.href(routes.letterVersion, own) },
      { label: title },
    ],
  });
}
