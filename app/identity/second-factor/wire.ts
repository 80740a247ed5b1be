// Addresses of second factors → rules → pages. Where a factor exists, changing anything asks for it first.
import Type from 'typebox';
import { invalid, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Site, Visit } from '../../web/site.ts';
import { ownSession } from '../account-wire.ts';
import { giveSession } from '../browser.ts';
import { ownPath } from '../sign-in.ts';
import { whereOf } from '../sign-in-wire.ts';
import { type Given, giveSecondFactor, type Holder, mayChangeFactors, type SetUp, setUpFactor } from './actions.ts';
import { factorsOf, hasFactor } from './factors.ts';
import { askFactorPage, factorsPage } from './pages.ts';
import { challengePasskey, offerPasskey, partyOf } from './passkeys.ts';
import { codesAreKept } from './recovery.ts';
import { enrolment } from './totp.ts';

async function holderOf(visit: Visit): Promise<Holder> {
  const session = await ownSession(visit);
  // The viewer is strong in an example's account without any factor; the session never is until one was given.
  return { account: session.account, session: session.id, strong: session.strong };
}

const exchangeOf = (visit: Visit, holder: Holder) => {
  const party = partyOf(visit.place, visit.request.headers.host);
  return party && { place: visit.place.id, account: holder.account, session: holder.session, party, now: visit.now() };
};

const keep = (visit: Visit, holder: Holder, token: string) =>
  giveSession(visit, { token, account: holder.account, next: null });

const Answer = Type.Optional(Type.String({ maxLength: 20_000 }));

export function wireSecondFactor(site: Site): void {
  site.form(routes.secondFactor, {
    who: 'signed-in',
    schema: Type.Object({
      code: Type.Optional(Type.String({ maxLength: 40 })),
      response: Answer,
      next: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    start: (visit) => ({ next: ownPath(visit.query.next) ?? '' }),
    show: async (visit, state) => {
      const holder = await holderOf(visit);
      const exchange = exchangeOf(visit, holder);
      return visit.tx(async (tx) => {
        const factors = hasFactor(await factorsOf(tx, visit.place.id, holder.account));
        return askFactorPage(visit.view, state, {
          factors,
          passkey: exchange && (await challengePasskey(tx, exchange)),
        });
      });
    },
    act: async (visit, { code, response, next }) => {
      const holder = await holderOf(visit);
      keep(visit, holder, await giveSecondFactor(whereOf(visit), holder, givenIn(visit, code, response)));
      return ownPath(next) ?? visit.view.href(routes.desk);
    },
  });

  site.form(routes.deskSecondFactor, {
    who: 'signed-in',
    schema: Type.Object({
      do: Type.Enum(['totp', 'passkey', 'remove-totp', 'remove-passkey', 'new-codes', 'codes-kept']),
      code: Type.Optional(Type.String({ maxLength: 40 })),
      response: Answer,
      name: Type.Optional(Type.String({ maxLength: 60 })),
      passkey: Type.Optional(Type.String({ format: 'uuid' })),
    }),
    show: async (visit, state) => {
      const holder = await holderOf(visit);
      const exchange = exchangeOf(visit, holder);
      return visit.tx(async (tx) => {
        await mayChangeFactors(tx, whereOf(visit), holder);
        const factors = await factorsOf(tx, visit.place.id, holder.account);
        const totp = await enrolment(tx, visit.place, { id: holder.account, shown: visit.viewer!.email });
        const passkey = exchange && (await offerPasskey(tx, exchange, visit.viewer!.email));
        return factorsPage(visit.view, state, { factors, staff: visit.viewer!.roles.length > 0, totp, passkey });
      });
    },
    act: async (visit, value) => {
      const holder = await holderOf(visit);
      if (value.do === 'codes-kept') {
        await visit.tx(async (tx) => {
          await mayChangeFactors(tx, whereOf(visit), holder);
          await codesAreKept(tx, visit.place.id, holder.account);
        });
      } else {
        const token = await setUpFactor(whereOf(visit), holder, wishIn(visit, value), visit.viewer!.roles.length > 0);
        if (token) keep(visit, holder, token);
      }
      return visit.view.href(routes.deskSecondFactor);
    },
  });
}

function givenIn(visit: Visit, code: string | undefined, response: string | undefined): Given {
  if (code) return { code };
  const party = partyOf(visit.place, visit.request.headers.host);
  if (response && party) return { answer: response, party };
  throw invalid('code', 'empty');
}

type Wished = { do: SetUp['do'] | 'codes-kept'; code?: string; response?: string; name?: string; passkey?: string };

function wishIn(visit: Visit, value: Wished): SetUp {
  const party = partyOf(visit.place, visit.request.headers.host);
  switch (value.do) {
    case 'totp':
      if (!value.code) throw invalid('code', 'empty');
      return { do: 'totp', code: value.code };
    case 'passkey':
      if (!value.response || !party) throw invalid('name', 'passkey-failed');
      return {
        do: 'passkey',
        answer: value.response,
        party,
        name: value.name ?? visit.view.t('identity-passkey-unnamed'),
      };
    case 'remove-passkey':
      if (!value.passkey) throw new Refused('not-found');
      return { do: 'remove-passkey', passkey: value.passkey };
    case 'remove-totp':
      return { do: 'remove-totp' };
    default:
      return { do: 'new-codes' };
  }
}
