// What somebody sees while signing in and out. These pages say nothing about whether an address is known here.

import { veiled } from '../base/mail-address.ts';
import { routes } from '../base/routes.ts';
import { type FormState, form, formState, hidden, textField, typed } from '../web/forms.ts';
import { type Html, html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { notice } from '../web/parts.ts';
import { rich, to, type View } from '../web/view.ts';
import type { ExampleAccount } from './examples.ts';
import { LINK_MINUTES, type Link } from './sign-in.ts';

const page = (view: View, state: FormState, title: string, main: Html, desk = false): Html =>
  layout(view, { title, main: html`<h1>${title}</h1>${main}`, noindex: true, problems: state.errors.length > 0, desk });

/** @param examples whether this copy lets people try it as somebody */
export function signInPage(view: View, state: FormState, examples: boolean): Html {
  const { t, href } = view;
  const fields = html`${hidden('next', typed(state, 'next'))}${textField(view, state, {
    name: 'email',
    label: t('identity-sign-in-email'),
    hint: t('identity-sign-in-email-hint'),
    type: 'email',
    autocomplete: 'email',
    spellcheck: false,
  })}`;
  return page(
    view,
    state,
    t('identity-sign-in-title'),
    html`<p class="lead">${t('identity-sign-in-lead')}</p>
${form(view, state, { action: href(routes.signIn), fields, submit: t('identity-sign-in-button') })}
<p class="gap soft">${t('identity-sign-in-new')}</p>${examples && html`<p>${rich(view, 'identity-sign-in-try', { link: to(href(routes.tryAs)) })}</p>`}`,
  );
}

/** @param sink true where mail stays on this machine */
export function sentPage(view: View, state: FormState, sink: boolean): Html {
  const { t, href } = view;
  const code = textField(view, state, {
    name: 'code',
    label: t('identity-sent-code'),
    hint: t('identity-sent-code-hint'),
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    short: true,
  });
  return page(
    view,
    state,
    t('identity-sent-title'),
    html`<p class="lead">${t('identity-sent-lead', { minutes: LINK_MINUTES })}</p>
${sink && notice(view, 'info', t('identity-sent-sink-title'), html`<p>${rich(view, 'identity-sent-sink', { link: to(routes.mailSink.path) })}</p>`)}
${form(view, state, { action: href(routes.signInSent), fields: code, submit: t('identity-sent-button') })}
<p class="gap">${rich(view, 'identity-sent-again', { link: to(href(routes.signIn)) })}</p>`,
  );
}

/** The page a mailed link opens: it shows whose link it is and a button, or says plainly why it opens nothing. */
export function confirmPage(view: View, state: FormState, link: Link): Html {
  if (link.state !== 'ready') return deadLinkPage(view, state, link.state);
  return link.kind === 'steward' ? stewardPage(view, state) : readyPage(view, state, link.shown ?? '');
}

function readyPage(view: View, state: FormState, shown: string): Html {
  const { t, href } = view;
  return page(
    view,
    state,
    t('identity-confirm-title', { place: view.place.name }),
    html`<p class="lead">${t('identity-confirm-lead', { address: veiled(shown) })}</p>
${form(view, state, { action: href(routes.signInConfirm), fields: hidden('token', typed(state, 'token')), submit: t('identity-confirm-button') })}
<p class="gap soft">${t('identity-confirm-not-you')}</p>`,
  );
}

function stewardPage(view: View, state: FormState): Html {
  const { t, href } = view;
  const fields = html`${hidden('token', typed(state, 'token'))}${textField(view, state, {
    name: 'name',
    label: t('identity-steward-name'),
    hint: t('identity-steward-name-hint'),
    autocomplete: 'name',
    maxLength: 120,
  })}${textField(view, state, {
    name: 'email',
    label: t('identity-steward-email'),
    hint: t('identity-steward-email-hint'),
    type: 'email',
    autocomplete: 'email',
    spellcheck: false,
  })}`;
  return page(
    view,
    state,
    t('identity-steward-title', { place: view.place.name }),
    html`<p class="lead">${t('identity-steward-lead')}</p>
${form(view, state, { action: href(routes.signInConfirm), fields, submit: t('identity-steward-button') })}`,
  );
}

function deadLinkPage(view: View, state: FormState, why: 'used' | 'expired' | 'unknown'): Html {
  const { t, href } = view;
  return page(
    view,
    { ...state, errors: [] },
    t(`identity-link-${why}-title`, { place: view.place.name }),
    html`<p class="lead">${t(`identity-link-${why}`, { minutes: LINK_MINUTES, place: view.place.name })}</p>
<p><a class="button" href="${href(routes.signIn)}">${t('identity-link-new')}</a></p>`,
  );
}

export function signOutPage(view: View, state: FormState): Html {
  const { t, href } = view;
  return page(
    view,
    state,
    t('identity-sign-out-title'),
    html`<p class="lead">${t('identity-sign-out-lead')}</p>
${form(view, state, { action: href(routes.signOut), fields: html``, submit: t('identity-sign-out-button') })}
<p class="gap">${rich(view, 'identity-sign-out-everywhere', { link: to(href(routes.deskSessions)) })}</p>`,
    true,
  );
}

/** The invented people one may be: for the sign-in page and for a home page. A button each; no account is made by trying. */
export function tryAsList(view: View, accounts: readonly ExampleAccount[]): Html {
  const { t, href } = view;
  return html`<ul class="list">${accounts.map(
    ({
      example,
      name,
    }) => html`<li class="row"><div><h3>${name}</h3><p class="soft">${t(`identity-try-${example}`)}</p></div>
${form(view, formState(), { action: href(routes.tryAs), fields: hidden('as', example), submit: t('identity-try-button', { name }) })}</li>`,
  )}</ul>`;
}

export function tryAsPage(view: View, state: FormState, accounts: readonly ExampleAccount[]): Html {
  const { t } = view;
  return page(
    view,
    state,
    t('identity-try-title'),
    html`<p class="lead">${t('identity-try-lead')}</p><h2 class="vh">${t('identity-try-people')}</h2>${tryAsList(view, accounts)}`,
  );
}
