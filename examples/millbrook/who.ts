// The invented people who act in Millbrook: who signs in, what each is verified for, and how their acts are signed.
// None of them is anybody; every address ends in .invalid and can never receive mail.

import { makeAccount } from '../../app/identity/accounts.ts';
import type { ExampleWord } from '../../app/identity/examples.ts';
import { grantRole } from '../../app/identity/roles.ts';
import type { Method, Role } from '../../app/identity/tables.ts';
import { verifyByExample } from '../../app/identity/verification/grant.ts';
import type { Actor, Step } from '../world.ts';

type Person = {
  actor: string;
  name: string;
  email: string;
  lang?: string;
  /** the word of "Try it as …" */
  tryAs?: ExampleWord;
  staff?: Role;
  /** 'membership/…' or 'organization/…', and how that was shown */
  verified?: readonly [of: string, method: Method];
};

const people: Person[] = [
  { actor: 'steward', name: 'Ruth Amadi', email: 'ruth.amadi@millbrook.invalid', tryAs: 'steward', staff: 'steward' },
  { actor: 'second-steward', name: 'Ines Cole', email: 'ines.cole@millbrook.invalid', staff: 'steward' },
  { actor: 'clerk', name: 'Joan Whitcomb', email: 'clerk@millbrook.invalid', tryAs: 'clerk', staff: 'clerk' },
  {
    actor: 'aide',
    name: 'Tomás Reyes',
    email: 'tomas.reyes@millbrook.invalid',
    tryAs: 'aide',
    verified: ['membership/calloway-mayor', 'mail'],
  },
  {
    actor: 'organizer',
    name: 'Delia Fontaine',
    email: 'delia.fontaine@riders.invalid',
    tryAs: 'organizer',
    verified: ['organization/riders', 'mail'],
  },
  { actor: 'resident', name: 'Grace Lindholm', email: 'grace.lindholm@post.invalid', tryAs: 'resident' },
  {
    actor: 'director',
    name: 'Petra Novak',
    email: 'petra.novak@transit.invalid',
    verified: ['membership/novak-director', 'dns'],
  },
  {
    actor: 'commission',
    name: 'Samuel Ferrer',
    email: 'samuel.ferrer@transit.invalid',
    verified: ['organization/transit-commission', 'letter'],
  },
  {
    actor: 'centro',
    name: 'Marisol Quintana',
    email: 'marisol@rioclaro.invalid',
    lang: 'es',
    verified: ['organization/centro', 'in-person'],
  },
  {
    actor: 'parents',
    name: 'Owen Achterberg',
    email: 'owen.achterberg@post.invalid',
    verified: ['organization/parents', 'vouchers'],
  },
];

const actorOf = ({ name, email, staff, verified }: Person): Actor => {
  if (staff) return { role: staff === 'auditor' ? 'editor' : staff, name, account: email };
  const of = verified?.[0];
  if (!of) return { role: 'editor', name, account: email };
  return { role: of.startsWith('organization/') ? 'speaker' : 'holder', name, as: of, account: email };
};

export const actors: Record<string, Actor> = Object.fromEntries(
  people.filter((one) => one.staff || one.verified).map((one) => [one.actor, actorOf(one)]),
);

/** Accounts and roles: private, and harmless when done again, so they leave no mark. */
export const signUps: Step[] = people.map((person) => ({
  name: `account/${person.actor}`,
  kind: 'at-home',
  run: async (world) => {
    const { name, email, lang, tryAs, staff } = person;
    const account = await makeAccount(world, { name, email, lang: lang ?? 'en', ...(tryAs ? { example: tryAs } : {}) });
    if (staff) await grantRole(world, { account: account.id, role: staff });
  },
}));

/** After the organizations and memberships are there. A year from today, as for anybody. */
export const verifications: Step[] = people.flatMap(({ actor, email, verified }) => {
  if (!verified) return [];
  const [of, method] = verified;
  const run: Step['run'] = async (world) =>
    verifyByExample(await world.as('steward'), {
      ...(of.startsWith('organization/') ? { organization: world.id(of) } : { membership: world.id(of) }),
      account: await world.accountOf(email),
      method,
      since: world.today,
    });
  return [{ name: `verified/${actor}`, run }];
});
