// The way of a signer: the form, "look into your mail", and the page a mailed link leads to, whose button confirms or withdraws. The
// form's answer is the same whoever asks; opening the link changes nothing; no step needs JavaScript.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { isToken } from '../../identity/secrets.ts';
import { type FormState, form, formState, hidden, select, submit, textField } from '../../web/forms.ts';
import { privateHeaders } from '../../web/headers.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { instantTag, notice } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { refuseCrossSite } from '../../web/site-form.ts';
import { rich, to, type View } from '../../web/view.ts';
import { letterCrumbs } from '../letters/pages.ts';
import { letterHref, letterName } from '../letters/parts.ts';
import { addressOfLetter, type LetterEntered, letterAt, letterById } from '../letters/store.ts';
import { saidPlainly } from '../words/parts.ts';
import { type Area, areasOf } from './areas.ts';
import { PENDING_DAYS } from './clearing.ts';
import { type Confirmer, withdrawIn } from './confirm.ts';
import { type Linked, lookAt } from './links.ts';
import type { SignatureState } from './rules.ts';
import { askToSign, openVersion } from './sign.ts';

const Signing = Type.Object({
  email: Type.String({ maxLength: 300 }),
  area: Type.Optional(Type.String({ format: 'uuid' })),
  version: Type.String({ format: 'uuid' }),
});

type AfterMove = (visit: Visit, version: string) => Promise<void>;

/** @param moved asks for a count after a signature was withdrawn */
export function wireSigning(site: Site, confirmer: Confirmer, moved: AfterMove): void {
  site.form(routes.letterSign, {
    who: 'visitor',
    schema: Signing,
    start: async (visit) => ({ version: (await mustSign(visit)).version.id }),
    show: showSigning,
    act: async (visit, { email, area, version }) => {
      const { letter } = await mustSign(visit);
      const where = { db: visit.db, place: visit.place.id, now: visit.now };
      await askToSign(where, {
        letter: letter.id,
        version,
        email,
        area,
        lang: visit.view.lang,
        network: visit.request.ip,
      });
      return visit.view.href(routes.letterSignSent, { letter: addressOfLetter(letter) });
    },
  });
  site.page(routes.letterSignSent, sentPage);
  site.raw('GET', routes.signature.path, (visit) => showLink(visit, visit.query.token, formState()));
  // Its own way instead of a form's: pressing twice does nothing the second time, so it needs no mark, and thousands may press at once.
  site.raw('POST', routes.signature.path, async (visit) => {
    refuseCrossSite(visit.request);
    const { token, do: what } = (visit.request.body ?? {}) as Record<string, unknown>;
    if (!isToken(token)) return showLink(visit, undefined, formState());
    const pressed =
      what === 'withdraw'
        ? await visit.tx((tx) => withdrawIn(tx, visit.place.id, token, visit.now()))
        : await confirmer.confirm(visit.place.id, token);
    if (!pressed) return showLink(visit, undefined, formState());
    if (what === 'withdraw') await moved(visit, pressed.version);
    return visit.reply.headers(privateHeaders).redirect(visit.view.href(routes.signature, {}, { token }), 303);
  });
}

type Signable = { letter: LetterEntered; version: { id: string; number: number }; areas: Area[] };

/** @throws Refused `not-found`; `closed` where the words are not held, so nobody could know what they sign */
async function mustSign(visit: Visit): Promise<Signable> {
  return visit.tx(async (tx) => {
    const letter = await letterAt(tx, visit.params.letter ?? '');
    if (!letter) throw new Refused('not-found');
    const version = await openVersion(tx, letter.id);
    if (!version) throw new Refused('closed');
    return { letter, version, areas: (await areasOf(tx)).filter((area) => area.open) };
  });
}

async function showSigning(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t, href } = view;
  const { letter, version, areas } = await mustSign(visit);
  const at = { letter: addressOfLetter(letter), version: version.number };
  const renewed =
    state.errors.some((error) => error.code === 'support-new-version') &&
    notice(
      view,
      'warn',
      t('support-new-version-title'),
      html`<p>${rich(view, 'support-new-version-what', { link: to(href(routes.letterVersion, at)) })}</p>`,
    );
  // After a new version the form is sent again for the words that stand now, which the notice links to.
  const fields = html`${hidden('version', version.id)}${textField(view, state, {
    name: 'email',
    type: 'email',
    inputmode: 'email',
    autocomplete: 'email',
    spellcheck: false,
    label: t('support-form-email'),
    hint: t('support-form-email-hint'),
  })}${
    areas.length > 0 &&
    select(view, state, {
      name: 'area',
      label: t('support-form-area'),
      hint: t('support-form-area-hint'),
      optional: true,
      empty: t('support-form-area-none'),
      options: areas.map((area) => ({ value: area.id, label: saidPlainly(view, area.name) })),
    })
  }`;
  const title = t('support-form-title', { title: letterName(view, letter) });
  const main = html`<h1>${title}</h1><p class="lead">${rich(view, 'support-form-lead', { n: version.number, link: to(href(routes.letterVersion, at)) })}</p>${renewed}${form(
    view,
    state,
    {
      action: href(routes.letterSign, { letter: at.letter }),
      fields,
      submit: t('support-form-send'),
    },
  )}<h2>${t('support-form-next-title')}</h2><ul class="measure"><li>${t('support-form-next-mail')}</li><li>${t('support-form-next-private')}</li><li>${t('support-form-next-withdraw')}</li></ul>`;
  return layout(view, {
    title,
    main,
    problems: state.errors.length > 0,
    crumbs: [...letterCrumbs(view, letter), { label: t('support-sign') }],
  });
}

/** The same page for everyone: it cannot tell who has signed before. */
async function sentPage(visit: Visit): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { letter } = await mustSign(visit);
  const main = html`<h1>${t('support-sent-title')}</h1><p class="lead">${t('support-sent-lead')}</p><ul class="measure"><li>${t('support-sent-press')}</li><li>${t('support-sent-wait')}</li><li>${t('support-sent-none', { days: PENDING_DAYS })}</li></ul><p><a href="${letterHref(view, letter)}">${t('support-back')}</a></p>`;
  return layout(view, {
    title: t('support-sent-title'),
    main,
    noindex: true,
    crumbs: [...letterCrumbs(view, letter), { label: t('support-sign') }],
  });
}

async function showLink(visit: Visit, token: string | undefined, state: FormState): Promise<unknown> {
  const { view } = visit;
  const found = await visit.tx(async (tx) => {
    const linked = await lookAt(tx, visit.place.id, token);
    const letter = linked && (await letterById(tx, linked.letter));
    const version =
      linked &&
      (await tx.selectFrom('letter_versions').select('number').where('id', '=', linked.version).executeTakeFirst());
    return linked && letter && version ? { linked, letter, version: version.number } : undefined;
  });
  const page = found ? linkPage(view, state, { ...found, token: token! }) : unknownPage(view);
  return visit.reply
    .code(found ? 200 : 404)
    .headers(privateHeaders)
    .type('text/html; charset=utf-8')
    .send(page.toString());
}

type Opened = { linked: Linked; letter: LetterEntered; version: number; token: string };

/** What each state says, and the one thing that can be done in it. */
const offers: Record<SignatureState, 'confirm' | 'withdraw' | undefined> = {
  pending: 'confirm',
  confirmed: 'withdraw',
  withdrawn: undefined,
  invalidated: undefined,
};

function linkPage(view: View, state: FormState, { linked, letter, version, token }: Opened): Html {
  const { t, href } = view;
  const title = t(`support-link-${linked.state}`);
  const offer = offers[linked.state];
  const words = to(href(routes.letterVersion, { letter: addressOfLetter(letter), version }));
  const about = rich(view, `support-link-${linked.state}-what`, {
    title: letterName(view, letter),
    n: version,
    link: words,
    when: linked.confirmed ? instantTag(view, linked.confirmed) : '',
    log: to(href(routes.letterSupport, { letter: addressOfLetter(letter) })),
  });
  const button =
    offer &&
    form(view, state, {
      action: href(routes.signature),
      fields: html`${hidden('token', token)}${hidden('do', offer)}`,
      submit: submit(t(`support-link-do-${offer}`), offer === 'withdraw' ? { kind: 'final' } : {}),
    });
  const never =
    linked.state === 'pending' &&
    html`<p>${t('support-link-not-you')}</p>${form(view, state, {
      action: href(routes.signature),
      fields: html`${hidden('token', token)}${hidden('do', 'withdraw')}`,
      submit: submit(t('support-link-forget'), { kind: 'quiet' }),
    })}`;
  const main = html`<h1>${title}</h1><p class="lead">${about}</p>${linked.state === 'confirmed' ? html`<p>${t('support-link-counted')}</p><p>${t('support-link-keep')}</p>` : nothing}${button}${never}<p><a href="${letterHref(view, letter)}">${t('support-back')}</a></p>`;
  return layout(view, { title, main, noindex: true });
}

function unknownPage(view: View): Html {
  const { t } = view;
  const main = html`<h1>${t('support-link-unknown')}</h1><p class="lead">${t('support-link-unknown-what', { days: PENDING_DAYS })}</p><p><a href="${view.href(routes.letters)}">${t('support-list-letters')}</a></p>`;
  return layout(view, { title: t('support-link-unknown'), main, noindex: true });
}
