// For tests only: a town in which people are named. An organization and an office that can be reached, an office that cannot, and
// somebody who writes letters for the organization.
import assert from 'node:assert/strict';
import { simpleParser } from 'mailparser';
import { freshPlace } from '../../../test/database.ts';
import { type Reader, reader, type TestSite } from '../../../test/site.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { signedIn } from '../letters/town.ts';
import { recordMembership, recordOrganization, recordPost } from '../people/actions.ts';
import { recordSource, recordStatement } from '../words/actions.ts';

/** A Monday. */
export const monday = new Date('2026-03-02T15:00:00Z');

/** What a letter says of a private person. */
export const text = 'We ask for open books.\n\nMs. Okafor has refused us the books for a year.';

export async function town(site: TestSite) {
  const { ctx: made } = await freshPlace(site.db);
  const ctx = { ...made, now: site.now, wake: site.site.wake };
  await site.directory.refresh();
  const contact = 'alpha@alpha.example';
  const { id: alpha } = await recordOrganization(ctx, { name: 'Alpha', kind: 'association', contact });
  const { id: council } = await recordOrganization(ctx, { name: 'Council', kind: 'legislature' });
  const { id: mayor } = await recordPost(ctx, {
    organization: council,
    label: 'Mayor',
    contact: 'Town hall, mayor@town.example',
  });
  const { id: treasurer } = await recordPost(ctx, { organization: council, label: 'Treasurer' });
  const { id: membership } = await recordMembership(ctx, { post: mayor, role: 'Mayor', from: '2024-01-01' });
  const host = `${site.directory.byId(ctx.place)!.view.slug}.localhost`;
  const organizer = await signedIn(site, ctx, 'Ann Organizer', { organization: alpha });
  return { ctx, alpha, council, mayor, treasurer, membership, visitor: reader(site, host), organizer };
}

/** A letter that names Ruth Okafor, begun. @returns the address of its draft */
export async function beginLetter(organizer: Reader): Promise<string> {
  const made = await organizer.send('/desk/letters/new', { title: 'Open the books', lang: 'en', text });
  const draft = made.location!.replace(/\/text$/, '');
  await organizer.send(`${draft}/text`, { text });
  return draft;
}

/** Something a resident said, about posts and organizations: ['post/…']. */
export async function saidOf(ctx: Ctx, about: string[]) {
  const source = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
  return recordStatement(ctx, {
    speaker: { role: 'A resident' },
    words: 'Told.',
    quoted: false,
    day: '2026-03-01',
    attribution: 'reported',
    given: 'source',
    standing: 'reported',
    about,
    sources: [source.id],
  });
}

/** The link to reply in a notice, once it has come. */
export async function linkIn(mail: Promise<{ raw: Buffer }>): Promise<string> {
  const { text, to, subject } = await simpleParser((await mail).raw);
  const link = /\/reply\/[A-Za-z0-9_-]{43}/.exec(text ?? '')?.[0];
  assert.ok(link, `${JSON.stringify(to)} ${subject}: ${text}`);
  return link;
}

/** Waits until every mail of the place is known to have left: it arrives a moment before its sender writes that down. */
export async function hasLeft(ctx: Ctx): Promise<void> {
  const waiting = () =>
    inPlace(ctx.db, ctx.place, (tx) =>
      tx.selectFrom('mails').select('id').where('sent', 'is', null).where('dropped', 'is', null).executeTakeFirst(),
    );
  for (let tries = 0; await waiting(); tries++) assert.ok(tries < 2000, 'a mail never left');
}
