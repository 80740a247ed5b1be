// Ending one kind of mail. The link shows a page; only its button, or a mail program's one-click POST (RFC 8058), ends anything.
import { routes } from '../base/routes.ts';
import { type FormState, form } from '../web/forms.ts';
import { type Html, html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import type { View } from '../web/view.ts';

export type StopState = 'ready' | 'done' | 'unknown';

export function stopPage(view: View, state: FormState, token: string, now: StopState): Html {
  const { t, href, place } = view;
  const words = {
    ready: [t('following-stop-title'), t('following-stop-about', { place: place.name })],
    done: [t('following-stop-done-title'), t('following-stop-done', { place: place.name })],
    unknown: [t('following-stop-unknown-title', { place: place.name }), t('following-stop-unknown')],
  }[now] as [string, string];
  const button =
    now === 'ready' &&
    form(view, state, { action: href(routes.stopMail, { token }), fields: html``, submit: t('following-stop-button') });
  return layout(view, {
    title: words[0],
    main: html`<h1>${words[0]}</h1><p class="lead">${words[1]}</p>${button}`,
    noindex: true,
  });
}
