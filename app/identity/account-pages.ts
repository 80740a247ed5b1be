// One's own account: name and language, where one is signed in, and what one may speak for. Shown to its owner only.
import { routes } from '../base/routes.ts';
import { languages } from '../i18n/languages.ts';
import { type FormState, form, formState, hidden, radios, submit, textField } from '../web/forms.ts';
import { type Html, html, type Value } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { facts, instantTag, notice } from '../web/parts.ts';
import type { View, Viewer } from '../web/view.ts';
import type { ShownSession } from './sessions.ts';

/** A page of one's own desk: with its crumbs, and never kept by anyone. */
export function ownPage(
  view: View,
  state: FormState,
  title: string,
  main: Html,
  more: { crumb?: boolean; scripts?: string[] } = {},
): Html {
  const { t, href } = view;
  const account = { label: t('identity-account-title'), href: href(routes.deskAccount) };
  const crumbs = [
    { label: t('web-nav-own-desk'), href: href(routes.desk) },
    ...(more.crumb === false ? [] : [account]),
    { label: title },
  ];
  return layout(view, {
    title,
    main: html`<h1>${title}</h1>${main}`,
    crumbs,
    desk: true,
    noindex: true,
    problems: state.errors.length > 0,
    ...(more.scripts ? { scripts: more.scripts } : {}),
  });
}

/** A form that is one button. */
export const button = (
  view: View,
  action: string,
  sends: Record<string, string>,
  label: string,
  kind: 'main' | 'quiet' | 'final' = 'quiet',
): Html =>
  form(view, formState(), {
    action,
    fields: html`${Object.entries(sends).map(([name, value]) => hidden(name, value))}`,
    submit: submit(label, { kind }),
  });

export function accountPage(view: View, state: FormState, viewer: Viewer): Html {
  const { t, href } = view;
  const own = view.place.languages;
  const spoken = languages.filter(({ code }) => own.includes(code));
  const fields = html`${textField(view, state, { name: 'name', label: t('identity-account-name'), hint: t('identity-account-name-hint'), autocomplete: 'name', maxLength: 120, optional: true })}${radios(
    view,
    state,
    {
      name: 'lang',
      label: t('identity-account-lang'),
      options: spoken.map(({ code, name }) => ({ value: code, label: name })),
    },
  )}`;
  const speaks: Value[] = [...viewer.posts.map((post) => post.title), ...viewer.speaksFor.map((each) => each.name)];
  const list = (items: Value[]) =>
    items.length > 0 ? items.map((item) => html`${item}<br>`) : t('identity-account-none');
  const main = html`${facts([
    [t('identity-account-email'), viewer.email],
    [t('identity-account-roles'), list(viewer.roles.map((role) => t(`identity-role-${role}`)))],
    [t('identity-account-speaks'), list(speaks)],
  ])}
<ul class="list"><li><a href="${href(routes.claim)}">${t('identity-account-claim')}</a></li>
<li><a href="${href(routes.deskSecondFactor)}">${t('identity-account-factor')}</a></li>
<li><a href="${href(routes.deskSessions)}">${t('identity-account-sessions')}</a></li></ul>
<h2>${t('identity-account-about-you')}</h2>
${form(view, state, { action: href(routes.deskAccount), fields, submit: t('identity-account-save') })}`;
  return ownPage(view, state, t('identity-account-title'), main, { crumb: false });
}

export function sessionsPage(view: View, state: FormState, sessions: readonly ShownSession[], here: string): Html {
  const { t, href } = view;
  const action = href(routes.deskSessions);
  const row = (
    session: ShownSession,
  ) => html`<li class="row"><div><h3>${session.device || t('identity-session-unknown')}${session.id === here && html` <span class="soft">${t('identity-session-here')}</span>`}</h3>
<p class="soft">${t('identity-session-since')} ${instantTag(view, session.created)} · ${t('identity-session-seen')} ${instantTag(view, session.seen)}</p></div>
${session.id !== here && button(view, action, { do: 'end', session: session.id }, t('identity-session-end'))}</li>`;
  const main = html`<p class="lead">${t('identity-sessions-lead')}</p><h2>${t('identity-sessions-open')}</h2><ul class="list">${sessions.map(row)}</ul>
${sessions.length > 1 && html`<h2>${t('identity-sessions-others')}</h2><p>${t('identity-sessions-others-about')}</p>${button(view, action, { do: 'end-others' }, t('identity-sessions-others-button'))}`}
<h2>${t('identity-sessions-all')}</h2><p>${t('identity-sessions-all-about')}</p>${button(view, action, { do: 'end-all' }, t('identity-sessions-all-button'), 'final')}`;
  return ownPage(view, state, t('identity-sessions-title'), main);
}

/** For accounts with a staff role and no second factor: what has to be done before anything else. */
export const setUpFirst = (view: View): Html =>
  notice(
    view,
    'warn',
    view.t('identity-factor-first-title'),
    html`<p>${view.t('identity-factor-first')}</p><p><a class="button" href="${view.href(routes.deskSecondFactor)}">${view.t('identity-factor-first-button')}</a></p>`,
  );
