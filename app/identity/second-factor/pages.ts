// Giving a second factor and setting one up. Without JavaScript the code from an app does everything; a passkey only adds.
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { routes } from '../../base/routes.ts';
import { islandPath } from '../../web/assets.ts';
import { errorSummary, type FormState, form, formState, hidden, textField, typed } from '../../web/forms.ts';
import { attrs, type Html, html, trusted, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { instantTag, notice } from '../../web/parts.ts';
import { rich, to, type View } from '../../web/view.ts';
import { button, ownPage, setUpFirst } from '../account-pages.ts';
import type { Factors } from './factors.ts';
import type { Enrolment } from './totp.ts';

/** The box the island finds. It stays hidden where no passkey can be used; what the device answers goes into `response`. */
function passkeyBox(view: View, kind: 'create' | 'get', options: object, about: Html): Html {
  const own = attrs({ 'data-passkey': kind, 'data-options': JSON.stringify(options), hidden: true });
  return html`<section ${own}>${about}<p class="error" role="alert" data-failed="" hidden>${view.t('identity-passkey-cancelled')}</p></section>`;
}

export type Asking = { factors: boolean; passkey: PublicKeyCredentialRequestOptionsJSON | undefined };

/** "Please confirm that it is you." */
export function askFactorPage(view: View, state: FormState, asking: Asking): Html {
  const { t, href } = view;
  const title = t('identity-factor-title');
  const whole = (main: Html) =>
    layout(view, {
      title,
      main: html`<h1>${title}</h1>${main}`,
      desk: true,
      noindex: true,
      problems: state.errors.length > 0,
      scripts: [islandPath('passkey.ts')],
    });
  if (!asking.factors) return whole(setUpFirst(view));
  const next = hidden('next', typed(state, 'next'));
  const action = href(routes.secondFactor);
  const code = textField(view, state, {
    name: 'code',
    label: t('identity-factor-code'),
    hint: t('identity-factor-code-hint'),
    autocomplete: 'one-time-code',
    short: true,
    spellcheck: false,
  });
  const passkey =
    asking.passkey &&
    passkeyBox(
      view,
      'get',
      asking.passkey,
      html`<h2>${t('identity-factor-passkey')}</h2>${form(view, formState(), { action, fields: html`${next}${hidden('response', '')}`, submit: t('identity-factor-passkey-button') })}`,
    );
  return whole(html`<p class="lead">${t('identity-factor-lead')}</p>${passkey}
<h2>${t('identity-factor-by-code')}</h2>${form(view, state, { action, fields: html`${next}${code}`, submit: t('identity-factor-button') })}
<p class="gap soft">${t('identity-factor-lost')}</p>`);
}

export type SettingUp = {
  factors: Factors;
  staff: boolean;
  totp: Enrolment | undefined;
  passkey: PublicKeyCredentialCreationOptionsJSON | undefined;
};

/** Everything about one's second factors on one page: what there is, adding, removing, recovery codes. */
export function factorsPage(view: View, state: FormState, at: SettingUp): Html {
  const { t } = view;
  // What is wrong belongs to the one form that was sent; the buttons have no field to show it at.
  const of = (wish: string) => (typed(state, 'do') === wish ? state : formState());
  const sent = typed(state, 'do');
  const main = html`${sent !== 'totp' && sent !== 'passkey' && errorSummary(view, state)}<p class="lead">${t(at.staff ? 'identity-factors-lead-staff' : 'identity-factors-lead')}</p>
${codesToKeep(view, at.factors)}${appPart(view, of('totp'), at)}${passkeyPart(view, of('passkey'), at)}${codesPart(view, at.factors)}`;
  return ownPage(view, state, t('identity-factors-title'), main, { scripts: [islandPath('passkey.ts')] });
}

const action = (view: View) => view.href(routes.deskSecondFactor);

function codesToKeep(view: View, { codesToKeep: codes }: Factors): Value {
  if (codes.length === 0) return undefined;
  const { t } = view;
  const body = html`<p>${t('identity-codes-keep')}</p><ul>${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
${button(view, action(view), { do: 'codes-kept' }, t('identity-codes-kept'), 'main')}`;
  return notice(view, 'warn', t('identity-codes-keep-title'), body);
}

function appPart(view: View, state: FormState, { factors, totp }: SettingUp): Html {
  const { t } = view;
  if (factors.totp) {
    return html`<h2>${t('identity-app-title')}</h2><p>${t('identity-app-on')}</p>${button(view, action(view), { do: 'remove-totp' }, t('identity-app-remove'))}`;
  }
  if (!totp) return html``;
  const fields = html`${hidden('do', 'totp')}${textField(view, state, { name: 'code', label: t('identity-app-code'), hint: t('identity-app-code-hint'), inputmode: 'numeric', autocomplete: 'one-time-code', short: true })}`;
  return html`<h2>${t('identity-app-title')}</h2><p>${t('identity-app-how')}</p>
<div class="qr" role="img" aria-label="${t('identity-app-qr')}">${trusted(totp.qr)}</div>
<p>${t('identity-app-secret')} <code>${totp.secret}</code></p>
${form(view, state, { action: action(view), fields, submit: t('identity-app-button') })}`;
}

function passkeyPart(view: View, state: FormState, { factors, passkey }: SettingUp): Html {
  const { t } = view;
  const list = factors.passkeys.map(
    (
      key,
    ) => html`<li class="row"><div><h3>${key.name}</h3><p class="soft">${t('identity-passkey-made')} ${instantTag(view, key.created)}</p></div>
${button(view, action(view), { do: 'remove-passkey', passkey: key.id }, t('identity-passkey-remove'))}</li>`,
  );
  const add =
    passkey &&
    passkeyBox(
      view,
      'create',
      passkey,
      form(view, state, {
        action: action(view),
        fields: html`${hidden('do', 'passkey')}${hidden('response', '')}${textField(view, state, { name: 'name', label: t('identity-passkey-name'), hint: t('identity-passkey-name-hint'), maxLength: 60, short: true })}`,
        submit: t('identity-passkey-button'),
      }),
    );
  return html`<h2>${t('identity-passkey-title')}</h2><p>${t('identity-passkey-about')}</p>${list.length > 0 && html`<ul class="list">${list}</ul>`}${add}`;
}

function codesPart(view: View, factors: Factors): Value {
  const { t, href } = view;
  if (!factors.totp && factors.passkeys.length === 0)
    return html`<p class="gap">${rich(view, 'identity-factors-later', { link: to(href(routes.desk)) })}</p>`;
  return html`<h2>${t('identity-codes-title')}</h2><p>${t('identity-codes-left', { n: factors.codesLeft })}</p>
${button(view, action(view), { do: 'new-codes' }, t('identity-codes-new'))}`;
}
