// The desk of those who are named: what names them, and their reply to each; and the clerks' form that says who is named where.
import Type from 'typebox';
import { isId } from '../../base/ids.ts';
import { mailAddress } from '../../base/mail-address.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, type FormState, form, hidden, select, textField } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { dateTag, emptyState, queue, tag } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { hrefOf, titleOf } from '../front/tell.ts';
import { whereOf } from '../front/where.ts';
import { parseHolder } from '../people/holder.ts';
import { allPersons, membershipById } from '../people/store.ts';
import { asKeeper, holderOptions, keeperPage, languageField, Sent } from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { giveReply } from './actions.ts';
import { REPLY_MAX } from './acts.ts';
import { itemAt } from './item.ts';
import { recordNaming } from './name.ts';
import { replyBlock } from './parts.ts';
import { type Naming, namedBeside, namingById, namingsOf, openCorrections } from './store.ts';

export function wireReplyDesk(site: Site): void {
  site.desk(routes.deskReplies, ['holder', 'speaker'], repliesPage);
  site.form(routes.deskReply, {
    who: ['holder', 'speaker'],
    schema: Type.Object({ words: Sent, lang: Sent }),
    start: async (visit) => {
      const naming = await mustNaming(visit);
      const here = (await visit.tx((tx) => namedBeside(tx, [naming.stream]))).find((one) => one.id === naming.id);
      return { words: here?.replies[0]?.words ?? '', lang: visit.view.lang };
    },
    show: async (visit, state) => replyPage(visit, state, await mustNaming(visit)),
    act: async (visit, value) => {
      const naming = await mustNaming(visit);
      await giveReply(await asNamed(visit, naming), naming.id, 'account', {
        words: value.words ?? '',
        lang: value.lang,
      });
      const where = (await visit.tx((tx) => whereOf(tx, [naming.stream]))).get(naming.stream);
      return where ? `${hrefOf(visit.view, where)}#named` : visit.view.href(routes.deskReplies);
    },
  });
  wireNaming(site);
}

const mustNaming = async (visit: Visit): Promise<Naming> => {
  const id = visit.params.naming ?? '';
  const naming = isId(id) ? await visit.tx((tx) => namingById(tx, id)) : undefined;
  if (!naming) throw new Refused('not-found');
  await asNamed(visit, naming);
  return naming;
};

/** The context of whoever is named: as the holder of that post or person, or for that organization. @throws Refused forbidden */
async function asNamed(visit: Visit, one: Pick<Naming, 'holder_post' | 'holder_organization' | 'person'>) {
  const { viewer } = visit;
  const name = viewer?.name ?? '';
  if (viewer?.speaksFor.some((each) => each.organization === one.holder_organization))
    return visit.as('speaker', name, one.holder_organization!);
  for (const { membership, post } of viewer?.posts ?? []) {
    if (post === one.holder_post) return visit.as('holder', name, membership);
    const held = one.person ? await visit.tx((tx) => membershipById(tx, membership)) : undefined;
    if (held && held.person_id === one.person) return visit.as('holder', name, membership);
  }
  throw new Refused('forbidden');
}

/** What names those this account speaks for, the latest first. */
export async function ownNamings({ tx, viewer }: Visit): Promise<(Naming & { replied: boolean })[]> {
  return tx(async (db) => {
    const held = await Promise.all((viewer?.posts ?? []).map((one) => membershipById(db, one.membership)));
    return namingsOf(db, {
      posts: viewer?.posts.map((one) => one.post) ?? [],
      organizations: viewer?.speaksFor.map((one) => one.organization) ?? [],
      persons: held.flatMap((one) => one?.person_id ?? []),
    });
  });
}

async function repliesPage(visit: Visit): Promise<Html> {
  const { view, tx } = visit;
  const { t, href } = view;
  const mine = await ownNamings(visit);
  const where = await tx((db) =>
    whereOf(
      db,
      mine.map((one) => one.stream),
    ),
  );
  const list = mine.length
    ? queue(
        mine.map((one) => ({
          title: titleOf(view, where.get(one.stream)),
          href: href(routes.deskReply, { naming: one.id }),
          state: tag(one.replied ? 'given' : 'asked', t(one.replied ? 'reply-desk-replied' : 'reply-desk-open')),
        })),
      )
    : emptyState(view, { title: t('reply-desk-none'), what: t('reply-desk-none-what') });
  const main = html`<h1>${t('reply-desk-title')}</h1><p class="lead">${t('reply-desk-lead')}</p>${list}`;
  return deskLayout(view, t('reply-desk-title'), main);
}

const deskLayout = (view: View, title: string, main: Html, state?: FormState): Html =>
  layout(view, {
    title,
    main,
    desk: true,
    problems: (state?.errors.length ?? 0) > 0,
    crumbs: [
      { label: view.t('web-nav-own-desk'), href: view.href(routes.desk) },
      ...(title === view.t('reply-desk-title')
        ? []
        : [{ label: view.t('reply-desk-title'), href: view.href(routes.deskReplies) }]),
      { label: title },
    ],
  });

async function replyPage({ view, tx }: Visit, state: FormState, naming: Naming): Promise<Html> {
  const { t } = view;
  const where = (await tx((db) => whereOf(db, [naming.stream]))).get(naming.stream);
  const here = (await tx((db) => namedBeside(db, [naming.stream]))).filter((one) => one.id === naming.id);
  const title = t('reply-form-title');
  const lead = where && rich(view, 'reply-link-lead', { link: to(hrefOf(view, where)), title: titleOf(view, where) });
  const fields = html`${area(view, state, { name: 'words', label: t('reply-form-words'), hint: t('reply-form-words-hint'), rows: 10, maxLength: REPLY_MAX })}${languageField(view, state)}`;
  const main = html`<h1>${title}</h1><p class="lead">${lead}</p>${replyBlock(view, here)}${form(view, state, { action: view.href(routes.deskReply, { naming: naming.id }), fields, submit: t('reply-form-publish') })}`;
  return deskLayout(view, title, main, state);
}

function wireNaming(site: Site): void {
  site.form(routes.deskNaming, {
    who: ['clerk', 'steward'],
    schema: Type.Object({
      path: Sent,
      holder: Sent,
      person: Sent,
      name: Sent,
      address: Sent,
      called: Sent,
      lang: Sent,
    }),
    start: ({ query, view }) => ({ path: (query.page ?? '').slice(0, 500), lang: view.lang }),
    show: (visit, state) => namingPage(visit, state),
    act: async (visit, value) => {
      const on = await visit.tx((tx) => itemAt(tx, value.path ?? ''));
      if (!on) throw invalid('path', 'reply-no-item');
      const holder = parseHolder(value.holder);
      const person = value.person && isId(value.person) ? { person: value.person } : undefined;
      if ([holder, person, value.name?.trim()].filter(Boolean).length > 1) throw invalid('name', 'reply-one-at-a-time');
      const typed = value.address?.trim() ?? '';
      const address = typed ? mailAddress(typed) : undefined;
      if (typed && !address) throw invalid('address', 'email');
      const lang = value.lang ?? visit.view.lang;
      const named = holder ?? person;
      await recordNaming(asKeeper(visit), {
        on,
        ...(named
          ? { named }
          : { name: value.name, called: value.called, address: address && { to: address.shown, lang } }),
      });
      const where = (await visit.tx((tx) => whereOf(tx, [on]))).get(on);
      return where ? `${hrefOf(visit.view, where)}#named` : visit.view.href(routes.desk);
    },
  });
}

async function namingPage({ view, tx }: Visit, state: FormState): Promise<Html> {
  const { t } = view;
  const { holders, persons } = await tx(async (db) => ({
    holders: await holderOptions(db, view),
    persons: await allPersons(db),
  }));
  const fields = html`${textField(view, state, { name: 'path', label: t('reply-naming-page'), hint: t('reply-naming-page-hint') })}
${whoFields(view, state, holders, persons)}${hidden('lang', view.lang)}`;
  return keeperPage(view, state, {
    title: t('reply-naming-title'),
    before: html`<p class="lead">${t('reply-naming-lead')}</p>`,
    fields,
    submit: t('reply-naming-do'),
  });
}

/** One somebody: on record, or a private person with the way to reach them. */
export const whoFields = (
  view: View,
  state: FormState,
  holders: Awaited<ReturnType<typeof holderOptions>>,
  persons: readonly { id: string; name: string | null }[],
): Html => {
  const { t } = view;
  return html`${select(view, state, { name: 'holder', label: t('reply-naming-holder'), optional: true, options: holders })}
${select(view, state, { name: 'person', label: t('reply-naming-person'), optional: true, options: persons.map((one) => ({ value: one.id, label: saidPlainly(view, one.name) })) })}
<h2>${t('reply-naming-private')}</h2><p class="soft">${t('reply-naming-private-what')}</p>
${textField(view, state, { name: 'name', label: t('reply-naming-name'), optional: true, maxLength: 200 })}
${textField(view, state, { name: 'address', label: t('reply-naming-address'), hint: t('reply-naming-address-hint'), type: 'email', optional: true, maxLength: 254 })}
${textField(view, state, { name: 'called', label: t('reply-naming-called'), hint: t('reply-naming-called-hint'), optional: true, maxLength: 200 })}`;
};

/** On the desk of those who are named: what has no reply of theirs yet. Nothing where nothing names them. */
export async function namedSection(visit: Visit): Promise<Html> {
  const { view, tx } = visit;
  const { t, href } = view;
  const mine = await ownNamings(visit);
  if (mine.length === 0) return nothing;
  const open = mine.filter((one) => !one.replied).slice(0, 5);
  const where = await tx((db) =>
    whereOf(
      db,
      open.map((one) => one.stream),
    ),
  );
  const items = open.map((one) => ({
    title: titleOf(view, where.get(one.stream)),
    href: href(routes.deskReply, { naming: one.id }),
  }));
  return html`<section><h2>${t('reply-desk-title')}</h2>${items.length > 0 ? queue(items) : nothing}<p><a href="${href(routes.deskReplies)}">${t('reply-desk-all', { n: mine.length })}</a></p></section>`;
}

/** On the desk of those who keep the record: corrections that wait, and the way to say who is named. */
export async function keepersSection({ view, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const { open, where } = await tx(async (db) => {
    const open = await openCorrections(db);
    return {
      open,
      where: await whereOf(
        db,
        open.map((one) => one.stream),
      ),
    };
  });
  const items = open.map((one) => ({
    title: titleOf(view, where.get(one.stream)),
    href: href(routes.deskCorrection, { correction: one.id }),
    about: dateTag(view, one.day),
  }));
  return html`<section><h2>${t('reply-open-corrections', { n: open.length })}</h2>${items.length > 0 ? queue(items) : nothing}<p><a href="${href(routes.deskNaming)}">${t('reply-naming-title')}</a></p></section>`;
}
