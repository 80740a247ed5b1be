// A place of its own in which every text gets a word that stands nowhere else, so that it can be looked for in everything that goes out.
// It writes no text itself but the place's own; the files beside it do, one for each part of the record.
import type { Author, Ctx } from '../../app/acts/commit.ts';
import { openPlace } from '../../app/acts/places.ts';
import type { Database } from '../../app/base/database.ts';
import { newId } from '../../app/base/ids.ts';
import { openTestSite, type TestSite } from '../site.ts';

export type Marked = {
  site: TestSite;
  db: Database;
  place: string;
  clerk: Ctx;
  /** Somebody who speaks for an organization or holds a post. */
  as: (role: 'speaker' | 'holder', of: string) => Ctx;
  /** A steward who has done nothing here so far. */
  another: (name: string) => Ctx;
  wake: NonNullable<Ctx['wake']>;
  /** A word that stands nowhere else, fit for any text; upper and lower case, since addresses are lower case. */
  mark: () => string;
  /** All words given out so far. */
  words: string[];
  /** Who signed: in no outlet ever, covered or not (research/record.md §5, invariant 9). */
  secrets: string[];
};

export async function openMarked(): Promise<Marked> {
  const site = await openTestSite();
  const { db } = site;
  const words: string[] = [];
  const mark = () => {
    const word = `Zq${String(words.length).padStart(3, '0')}xw`;
    words.push(word);
    return word;
  };
  const place = await openPlace(
    { db, author: { role: 'site', name: 'Test' }, now: site.now },
    {
      slug: 'coverville',
      name: 'Coverville',
      division: 'ocd-division/country:us/state:mo/place:coverville',
      languages: ['en', 'es'],
      zone: 'America/Chicago',
      banner: `A banner ${mark()}`,
      contact: { email: `${mark()}@coverville.example`, words: `Room ${mark()}`, lang: 'en' },
    },
  );
  await site.directory.refresh();
  const wake = (id: string, n: string, purge?: boolean) => site.site.wake(id, n, purge);
  const by = (author: Author): Ctx => ({ db, place, author, now: site.now, wake });
  return {
    ...{ site, db, place, wake, mark, words, secrets: [] },
    clerk: by({ role: 'clerk', name: 'A clerk' }),
    as: (role, of) => by({ role, name: 'Somebody else', as: of }),
    another: (name) => by({ role: 'steward', name, account: newId() }),
  };
}
