// What an operator typed about a place, checked before anything is changed; each refusal is a sentence for a person at a terminal.
import { type Contact, contactDraft, contactOf, isZone } from '../acts/places.ts';
import { type Database, inPlace } from '../base/database.ts';
import { mailAddress } from '../base/mail-address.ts';
import { translator } from '../i18n/translator.ts';
import { Told } from './told.ts';

export type ContactGiven = { email?: string; contact?: string };
export type NewPlaceGiven = {
  name: string;
  division: string;
  languages: string;
  zone: string;
  host?: string[];
  baseUrl?: string;
} & ContactGiven;

export const saysContact = ({ email, contact }: ContactGiven): boolean => email !== undefined || contact !== undefined;

/** @throws Told for what could not be published */
export function contactGiven({ email, contact }: ContactGiven, lang: string): Contact {
  if (email && !mailAddress(email)) throw new Told(`"${email}" is not a mail address such as stewards@example.org.`);
  if (contact && contact.length > 500) throw new Told('Say in at most 500 characters where the stewards can be found.');
  return { email, words: contact, lang };
}

/** The act that says it: what is not named stays as it is. @throws Told for what could not be published */
export async function contactChange(
  db: Database,
  place: string,
  given: ContactGiven,
): Promise<ReturnType<typeof contactDraft>> {
  const { now, first } = await inPlace(db, place, async (tx) => ({
    now: await contactOf(tx),
    first: await tx
      .selectFrom('place')
      .select('languages')
      .where('superseded_by', 'is', null)
      .executeTakeFirstOrThrow(),
  }));
  const before = { email: now?.email ?? '', contact: now?.words ?? '' };
  const lang = given.contact === undefined && now ? now.lang : first.languages[0]!;
  return contactDraft(contactGiven({ ...before, ...given }, lang));
}

export function checkBaseUrl(url: string): void {
  if (!/^https?:\/\/[^/\s]+\/?$/.test(url))
    throw new Told(`"${url}" is not a base address such as https://record.example.org.`);
}

export function checkNewPlace(
  slug: string,
  given: { division: string; languages: string; zone: string; baseUrl?: string },
): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    throw new Told(`"${slug}" cannot be a short name: use lower-case letters, digits and single hyphens.`);
  if (!/^ocd-division\/country:[a-z]{2}(\/[^/:]+:[^/:]+)*$/.test(given.division)) {
    throw new Told(
      `"${given.division}" is not a division id. It looks like ocd-division/country:us/state:mo/place:springfield.`,
    );
  }
  if (given.baseUrl) checkBaseUrl(given.baseUrl);
  if (!isZone(given.zone)) throw new Told(`"${given.zone}" is not a time zone. It looks like America/Chicago.`);
  for (const lang of given.languages.split(',')) {
    try {
      translator(lang);
    } catch {
      throw new Told(`Redress does not speak "${lang}" yet. It speaks en and es.`);
    }
  }
}
