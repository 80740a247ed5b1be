// Who works for this place, and the jobs that could not be done. For stewards.

import type { DeadJob } from '../base/jobs.ts';
import { routes } from '../base/routes.ts';
import { errorSummary, type FormState, form, formState, hidden, radios, textField, typed } from '../web/forms.ts';
import { type Html, html } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { details, emptyState, instantTag } from '../web/parts.ts';
import type { View } from '../web/view.ts';
import { button } from './account-pages.ts';
import { roles, type ShownGrant } from './roles.ts';

function page(view: View, state: FormState, title: string, main: Html): Html {
  const { t, href } = view;
  const crumbs = [{ label: t('web-nav-own-desk'), href: href(routes.desk) }, { label: title }];
  return layout(view, {
    title,
    main: html`<h1>${title}</h1>${main}`,
    crumbs,
    desk: true,
    noindex: true,
    problems: state.errors.length > 0,
  });
}

export function staffPage(view: View, state: FormState, grants: readonly ShownGrant[], dead: number): Html {
  const { t, href } = view;
  const action = href(routes.deskStaff);
  const ending = typed(state, 'do') === 'end';
  const own = ending ? formState() : state;
  const who = (grant: ShownGrant) =>
    grant.name ? html`${grant.name} <span class="soft">${grant.shown}</span>` : html`${grant.shown}`;
  const now = grants.filter((grant) => grant.ended === null);
  const past = grants.filter((grant) => grant.ended !== null);
  const fields = html`${hidden('do', 'grant')}${textField(view, own, { name: 'email', label: t('identity-staff-email'), hint: t('identity-staff-email-hint'), type: 'email', spellcheck: false })}${radios(
    view,
    own,
    {
      name: 'role',
      label: t('identity-staff-role'),
      options: roles.map((role) => ({
        value: role,
        label: t(`identity-role-${role}`),
        hint: t(`identity-role-${role}-about`),
      })),
    },
  )}`;
  const main = html`${ending && errorSummary(view, state)}<p class="lead">${t('identity-staff-lead')}</p>
<h2>${t('identity-staff-now')}</h2><ul class="list">${now.map((grant) => html`<li class="row"><div><h3>${t(`identity-role-${grant.role}`)}: ${who(grant)}</h3><p class="soft">${t('identity-staff-since')} ${instantTag(view, grant.since)}</p></div>${button(view, action, { do: 'end', grant: grant.id }, t('identity-staff-end'))}</li>`)}</ul>
<h2>${t('identity-staff-add')}</h2>${form(view, own, { action, fields, submit: t('identity-staff-button') })}
${past.length > 0 && details(t('identity-staff-past'), html`<ul class="list">${past.map((grant) => html`<li>${t(`identity-role-${grant.role}`)}: ${who(grant)}, ${instantTag(view, grant.since)} – ${grant.ended && instantTag(view, grant.ended)}</li>`)}</ul>`)}
<h2>${t('identity-jobs-title')}</h2><p><a href="${href(routes.deskJobs)}">${t('identity-jobs-count', { n: dead })}</a></p>`;
  return page(view, state, t('identity-staff-title'), main);
}

export function jobsPage(view: View, state: FormState, jobs: readonly DeadJob[]): Html {
  const { t, href } = view;
  const action = href(routes.deskJobs);
  const list = jobs.map(
    (job) =>
      html`<li class="row"><div><h3>${job.task}</h3><p class="soft">${instantTag(view, job.failed)} · ${t('identity-jobs-tries', { n: job.attempts })}</p><p>${job.error.slice(0, 300)}</p></div>${button(view, action, { job: job.id }, t('identity-jobs-again'))}</li>`,
  );
  const main = html`<p class="lead">${t('identity-jobs-lead')}</p>${list.length > 0 ? html`<h2 class="vh">${t('identity-jobs-list')}</h2><ul class="list">${list}</ul>` : emptyState(view, { title: t('identity-jobs-none'), what: t('identity-jobs-none-what') })}`;
  return page(view, state, t('identity-jobs-title'), main);
}
