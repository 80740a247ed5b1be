// Asking to be verified, and what the claimant, the reader of a published address and the vouchers see of it.

import { veiled } from '../../base/mail-address.ts';
import { routes } from '../../base/routes.ts';
import { sayDate } from '../../i18n/say.ts';
import { type FormState, form, formState, hidden, radios, select, submit, textField, typed } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { facts, notice } from '../../web/parts.ts';
import { rich, to, type View } from '../../web/view.ts';
import { button, ownPage } from '../account-pages.ts';
import type { Method } from '../tables.ts';
import type { Claim } from './claims.ts';
import { recordName, recordValue } from './dns.ts';

export const methods: readonly Method[] = ['mail', 'dns', 'letter', 'in-person', 'vouchers'];

export type ClaimForm = {
  choices: { memberships: { id: string; label: string }[]; organizations: { id: string; label: string }[] };
  claims: readonly (Claim & { vouchers: number })[];
};

/** Where nobody is verified: the record of an example tells of real people, none of whom took part. */
export const noClaimsPage = (view: View): Html =>
  ownPage(
    view,
    formState(),
    view.t('identity-claim-title'),
    html`<p class="lead">${view.t('identity-claim-none-here')}</p>`,
  );

/** One page: what one has asked for and its next step, then the form to ask. */
export function claimPage(view: View, state: FormState, { choices, claims }: ClaimForm): Html {
  const { t, href } = view;
  const open = claims.filter((claim) => claim.state === 'open');
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
  const own = typed(state, 'do') === 'open' || typed(state, 'do') === '' ? state : formState();
  const fields = html`${hidden('do', 'open')}${select(view, own, { name: 'of', label: t('identity-claim-of'), options })}${radios(
    view,
    own,
    {
      name: 'method',
      label: t('identity-claim-method'),
      options: methods.map((method) => ({
        value: method,
        label: t(`identity-method-${method}`),
        hint: t(`identity-method-${method}-about`),
      })),
    },
  )}`;
  const main = html`<p class="lead">${t('identity-claim-lead')}</p>
${open.length > 0 && html`<h2>${t('identity-claim-yours')}</h2>${open.map((claim) => step(view, state, claim))}`}
<h2>${t('identity-claim-new')}</h2>${form(view, own, { action: href(routes.claim), fields, submit: t('identity-claim-button') })}`;
  return ownPage(view, state, t('identity-claim-title'), main);
}

/** What the claimant has to do next. */
function step(view: View, state: FormState, claim: Claim & { vouchers: number }): Html {
  const { t, href } = view;
  const mine = typed(state, 'claim') === claim.id ? state : formState();
  const action = href(routes.claim);
  const body = (): Html => {
    switch (claim.method) {
      case 'mail':
        return html`<p>${t('identity-step-mail', { address: veiled(claim.address ?? '') })}</p>`;
      case 'dns':
        return html`<p>${t('identity-step-dns', { domain: claim.address ?? '' })}</p>
${facts([
  [t('identity-step-dns-name'), html`<code>${recordName(claim.address ?? '')}</code>`],
  [t('identity-step-dns-type'), html`<code>TXT</code>`],
  [t('identity-step-dns-value'), html`<code>${recordValue(claim.secret ?? '')}</code>`],
])}${form(view, mine, { action, fields: html`${hidden('do', 'look')}${hidden('claim', claim.id)}`, submit: t('identity-step-dns-button') })}`;
      case 'letter':
        if (!claim.printed) return html`<p>${t('identity-step-letter-waiting')}</p>`;
        return html`<p>${t('identity-step-letter')}</p>${form(view, mine, {
          action,
          fields: html`${hidden('do', 'code')}${hidden('claim', claim.id)}${textField(view, mine, { name: 'code', label: t('identity-step-letter-code'), short: true, spellcheck: false })}`,
          submit: t('identity-step-letter-button'),
        })}`;
      case 'in-person':
        return html`<p>${t('identity-step-in-person')}</p>`;
      case 'vouchers':
        return html`<p>${t('identity-step-vouchers', { n: claim.vouchers })}</p><p><code>${view.place.baseUrl + href(routes.deskVouch, { claim: claim.id })}</code></p>`;
    }
  };
  return html`<section class="card"><h3>${claim.label}</h3><p class="soft">${t(`identity-method-${claim.method}`)} · ${t('identity-claim-until', { day: sayDate(view.lang, claim.expires.toISOString().slice(0, 10)) })}</p>${body()}
${button(view, action, { do: 'give-up', claim: claim.id }, t('identity-claim-give-up'))}</section>`;
}

/** Behind the link in the mail to a published address. Says who asks, and offers yes and no; no visit changes anything. */
export function claimConfirmPage(view: View, state: FormState, claim: Claim | undefined): Html {
  const { t, href } = view;
  const whole = (title: string, main: Html) =>
    layout(view, { title, main: html`<h1>${title}</h1>${main}`, noindex: true, problems: state.errors.length > 0 });
  const why = !claim ? 'unknown' : claim.state === 'open' ? (claim.over ? 'over' : undefined) : claim.state;
  if (!claim || why)
    return whole(
      t(`identity-claim-link-${why}-title`, { place: view.place.name }),
      html`<p class="lead">${linkWords(view, why ?? 'unknown')}</p>`,
    );
  const fields = hidden('token', typed(state, 'token'));
  const buttons = html`${submit(t('identity-claim-yes'), { name: 'do', value: 'yes' })}${submit(t('identity-claim-no'), { name: 'do', value: 'no', kind: 'quiet' })}`;
  return whole(
    t('identity-claim-confirm-title', { subject: claim.label }),
    html`<p class="lead">${t('identity-claim-confirm', { who: claim.shown, subject: claim.label, place: view.place.name })}</p>
<p>${t('identity-claim-confirm-means')}</p>${form(view, state, { action: href(routes.claimConfirm), fields, submit: buttons })}`,
  );
}

/** Why nothing can be confirmed any more, and where to say that it was wrong. */
const linkWords = (view: View, why: string): Html =>
  rich(view, `identity-claim-link-${why}`, { place: view.place.name, link: to(view.href(routes.report)) });

/** What somebody sees whom a claimant asked to vouch. */
export function vouchPage(view: View, state: FormState, claim: Claim, may: boolean): Html {
  const { t, href } = view;
  const action = href(routes.deskVouch, { claim: claim.id });
  const main =
    claim.state !== 'open'
      ? notice(
          view,
          'info',
          t(`identity-claim-link-${claim.state}-title`, { place: view.place.name }),
          html`<p>${linkWords(view, claim.state)}</p>`,
        )
      : html`<p class="lead">${t('identity-vouch-lead', { who: claim.name || claim.shown, subject: claim.label })}</p><p>${t('identity-vouch-means')}</p>
${may ? form(view, state, { action, fields: html``, submit: t('identity-vouch-button') }) : notice(view, 'warn', t('identity-vouch-not-you-title'), html`<p>${t('identity-vouch-not-you')}</p>`)}`;
  return ownPage(view, state, t('identity-vouch-title'), main);
}
