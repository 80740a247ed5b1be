import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { startMailSink } from '../../dev/mail-sink.ts';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { openMailroom, placeViewOf } from '../../test/mailroom.ts';
import { inPlace } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { deadJobs, runDueJobs } from '../base/jobs.ts';
import { makeView } from '../web/view.ts';
import { composeMail } from './letterhead.ts';
import { defineMail, lookAtStop, mailTasks, sendMail, stopMail } from './mail.ts';
import { openPost } from './post.ts';
import { readMail } from './read-mail.ts';

const { db } = await freshDatabase();
const { ctx } = await freshPlace(db, { slug: 'elm' });
const place = placeViewOf(ctx, 'https://elm.example', { slug: 'elm', name: 'Elm' });
const mailroom = await openMailroom(db, [place], ctx.now);
after(() => mailroom.close());

// The words of another mail serve: what is tried here is the way of a mail, not what it says.
const words = { subject: 'identity-mail-claim-subject', body: 'identity-mail-claim-body' };
const values = {
  place: 'Elm',
  subject: 'the mayor',
  who: 'ana@example.org',
  days: 7,
  link: 'https://elm.example/claim/confirm?token=abc',
};
const asked = defineMail({ kind: 'test.asked', words });
const notice = defineMail({ kind: 'test.notice', words, stoppable: true });
const view = makeView({ place, lang: 'en', today: '2026-03-02', path: '/' });
const send = (kind = asked, args: Record<string, string | number> = values, to = 'mayor@example.org', lang = 'en') =>
  inPlace(db, ctx.place, (tx) => sendMail(tx, ctx.place, kind, { to, lang, args }, ctx.now()));
const rowOf = (id: string) =>
  inPlace(db, ctx.place, (tx) => tx.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirstOrThrow());

describe('a mail', () => {
  it('goes out after the commit, as text and the same as HTML, and leaves no address behind', async () => {
    const id = await send();
    assert.equal(mailroom.count(), 0);
    await mailroom.deliver();
    const mail = await mailroom.last();
    assert.deepEqual(mail.to, ['mayor@example.org']);
    assert.match(mail.text, /^https:\/\/elm\.example\/claim\/confirm\?token=abc$/m);
    assert.match(mail.html, /<a href="https:\/\/elm\.example\/claim\/confirm\?token=abc">/);
    assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
    assert.equal(mail.headers.has('list-unsubscribe'), false);
    const row = await rowOf(id);
    assert.ok(row.sent);
    assert.deepEqual([row.address, row.args], [null, null]);
  });

  it('is never sent when the transaction that asked for it is rolled back', async () => {
    const before = mailroom.count();
    await assert.rejects(
      inPlace(db, ctx.place, async (tx) => {
        await sendMail(tx, ctx.place, asked, { to: 'mayor@example.org', lang: 'en', args: values }, ctx.now());
        throw new Error('no');
      }),
    );
    await mailroom.deliver();
    assert.equal(mailroom.count(), before);
  });

  it('is in the receiver’s language', async () => {
    await send(asked, values, 'mayor@example.org', 'es');
    await mailroom.deliver();
    assert.match((await mailroom.last()).subject, /¿Habla esta persona por the mayor\?/);
  });

  it('waits while the mail server is away, and is dead only after its last try', async () => {
    const id = await send();
    const away = openPost('smtp://127.0.0.1:1');
    const tasks = mailTasks({ db, post: away, placeView: () => place, now: ctx.now });
    await runDueJobs(db, tasks);
    away.close();
    assert.equal((await rowOf(id)).sent, null);
    assert.deepEqual(await inPlace(db, ctx.place, deadJobs), []);
    await db.pool.query('update graphile_worker._private_jobs set run_at = now(), attempts = 0');
    await mailroom.deliver();
    assert.ok((await rowOf(id)).sent);
  });

  it('to what is not one address is a defect of ours, found before anything is written', async () => {
    for (const to of ['a@example.org, b@example.org', 'a@example.org\r\nBcc: b@example.org', 'nobody']) {
      await assert.rejects(send(asked, values, to), TypeError);
    }
  });
});

describe('words from people', () => {
  const hostile = 'Mayor\r\nBcc: everyone@example.org\r\n\r\nhttps://elm.example/evil\u2028<b>x</b>';

  it('never become a header, a receiver, markup, or a line of their own', async () => {
    await send(asked, { ...values, subject: hostile, who: 'x@example.org\n\nhttps://elm.example/evil' });
    await mailroom.deliver();
    const mail = await mailroom.last();
    assert.deepEqual(mail.to, ['mayor@example.org']);
    assert.deepEqual([mail.headers.has('bcc'), mail.headers.has('cc')], [false, false]);
    assert.equal(mail.subject.includes('\n'), false);
    assert.doesNotMatch(mail.html, /<b>|href="https:\/\/elm\.example\/evil"/);
    assert.doesNotMatch(mail.text, /^https:\/\/elm\.example\/evil/m);
  });

  it('whatever they are, the header fields stay ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (subject) => {
        const made = composeMail({
          id: newId(),
          to: 'a@example.org',
          from: { name: subject, address: 'b@example.org' },
          view,
          words,
          args: { ...values, subject },
        });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may stand in a header
        assert.doesNotMatch(made.subject + made.from.name, /[\u0000-\u001f\u007f]/);
        assert.deepEqual(Object.keys(made.headers), ['Auto-Submitted']);
      }),
    );
  });
});

describe('mail that comes without being asked for', () => {
  it('can be stopped: by the button or one click, not by opening the link', async () => {
    await send(notice);
    await mailroom.deliver();
    const mail = await mailroom.last();
    const [, token] = /\/mail\/stop\/([\w-]+)/.exec(mail.text)!;
    assert.match(mail.raw, /^List-Unsubscribe:\s+<https:\/\/elm\.example\/mail\/stop\/[\w-]+>/m);
    assert.match(mail.raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    const look = () => inPlace(db, ctx.place, (tx) => lookAtStop(tx, ctx.place, token!));
    assert.equal(await look(), 'ready');
    const before = mailroom.count();
    assert.equal(await inPlace(db, ctx.place, (tx) => stopMail(tx, ctx.place, token!, ctx.now())), true);
    assert.equal(await inPlace(db, ctx.place, (tx) => stopMail(tx, ctx.place, token!, ctx.now())), true);
    assert.equal(await look(), 'done');
    const stopped = await send(notice, values, 'MAYOR@example.org');
    await send(asked);
    await mailroom.deliver();
    assert.equal((await rowOf(stopped)).dropped, 'stopped');
    assert.equal(mailroom.count(), before + 1);
    assert.equal(await inPlace(db, ctx.place, (tx) => stopMail(tx, ctx.place, 'guessed', ctx.now())), false);
  });
});

describe('the sink', () => {
  it('keeps the last messages through a restart, and no more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-sink-'));
    after(() => rmSync(folder, { recursive: true, force: true }));
    const sink = await startMailSink({ folder, keep: 3 });
    const post = openPost(sink.url);
    for (let i = 1; i <= 5; i++) {
      await post.send(
        composeMail({
          id: newId(),
          to: `m${i}@example.org`,
          from: post.from(place),
          view,
          words,
          args: { ...values, subject: `n${i}` },
        }),
      );
    }
    post.close();
    await sink.close();
    assert.equal(readdirSync(folder).length, 3);
    const again = await startMailSink({ folder, keep: 3 });
    after(() => again.close());
    const kept = again.list();
    assert.deepEqual(
      kept.map((mail) => mail.to),
      [['m5@example.org'], ['m4@example.org'], ['m3@example.org']],
    );
    const read = await readMail(again.find(kept[0]!.id)!.raw);
    assert.match(read.subject ?? '', /n5/);
    assert.equal(read.from?.value[0]?.address, 'no-reply@elm.invalid');
  });

  it('a sender that is not one address is refused at the start', () => {
    assert.throws(() => openPost('smtp://127.0.0.1:1', 'a@example.org\nBcc: b@example.org'), TypeError);
  });
});
