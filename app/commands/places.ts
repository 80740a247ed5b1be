// `redress place` and `redress user`: which places an installation serves, how they are reached, and who runs them.
import type { Command } from 'commander';
import { commit } from '../acts/commit.ts';
import { openPlace, registeredPlaces } from '../acts/places.ts';
import { systemClock } from '../base/clock.ts';
import { outsidePlaces } from '../base/database.ts';
import { Refused } from '../base/refused.ts';
import { stewardLink } from '../identity/sign-in.ts';
import {
  type ContactGiven,
  checkBaseUrl,
  checkNewPlace,
  contactChange,
  contactGiven,
  type NewPlaceGiven,
  saysContact,
} from './place-given.ts';
import { Told } from './told.ts';
import { installation, say, thePlace, withTools } from './tools.ts';

export function addPlaces(program: Command): void {
  const place = program.command('place').description('the places this installation serves');

  place
    .command('list')
    .description('list them, with the address of each')
    .action(() =>
      withTools(async ({ db, port }) => {
        const places = await registeredPlaces(db);
        if (!places.length) say('No place yet. Open one: redress place open --help');
        for (const each of places) {
          const hosts = [...each.hosts, `${each.slug}.localhost:${port}`].join(', ');
          say(
            `${each.slug}${each.example ? ' (example)' : ''}\n  ${each.base_url ?? `http://${each.slug}.localhost:${port}`}\n  hosts: ${hosts}`,
          );
        }
      }),
    );

  place
    .command('open')
    .description('open a new, empty place')
    .argument('<slug>', 'its short name in addresses: lower-case letters, digits, hyphens')
    .requiredOption('--name <name>', 'its name on every page, such as "Springfield"')
    .requiredOption(
      '--division <id>',
      'its Open Civic Data division id, such as ocd-division/country:us/state:mo/place:springfield',
    )
    .option('--languages <list>', 'languages of the pages, the first is its own', 'en,es')
    .option('--zone <zone>', 'its IANA time zone', 'America/Chicago')
    .option('--host <name...>', 'host names that lead to it')
    .option('--base-url <url>', 'the address that links in mail begin with')
    .option('--email <address>', 'public mail address of its stewards')
    .option('--contact <words>', 'where and when its stewards can be found: an office, its hours, a phone number')
    .action((slug: string, given: NewPlaceGiven) =>
      withTools(async ({ db }) => {
        checkNewPlace(slug, given);
        await openPlace(
          { db, author: installation, now: systemClock },
          {
            slug,
            name: given.name,
            division: given.division,
            languages: given.languages.split(','),
            zone: given.zone,
            hosts: given.host ?? [],
            ...(given.baseUrl ? { baseUrl: given.baseUrl.replace(/\/+$/, '') } : {}),
            ...(saysContact(given) ? { contact: contactGiven(given, given.languages.split(',')[0]!) } : {}),
          },
        ).catch((error) => {
          if (error instanceof Refused && error.code === 'duplicate')
            throw new Told(`There is a place called "${slug}" already.`);
          throw error;
        });
        say(`${given.name} is open. Make its first steward: redress user steward ${slug}`);
      }),
    );

  place
    .command('set')
    .description('change which host names lead to a place, where links in mail begin, or how its stewards are reached')
    .argument('<slug>', 'its short name')
    .option('--host <name...>', 'all host names that lead to it; those not named no longer do')
    .option('--base-url <url>', 'such as https://record.example.org')
    .option('--email <address>', 'public mail address of its stewards; "" takes it back')
    .option('--contact <words>', 'where and when its stewards can be found; "" takes it back')
    .action((slug: string, given: { host?: string[]; baseUrl?: string } & ContactGiven) =>
      withTools(async ({ db }) => {
        const found = await thePlace(db, slug);
        if (!given.host && !given.baseUrl && !saysContact(given))
          throw new Told('Say what to change: --host, --base-url, --email or --contact.');
        if (given.baseUrl) checkBaseUrl(given.baseUrl);
        const wrong = given.host?.find((host) => !/^[a-z0-9.-]+$/i.test(host));
        if (wrong) throw new Told(`"${wrong}" is not a host name. It looks like record.example.org, without a port.`);
        const contact = saysContact(given) ? [await contactChange(db, found.id, given)] : [];
        const register = {
          ...(given.host ? { hosts: given.host.map((host) => host.toLowerCase()) } : {}),
          ...(given.baseUrl ? { base_url: given.baseUrl.replace(/\/+$/, '') } : {}),
        };
        if (Object.keys(register).length > 0)
          await outsidePlaces(db, (tx) => tx.updateTable('places').set(register).where('id', '=', found.id).execute());
        if (contact.length > 0) await commit({ db, place: found.id, author: installation, now: systemClock }, contact);
        say('Changed. A running Redress follows within seconds. See it: redress place list');
      }),
    );

  program
    .command('user')
    .description('people who run a place')
    .command('steward')
    .description('print a link that makes whoever opens it a steward, once')
    .argument('<place>', 'the short name of the place')
    .action((slug: string) =>
      withTools(async ({ db, port }) => {
        const found = await thePlace(db, slug);
        const baseUrl = found.base_url ?? `http://${slug}.localhost:${port}`;
        say(`${baseUrl}${await stewardLink({ db, place: found.id, now: systemClock })}`);
        say('It works once, within 24 hours. Whoever opens it becomes a steward: give it to nobody else.');
      }),
    );
}
