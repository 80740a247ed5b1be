// /reply/:token: where the link in a notice leads. Opening it changes nothing; a person presses a button. What a private person sees
// before publication is theirs alone: what is said of them, until when the publisher waits, and space of their own.
import Type from 'typebox';
import { civilDate } from '../../base/clock.ts';
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayDate } from '../../i18n/say.ts';
import { area, type FormState, form, hidden, radios } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { notice } from '../../web/parts.ts';
import { stewardsContact } from '../../web/reach.ts';
import type { Site, Visit } from '../../web/site.ts';
import { inLanguage, rich, to, type View } from '../../web/view.ts';
import { hrefOf, titleOf } from '../front/tell.ts';
import { whereOf } from '../front/where.ts';
import { Sent } from '../words/form-parts.ts';
import { giveReply } from './actions.ts';
import { REPLY_MAX } from './acts.ts';
import { replyBefore } from './before.ts';
import type { Held } from './held.ts';
import { heldName } from './held-parts.ts';
import { replyBlock } from './parts.ts';
import { hasChangedHands, linkBy, type NamedPerson, personNamed } from './people.ts';
import { type NamedHere, namedBeside, namingById } from './store.ts';

type Linked = {
  naming: string;
  here?: NamedHere;
  /** it was mailed to an office or organization that somebody else may speak for by now */
  isOver?: boolean;
  person?: NamedPerson;
  letter?: { title: string; organization: string | null };
  /** what waits where no letter does */
  held?: Pick<Held, 'what' | 'title'>;
};

async function readLink({ view }: Pick<Visit, 'view'>, tx: Tx, token: string): Promise<Linked> {
  const link = await linkBy(tx, token);
  if (!link) throw new Refused('not-found');
  const { naming, made } = link;
  const person = await personNamed(tx, naming);
  const published = await namingById(tx, naming);
  if (published) {
    const here = (await namedBeside(tx, [published.stream])).find((one) => one.id === naming)!;
    const at = { day: civilDate(made, view.place.zone), made, today: view.today };
    const isOver = !here.private && (await hasChangedHands(tx, here, at));
    return { naming, here, isOver, ...(person ? { person } : {}) };
  }
  const letter = await tx
    .selectFrom('letter_drafts as d')
    .leftJoin('organizations as o', (join) =>
      join
        .onRef('o.place_id', '=', 'd.place_id')
        .onRef('o.id', '=', 'd.organization_id')
        .on('o.superseded_by', 'is', null),
    )
    .select(['d.title', 'o.name as organization'])
    .where('d.id', '=', person?.draft_id ?? naming)
    .executeTakeFirst();
  const held =
    person?.draft_id &&
    (await tx.selectFrom('held_words').select(['what', 'title']).where('id', '=', person.draft_id).executeTakeFirst());
  return { naming, ...(person ? { person } : {}), ...(letter ? { letter } : {}), ...(held ? { held } : {}) };
}

export function wireLink(site: Site): void {
  site.form(routes.reply, {
    who: 'visitor',
    schema: Type.Object({ words: Sent, stands: Sent, lang: Sent }),
    start: async (visit) => {
      const { person } = await visit.tx((tx) => readLink(visit, tx, visit.params.token ?? ''));
      return { words: person?.words ?? '', stands: person?.stands ?? 'role', lang: visit.view.lang };
    },
    show: async (visit, state) => linkPage(visit, state),
    act: async (visit, value) => {
      const { tx, params, view } = visit;
      const { naming, here, letter, held, isOver } = await tx((db) => readLink(visit, db, params.token ?? ''));
      const stands = value.stands === 'name' ? ('name' as const) : ('role' as const);
      const given = { words: value.words ?? '', stands, lang: value.lang };
      const ctx = visit.as('named', 'named');
      if (!here && !letter && !held) throw new Refused('closed');
      if (isOver) throw new Refused(here?.holder_post ? 'post-ended' : 'not-verified');
      if (!here) {
        const early = await replyBefore(ctx, naming, given).then(
          () => true,
          // Published a moment ago: then it is a reply like any later one, and none is lost.
          (error) => (error instanceof Refused && error.code === 'closed' ? false : Promise.reject(error)),
        );
        if (early) return view.href(routes.reply, { token: params.token ?? '' }, { kept: true });
      }
      const { stream } = await giveReply(ctx, naming, 'link', given);
      const where = (await tx((db) => whereOf(db, [stream]))).get(stream);
      return where ? `${hrefOf(view, where)}#named` : view.href(routes.home);
    },
  });
}

async function linkPage(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx, params, query } = visit;
  const { t } = view;
  const linked = await tx((db) => readLink(visit, db, params.token ?? ''));
  const { here, person, letter, held, isOver } = linked;
  const where = here && (await tx((db) => whereOf(db, [here.stream]))).get(here.stream);
  const before = here
    ? html`<p class="lead">${where ? rich(view, 'reply-link-lead', { link: to(hrefOf(view, where)), title: titleOf(view, where) }) : t('reply-link-lead-bare')}</p>${replyBlock(view, [here])}`
    : person && (letter || held)
      ? earlyPart(view, person, letter ?? held!)
      : notice(view, 'info', t('reply-link-gone-title'), html`<p>${t('reply-link-gone')}</p>`);
  const isPrivate = here ? here.private : true;
  const fields = html`${area(view, state, { name: 'words', label: t('reply-form-words'), hint: t('reply-form-words-hint'), rows: 10, maxLength: REPLY_MAX })}${
    isPrivate && person?.name
      ? radios(view, state, {
          name: 'stands',
          label: t('reply-form-stands'),
          options: [
            {
              value: 'role',
              label: t('reply-form-stands-role', { called: person.called ?? t('reply-private-person') }),
            },
            { value: 'name', label: t('reply-form-stands-name', { name: person.name }) },
          ],
        })
      : nothing
  }${hidden('lang', view.lang)}`;
  const main = html`<h1>${t('reply-link-title')}</h1>${query.kept && person?.words && notice(view, 'done', t('reply-kept-title'), html`<p>${t('reply-kept')}</p>`)}${before}${
    isOver &&
    notice(
      view,
      'warn',
      t('reply-link-over-title'),
      html`<p>${rich(view, 'reply-link-over', { link: to(view.href(routes.deskReplies)) })}</p>`,
    )
  }${
    (here || letter || held) &&
    !isOver &&
    html`<h2>${t(here?.replies.length ? 'reply-form-again' : 'reply-form-title')}</h2>${form(view, state, { action: view.href(routes.reply, { token: params.token ?? '' }), fields, submit: t(here ? 'reply-form-publish' : 'reply-form-keep') })}`
  }${stewardsContact(view)}`;
  return layout(view, { title: t('reply-link-title'), main, noindex: true, problems: state.errors.length > 0 });
}

function earlyPart(
  view: View,
  person: NamedPerson,
  about: NonNullable<Linked['letter']> | NonNullable<Linked['held']>,
): Html {
  const { t } = view;
  const isRecord = 'what' in about;
  const lead = isRecord
    ? t('reply-held-lead', { title: heldName(view, about) })
    : t('reply-early-lead', { who: about.organization ?? t('state-covered'), title: about.title });
  const day = person.until_day && sayDate(view.lang, person.until_day);
  const until = day && html`<p><b>${t(isRecord ? 'reply-held-until' : 'reply-early-until', { until: day })}</b></p>`;
  return html`<p class="lead">${lead}</p>${until}<h2>${t('reply-early-passages')}</h2>${person.passages.map(
    (words) => html`<blockquote class="said">${inLanguage(view, person.lang, words)}</blockquote>`,
  )}<p class="soft">${t('reply-early-private')}</p>`;
}
