// The stewards' desk for people: what waits, who is verified, the evidence behind it, and the letter to print.
// Evidence is shown to stewards and auditors only; the public list says what everybody may know.
import { routes } from '../../base/routes.ts';
import { sayDate } from '../../i18n/say.ts';
import { area, type FormState, form, formState, hidden, radios, select, submit, textField } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, facts, instantTag, queue, table } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import { button } from '../account-pages.ts';
import { endReasons } from '../acts.ts';
import type { ClaimForm } from './claim-pages.ts';
import type { Claim } from './claims.ts';
import { holdsOn, type ShownVerification, verificationLine } from './shown.ts';

export type Labelled = ShownVerification & { label: string };

function deskPage(view: View, state: FormState, title: string, main: Html, inPeople = true): Html {
  const { t, href } = view;
  const people = { label: t('identity-people-title'), href: href(routes.deskPeople) };
  const crumbs = [
    { label: t('web-nav-own-desk'), href: href(routes.desk) },
    ...(inPeople ? [people] : []),
    { label: title },
  ];
  return layout(view, {
    title,
    main: html`<h1>${title}</h1>${main}`,
    crumbs,
    desk: true,
    noindex: true,
    problems: state.errors.length > 0,
  });
}

export function peoplePage(
  view: View,
  claims: readonly Claim[],
  verifications: readonly Labelled[],
  mayAct: boolean,
): Html {
  const { t, href } = view;
  const waiting = claims.map((claim) => ({
    title: claim.label || claim.shown,
    href: href(routes.deskVerification, { verification: claim.id }),
    about: html`${claim.name || claim.shown} · ${t(`identity-method-${claim.method}`)} · ${instantTag(view, claim.created)}`,
  }));
  const current = verifications.filter((one) => holdsOn(one, view.today));
  const main = html`${mayAct && html`<p class="buttons"><a class="button" href="${href(routes.deskVerify)}">${t('identity-people-verify')}</a> <a class="button quiet" href="${href(routes.deskStaff)}">${t('identity-staff-title')}</a></p>`}
<h2>${t('identity-people-waiting')}</h2>${waiting.length > 0 ? queue(waiting) : emptyState(view, { title: t('identity-people-nothing'), what: t('identity-people-nothing-what') })}
<h2>${t('identity-people-verified')}</h2>${
    current.length > 0
      ? queue(
          current.map((one) => ({
            title: one.label,
            href: href(routes.deskVerification, { verification: one.id }),
            about: verificationLine(view, one),
          })),
        )
      : html`<p class="soft">${t('identity-people-nobody')}</p>`
  }`;
  return deskPage(view, formState(), t('identity-people-title'), main, false);
}

export function attestPage(view: View, state: FormState, choices: ClaimForm['choices']): Html {
  const { t, href } = view;
  const options = [
    {
      group: t('identity-claim-posts'),
      options: choices.memberships.map((one) => ({ value: `membership ${one.id}`, label: one.label })),
    },
    {
      group: t('identity-claim-organizations'),
      options: choices.organizations.map((one) => ({ value: `organization ${one.id}`, label: one.label })),
    },
  ].filter((group) => group.options.length > 0);
  const fields = html`${textField(view, state, { name: 'email', label: t('identity-attest-email'), hint: t('identity-attest-email-hint'), type: 'email', spellcheck: false })}
${select(view, state, { name: 'of', label: t('identity-attest-of'), options })}${noteField(view, state)}`;
  return deskPage(
    view,
    state,
    t('identity-attest-title'),
    html`<p class="lead">${t('identity-attest-lead')}</p>${form(view, state, { action: href(routes.deskVerify), fields, submit: t('identity-attest-button') })}`,
  );
}

const noteField = (view: View, state: FormState): Html =>
  area(view, state, {
    name: 'note',
    label: view.t('identity-attest-note'),
    hint: view.t('identity-attest-note-hint'),
    rows: 4,
    maxLength: 1000,
  });

/** A claim on the stewards' desk, with the one thing that can be done about it. */
export function claimDeskPage(view: View, state: FormState, claim: Claim, vouchers: number, mayAct: boolean): Html {
  const { t, href } = view;
  const action = href(routes.deskVerification, { verification: claim.id });
  const todo = () => {
    if (claim.method === 'letter') {
      return claim.secret
        ? letterToPrint(view, claim)
        : form(view, state, { action, fields: hidden('do', 'print'), submit: t('identity-letter-make') });
    }
    if (claim.method === 'in-person')
      return form(view, state, {
        action,
        fields: html`${hidden('do', 'attest')}${noteField(view, state)}`,
        submit: t('identity-attest-button'),
      });
    return html`<p>${t(`identity-waits-${claim.method}`, { n: vouchers })}</p>`;
  };
  const main = html`${facts([
    [t('identity-claim-who'), `${claim.name} ${claim.shown}`.trim()],
    [t('identity-claim-how'), t(`identity-method-${claim.method}`)],
    [t('identity-claim-address'), claim.address],
    [t('identity-claim-asked'), instantTag(view, claim.created)],
    [t('identity-claim-state'), t(`identity-claim-state-${claim.state}`)],
  ])}${
    claim.state === 'open' &&
    mayAct &&
    html`<h2>${t('identity-claim-next')}</h2>${todo()}
<h2>${t('identity-claim-refuse')}</h2><p>${t('identity-claim-refuse-about')}</p>${button(view, action, { do: 'refuse' }, t('identity-claim-refuse-button'), 'final')}`
  }`;
  return deskPage(view, state, claim.label || t('identity-claim-title'), main);
}

function letterToPrint(view: View, claim: Claim): Html {
  const { t, place } = view;
  const address = place.baseUrl + view.href(routes.claim);
  return html`<p>${t('identity-letter-print')}</p><div class="letter"><p>${place.name}, ${sayDate(view.lang, view.today)}</p><p>${t('identity-letter-to', { subject: claim.label })}</p>
<p>${t('identity-letter-text', { who: claim.shown, subject: claim.label, place: place.name })}</p><p>${t('identity-letter-enter', { address })}</p><p class="big">${claim.secret}</p><p>${t('identity-letter-not-you')}</p></div>`;
}

export type ShownEvidence = { kind: string; value: string; at: Date };

/** One verification with what it rests on. */
export function verificationPage(
  view: View,
  state: FormState,
  one: Labelled,
  holder: string,
  evidence: readonly ShownEvidence[],
  mayAct: boolean,
): Html {
  const { t, href } = view;
  const action = href(routes.deskVerification, { verification: one.id });
  const rows = evidence.map((each) => [t(`identity-evidence-${each.kind}`), each.value, instantTag(view, each.at)]);
  const columns = [
    { label: t('identity-evidence-kind') },
    { label: t('identity-evidence-value') },
    { label: t('identity-evidence-at') },
  ];
  const ending = html`<h2>${t('identity-end-title')}</h2><p>${t('identity-end-about')}</p>${form(view, state, {
    action,
    fields: html`${hidden('do', 'end')}${radios(view, state, { name: 'reason', label: t('identity-end-reason'), options: endReasons.filter((reason) => reason !== 'renewed').map((reason) => ({ value: reason, label: t(`identity-ended-${reason}`) })) })}`,
    submit: submit(t('identity-end-button'), { kind: 'final' }),
  })}`;
  const main = html`<p class="lead">${verificationLine(view, one)}</p>${facts([[t('identity-claim-who'), holder]])}
<h2>${t('identity-evidence-title')}</h2><p class="soft">${t('identity-evidence-about')}</p>${table(view, { id: 'evidence', caption: t('identity-evidence-title'), columns, rows })}${mayAct && !one.ended && ending}`;
  return deskPage(view, state, one.label, main);
}

/** Public: everybody who may speak for something here, how that was checked, and what has ended. */
export function verificationsPage(view: View, all: readonly Labelled[]): Html {
  const { t } = view;
  const title = t('identity-verifications-title');
  const list = (some: readonly Labelled[]) =>
    html`<ul class="list">${some.map((one) => html`<li id="${`v-${one.id}`}"><h3>${one.label}</h3><p>${verificationLine(view, one)} <span class="soft">${t('identity-verified-by', { role: t(`identity-by-${one.by}`) })}</span></p></li>`)}</ul>`;
  const now = all.filter((one) => holdsOn(one, view.today));
  const past = all.filter((one) => !holdsOn(one, view.today));
  const main = html`<h1>${title}</h1><p class="lead">${t('identity-verifications-lead')}</p>
${now.length > 0 ? html`<h2>${t('identity-people-verified')}</h2>${list(now)}` : emptyState(view, { title: t('identity-verifications-none'), what: t('identity-verifications-none-what') })}
${past.length > 0 && html`<h2>${t('identity-verifications-past')}</h2>${list(past)}`}`;
  return layout(view, { title, main });
}
