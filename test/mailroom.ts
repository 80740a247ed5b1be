// Mail for tests: a real sink, the jobs that fill it when told to, and what somebody reads in their mail.
// Never part of a running site.

import type { Ctx } from '../app/acts/commit.ts';
import type { Database } from '../app/base/database.ts';
import { runDueJobs } from '../app/base/jobs.ts';
import { mailTasks } from '../app/following/mail.ts';
import { openPost } from '../app/following/post.ts';
import { readMail } from '../app/following/read-mail.ts';
import type { SubjectDirectory } from '../app/identity/viewer.ts';
import type { PlaceView } from '../app/web/view.ts';
import { type MailSink, startMailSink } from '../dev/mail-sink.ts';

export type ReadMail = {
  to: string[];
  subject: string;
  text: string;
  html: string;
  headers: Map<string, unknown>;
  raw: string;
};
export type Mailroom = {
  sink: MailSink;
  deliver: () => Promise<void>;
  last: () => Promise<ReadMail>;
  count: () => number;
  close: () => Promise<void>;
};

export const placeViewOf = (ctx: Ctx, baseUrl: string, given: Partial<PlaceView> = {}): PlaceView => ({
  id: ctx.place,
  slug: 'testville',
  name: 'Testville',
  baseUrl,
  languages: ['en', 'es'],
  zone: 'America/Chicago',
  divisionId: 'ocd-division/country:us/state:mo/place:testville',
  ...given,
});

/** A sink, and the jobs that fill it when told to. */
export async function openMailroom(
  db: Database,
  places: PlaceView[],
  now: () => Date,
  more: Parameters<typeof runDueJobs>[1] = {},
): Promise<Mailroom> {
  const sink = await startMailSink();
  const post = openPost(sink.url);
  const placeView = (id: string) => places.find((place) => place.id === id);
  const tasks = { ...mailTasks({ db, post, placeView, now }), ...more };
  return {
    sink,
    deliver: () => runDueJobs(db, tasks),
    count: () => sink.list().length,
    async last() {
      const mail = sink.list()[0];
      if (!mail) throw new Error('no mail has come');
      const read = await readMail(mail.raw);
      return {
        to: mail.to,
        subject: read.subject ?? '',
        text: read.text ?? '',
        html: read.html || '',
        headers: read.headers,
        raw: mail.raw.toString('utf8'),
      };
    },
    async close() {
      post.close();
      await sink.close();
    },
  };
}

/** The token of the link in a mail. */
export function tokenIn(mail: ReadMail): string {
  const found = /[?&]token=([A-Za-z0-9_-]+)/.exec(mail.text);
  if (!found) throw new Error('no link in this mail');
  return found[1]!;
}

/** The six digits in a mail. */
export function codeIn(mail: ReadMail): string {
  const found = /^(\d{3} \d{3})$/m.exec(mail.text);
  if (!found) throw new Error('no code in this mail');
  return found[1]!;
}

/** A record with no one in it. */
export const emptyDirectory: SubjectDirectory = {
  memberships: async () => new Map(),
  organizations: async () => new Map(),
  choices: async () => ({ memberships: [], organizations: [] }),
};
