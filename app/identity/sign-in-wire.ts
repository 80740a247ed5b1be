// Addresses of signing in and out → rules → pages.
import Type from 'typebox';
import { invalid, Refused } from '../base/refused.ts';
import { routes } from '../base/routes.ts';
import type { Site, Visit } from '../web/site.ts';
import { browserOf, giveSession, sessionToken, takeSession } from './browser.ts';
import { exampleAccounts, signInAsExample } from './examples.ts';
import { endSessionOf } from './sessions.ts';
import {
  askToSignIn,
  lookAtLink,
  ownPath,
  type SignedIn,
  useCode,
  useLink,
  useStewardLink,
  type Where,
} from './sign-in.ts';
import { confirmPage, sentPage, signInPage, signOutPage, tryAsPage } from './sign-in-pages.ts';

export type SignInServices = {
  /** loopback, and no SMTP: "Try it as …" works, and mail is read at /dev/mail */
  examples: boolean;
};

export const whereOf = (visit: Visit): Where => ({ db: visit.db, place: visit.place.id, now: visit.now });

/** Only a place with invented people of its own offers to be one of them. */
const hasPeopleToTry = (visit: Visit): Promise<boolean> =>
  visit.tx(async (tx) => (await exampleAccounts(tx, visit.place.id)).length > 0);

const MailText = Type.String({ maxLength: 300 });

export function wireSignIn(site: Site, { examples }: SignInServices): void {
  site.form(routes.signIn, {
    who: 'visitor',
    schema: Type.Object({ email: MailText, next: Type.Optional(Type.String({ maxLength: 500 })) }),
    start: (visit) => {
      browserOf(visit);
      return { next: ownPath(visit.query.next) ?? '' };
    },
    show: async (visit, state) => signInPage(visit.view, state, examples && (await hasPeopleToTry(visit))),
    act: async (visit, { email, next }) => {
      const { secret } = browserOf(visit);
      try {
        await askToSignIn(whereOf(visit), { email, lang: visit.view.lang, next, browser: secret });
      } catch (error) {
        if (error instanceof Refused && error.code === 'too-many' && error.args.n)
          throw invalid('email', 'too-many-mails', error.args);
        throw error;
      }
      return visit.view.href(routes.signInSent);
    },
  });

  site.form(routes.signInSent, {
    who: 'visitor',
    schema: Type.Object({ code: Type.String({ maxLength: 20 }) }),
    start: (visit) => {
      browserOf(visit);
      return {};
    },
    show: (visit, state) => sentPage(visit.view, state, examples),
    act: async (visit, { code }) => enter(visit, await useCode(whereOf(visit), code, browserOf(visit))),
  });

  site.form(routes.signInConfirm, {
    who: 'visitor',
    schema: Type.Object({
      token: Type.Optional(Type.String({ maxLength: 100 })),
      name: Type.Optional(Type.String({ maxLength: 120 })),
      email: Type.Optional(MailText),
    }),
    start: (visit) => ({ token: visit.query.token ?? '' }),
    show: async (visit, state) => {
      const token = typeof state.values.token === 'string' ? state.values.token : undefined;
      const { secret } = browserOf(visit);
      const link = await visit.tx((tx) => lookAtLink(tx, visit.place.id, token, visit.now(), secret));
      return confirmPage(visit.view, state, link);
    },
    act: async (visit, { token, name, email }) => {
      const browser = browserOf(visit);
      const link = await visit.tx((tx) => lookAtLink(tx, visit.place.id, token, visit.now(), browser.secret));
      if (link.kind === 'mail') return enter(visit, await useLink(whereOf(visit), token, browser));
      const empty = [!name && { field: 'name', code: 'empty' }, !email && { field: 'email', code: 'empty' }].filter(
        (one) => one !== false,
      );
      if (!name || !email) throw new Refused('invalid', { fields: empty });
      return enter(visit, await useStewardLink(whereOf(visit), token, { name, email }, browser));
    },
  });

  site.form(routes.signOut, {
    who: 'signed-in',
    schema: Type.Object({}),
    show: (visit, state) => signOutPage(visit.view, state),
    act: async (visit) => {
      const token = sessionToken(visit);
      await visit.tx((tx) => endSessionOf(tx, visit.place.id, token, visit.now()));
      takeSession(visit);
      return visit.view.href(routes.home);
    },
  });

  // Not wired at all where real people sign in: there is no switch that could be left on.
  if (!examples) return;
  site.form(routes.tryAs, {
    who: 'visitor',
    schema: Type.Object({ as: Type.String({ maxLength: 40 }) }),
    start: async (visit) => {
      if (!(await hasPeopleToTry(visit))) throw new Refused('not-found');
      browserOf(visit);
      return {};
    },
    show: async (visit, state) =>
      tryAsPage(visit.view, state, await visit.tx((tx) => exampleAccounts(tx, visit.place.id))),
    act: async (visit, value) => enter(visit, await signInAsExample(whereOf(visit), value.as, browserOf(visit))),
  });
}

function enter(visit: Visit, signedIn: SignedIn): string {
  giveSession(visit, signedIn);
  return signedIn.next ?? visit.view.href(routes.desk);
}
