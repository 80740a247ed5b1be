// Addresses of one's own account → rules → pages. Everything here is about the viewer and nobody else.
import Type from 'typebox';
import { Refused } from '../base/refused.ts';
import { routes } from '../base/routes.ts';
import type { Site, Visit } from '../web/site.ts';
import { accountPage, sessionsPage } from './account-pages.ts';
import { accountById, changeAccount } from './accounts.ts';
import { sessionToken, takeSession } from './browser.ts';
import { endSessions, findSession, type Session, sessionsOf } from './sessions.ts';

/** The session the visit is in. @throws Refused sign-in */
export async function ownSession(visit: Visit): Promise<Session> {
  const token = sessionToken(visit);
  const session = await visit.tx((tx) => findSession(tx, visit.place.id, token, visit.now()));
  if (!session || !visit.viewer) throw new Refused('sign-in');
  return session;
}

export function wireAccount(site: Site): void {
  site.form(routes.deskAccount, {
    who: 'signed-in',
    schema: Type.Object({ name: Type.Optional(Type.String({ maxLength: 120 })), lang: Type.String({ maxLength: 10 }) }),
    start: async (visit) => {
      const account = await visit.tx((tx) => accountById(tx, visit.place.id, visit.viewer!.account));
      return { name: account?.name ?? '', lang: account?.lang ?? visit.view.lang };
    },
    show: (visit, state) => accountPage(visit.view, state, visit.viewer!),
    act: async (visit, { name, lang }) => {
      const known = visit.place.languages.includes(lang) ? lang : visit.place.languages[0]!;
      await visit.tx((tx) =>
        changeAccount(tx, visit.place.id, visit.viewer!.account, { name: name ?? '', lang: known }),
      );
      return visit.view.href(routes.deskAccount);
    },
  });

  site.form(routes.deskSessions, {
    who: 'signed-in',
    schema: Type.Object({
      do: Type.Enum(['end', 'end-others', 'end-all']),
      session: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    show: async (visit, state) => {
      const here = await ownSession(visit);
      const all = await visit.tx((tx) => sessionsOf(tx, visit.place.id, here.account, visit.now()));
      return sessionsPage(visit.view, state, all, here.id);
    },
    act: async (visit, wish) => {
      const here = await ownSession(visit);
      if (wish.do === 'end' && !wish.session) throw new Refused('not-found');
      const which = wish.do === 'end' ? { id: wish.session! } : wish.do === 'end-others' ? { but: here.id } : {};
      await visit.tx((tx) => endSessions(tx, visit.place.id, here.account, visit.now(), which));
      if (wish.do !== 'end-all') return visit.view.href(routes.deskSessions);
      takeSession(visit);
      return visit.view.href(routes.signIn);
    },
  });
}
