// Addresses of verification → proofs → pages. Reading evidence is for stewards and auditors, acting on it for stewards.
import Type from 'typebox';
import { civilDate } from '../../base/clock.ts';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Site, Visit } from '../../web/site.ts';
import { accountByEmail } from '../accounts.ts';
import { verifies } from '../examples.ts';
import type { SubjectDirectory } from '../viewer.ts';
import { claimConfirmPage, claimPage, methods, noClaimsPage, vouchPage } from './claim-pages.ts';
import { claimById, claimByToken, claims, type Here, openClaim, refuseClaim } from './claims.ts';
import { type AskDns, dnsAsker } from './dns.ts';
import { endVerification, factsOf, type Subject, subjectId } from './grant.ts';
import {
  attestPage,
  claimDeskPage,
  type Labelled,
  peoplePage,
  verificationPage,
  verificationsPage,
} from './people-pages.ts';
import {
  attestInPerson,
  confirmByDns,
  confirmByLetter,
  confirmByMail,
  printLetter,
  vouch,
  voucherCount,
} from './proofs.ts';
import { type ShownVerification, verificationsOf } from './shown.ts';

export type VerificationServices = { directory: SubjectDirectory; askDns?: AskDns };

export function wireVerification(site: Site, services: VerificationServices): void {
  const { directory } = services;
  const ask = services.askDns ?? dnsAsker();
  const here = (visit: Visit) => ({
    db: visit.db,
    place: visit.place.id,
    now: visit.now,
    zone: visit.place.zone,
    directory,
    wake: site.wake,
  });
  wireClaims(site, here, ask);
  wirePeople(site, here);
  site.page(routes.verifications, (visit) =>
    visit.tx(async (tx) =>
      verificationsPage(visit.view, await labelled(tx, here(visit), await verificationsOf(tx, visit.place.id))),
    ),
  );
}

type HereOf = (visit: Visit) => Here & { wake: Site['wake'] };

/** 'membership <id>' or 'organization <id>', as the list of a form sends it. @throws Refused `invalid` */
function subjectIn(of: string): Subject {
  const [kind, id] = of.split(' ');
  if (!isId(id) || (kind !== 'membership' && kind !== 'organization')) throw invalid('of', 'choose');
  return kind === 'membership' ? { membership: id } : { organization: id };
}

async function labelled(tx: Tx, here: Here, all: ShownVerification[]): Promise<Labelled[]> {
  const today = civilDate(here.now(), here.zone);
  const subjectOf = ({ membership, organization }: ShownVerification): Subject =>
    membership ? { membership } : { organization: organization! };
  const facts = await factsOf(tx, here.directory, all.map(subjectOf), today);
  return all.map((one) => {
    const { label = '', last } = facts.get(subjectId(subjectOf(one))) ?? {};
    // Whoever holds a post no longer cannot speak for it, whatever the verification's own last day.
    const post = one.ended === null && last !== undefined ? { ended: last, endReason: 'post-ended' } : {};
    return { ...one, ...post, label };
  });
}

function wireClaims(site: Site, here: HereOf, ask: AskDns): void {
  site.form(routes.claim, {
    who: 'signed-in',
    schema: Type.Object({
      do: Type.Enum(['open', 'look', 'code', 'give-up']),
      of: Type.Optional(Type.String({ maxLength: 60 })),
      method: Type.Optional(Type.Enum([...methods])),
      claim: Type.Optional(Type.String({ format: 'uuid' })),
      code: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    start: ({ query }) => ({
      of: query.membership
        ? `membership ${query.membership}`
        : query.organization
          ? `organization ${query.organization}`
          : '',
    }),
    show: (visit, state) =>
      visit.tx(async (tx) => {
        if (!(await verifies(tx, visit.place.id))) return noClaimsPage(visit.view);
        const at = here(visit);
        const own = await claims(tx, at, { account: visit.viewer!.account });
        const counted = await Promise.all(
          own.map(async (claim) => ({ ...claim, vouchers: await voucherCount(tx, at, claim) })),
        );
        return claimPage(visit.view, state, {
          choices: await at.directory.choices(tx, visit.view.today),
          claims: counted,
        });
      }),
    act: async (visit, value) => {
      const at = here(visit);
      const { account } = visit.viewer!;
      if (value.do === 'open') {
        const fields = [
          !value.of && { field: 'of', code: 'choose' },
          !value.method && { field: 'method', code: 'choose' },
        ].filter((one) => one !== false);
        if (!value.of || !value.method) throw new Refused('invalid', { fields });
        await openClaim(at, { account, lang: visit.view.lang, of: subjectIn(value.of), method: value.method });
      } else {
        const own = value.claim && (await visit.tx((tx) => claimById(tx, at, value.claim!)));
        if (!own || own.account !== account) throw new Refused('not-found');
        if (value.do === 'give-up') await refuseClaim(at, own.id);
        if (value.do === 'look') await confirmByDns(at, own.id, account, ask);
        if (value.do === 'code') await confirmByLetter(at, own.id, account, value.code ?? '');
      }
      return visit.view.href(value.do === 'open' || value.do === 'give-up' ? routes.claim : routes.deskAccount);
    },
  });

  site.form(routes.claimConfirm, {
    who: 'visitor',
    schema: Type.Object({ token: Type.Optional(Type.String({ maxLength: 100 })), do: Type.Enum(['yes', 'no']) }),
    start: (visit) => ({ token: visit.query.token ?? '' }),
    show: (visit, state) => {
      const token = typeof state.values.token === 'string' ? state.values.token : undefined;
      return visit.tx(async (tx) => claimConfirmPage(visit.view, state, await claimByToken(tx, here(visit), token)));
    },
    act: async (visit, value) => {
      const at = here(visit);
      if (value.do === 'yes') await confirmByMail(at, value.token);
      else {
        const claim = await visit.tx((tx) => claimByToken(tx, at, value.token));
        if (!claim) throw new Refused('not-found');
        await refuseClaim(at, claim.id);
      }
      return visit.view.href(routes.verifications);
    },
  });

  site.form(routes.deskVouch, {
    who: 'signed-in',
    schema: Type.Object({}),
    show: (visit, state) =>
      visit.tx(async (tx) => {
        const claim = await claimById(tx, here(visit), visit.params.claim ?? '');
        if (claim?.method !== 'vouchers') throw new Refused('not-found');
        const { account, posts, speaksFor } = visit.viewer!;
        return vouchPage(visit.view, state, claim, claim.account !== account && posts.length + speaksFor.length > 0);
      }),
    act: async (visit) => {
      await vouch(here(visit), visit.params.claim ?? '', visit.viewer!.account);
      return visit.view.href(routes.verifications);
    },
  });
}

function wirePeople(site: Site, here: HereOf): void {
  site.desk(routes.deskPeople, ['steward', 'auditor'], (visit) =>
    visit.tx(async (tx) => {
      const at = here(visit);
      const all = await labelled(tx, at, await verificationsOf(tx, visit.place.id));
      return peoplePage(visit.view, await claims(tx, at, 'open'), all, isSteward(visit));
    }),
  );

  site.form(routes.deskVerify, {
    who: 'steward',
    schema: Type.Object({
      email: Type.String({ format: 'email', maxLength: 254 }),
      of: Type.String({ maxLength: 60 }),
      note: Type.String({ minLength: 10, maxLength: 1000 }),
    }),
    show: (visit, state) =>
      visit.tx(async (tx) => attestPage(visit.view, state, await here(visit).directory.choices(tx, visit.view.today))),
    act: async (visit, { email, of, note }) => {
      const account = await visit.tx((tx) => accountByEmail(tx, visit.place.id, email));
      if (!account) throw invalid('email', 'no-account');
      if (account.id === visit.viewer!.account) throw invalid('email', 'not-yourself');
      const id = await attestInPerson(steward(visit), here(visit), { account: account.id, of: subjectIn(of), note });
      return visit.view.href(routes.deskVerification, { verification: id });
    },
  });

  site.form(routes.deskVerification, {
    who: ['steward', 'auditor'],
    schema: Type.Object({
      do: Type.Enum(['print', 'attest', 'refuse', 'end']),
      note: Type.Optional(Type.String({ maxLength: 1000 })),
      reason: Type.Optional(Type.Enum(['withdrawn', 'post-ended', 'mistake'])),
    }),
    show: (visit, state) =>
      visit.tx(async (tx) => {
        const at = here(visit);
        const id = visit.params.verification ?? '';
        const claim = await claimById(tx, at, id);
        if (claim) return claimDeskPage(visit.view, state, claim, await voucherCount(tx, at, claim), isSteward(visit));
        const found = await evidenceOf(tx, at, id);
        if (!found) throw new Refused('not-found');
        return verificationPage(visit.view, state, found.one, found.holder, found.evidence, isSteward(visit));
      }),
    act: async (visit, value) => {
      if (!isSteward(visit)) throw new Refused('forbidden');
      const at = here(visit);
      const id = visit.params.verification ?? '';
      if (value.do === 'end') {
        if (!value.reason) throw invalid('reason', 'choose');
        await endVerification(steward(visit), { verification: id, reason: value.reason, zone: visit.place.zone });
      }
      if (value.do === 'print') await printLetter(at, id, visit.viewer!.account);
      if (value.do === 'refuse') await refuseClaim(at, id);
      if (value.do === 'attest') {
        if (!value.note || value.note.length < 10) throw invalid('note', 'too-short', { limit: 10 });
        const claim = await visit.tx((tx) => claimById(tx, at, id));
        if (!claim) throw new Refused('not-found');
        await attestInPerson(steward(visit), at, { account: claim.account, of: claim.of, note: value.note, claim: id });
      }
      return visit.view.href(
        value.do === 'refuse' ? routes.deskPeople : routes.deskVerification,
        value.do === 'refuse' ? {} : { verification: id },
      );
    },
  });
}

const isSteward = (visit: Visit): boolean => visit.viewer?.roles.includes('steward') ?? false;
const steward = (visit: Visit) => visit.as('steward', visit.viewer!.name);

async function evidenceOf(tx: Tx, at: Here, id: string) {
  if (!isId(id)) return undefined;
  const [one] = await labelled(
    tx,
    at,
    (await verificationsOf(tx, at.place)).filter((each) => each.id === id),
  );
  if (!one) return undefined;
  const holder = await tx
    .selectFrom('verification_accounts')
    .innerJoin('accounts', (join) =>
      join
        .onRef('accounts.place_id', '=', 'verification_accounts.place_id')
        .onRef('accounts.id', '=', 'verification_accounts.account_id'),
    )
    .select(['accounts.name', 'accounts.shown'])
    .where('verification_accounts.place_id', '=', at.place)
    .where('verification_id', '=', id)
    .executeTakeFirst();
  const evidence = await tx
    .selectFrom('verification_evidence')
    .select(['kind', 'value', 'at'])
    .where('place_id', '=', at.place)
    .where('verification_id', '=', id)
    .orderBy('position')
    .execute();
  return { one, holder: holder ? `${holder.name} ${holder.shown}`.trim() : '', evidence };
}
