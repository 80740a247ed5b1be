// What a message to MAIL_FROM is read as. Only a report that names one of our own mails by its whole Message-ID says that it came back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readReturned } from './returned.ts';

const ours = '0199d000-0000-7000-8000-000000000001';
const report = ({
  action = 'failed',
  id = `<${ours}@millbrook.example>`,
  type = 'multipart/report; report-type=delivery-status',
  part = 'text/rfc822-headers',
} = {}) =>
  Buffer.from(
    `From: MAILER-DAEMON@mail.example
To: no-reply@millbrook.example
Subject: Undelivered Mail Returned to Sender
Content-Type: ${type}; boundary="part"

--part
Content-Type: text/plain

I'm sorry. Message-ID: <0199d000-0000-7000-8000-00000000000f@millbrook.example>
--part
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; nobody@there.example
Action: ${action}
Status: 5.1.1
--part
Content-Type: ${part}

From: Millbrook <no-reply@millbrook.example>
To: nobody@there.example
Subject: You are named
Message-ID: ${id}

--part--
`.replaceAll('\n', '\r\n'),
  );

test('a report that it failed, with our Message-ID in the headers or in the whole mail, is a mail that came back', async () => {
  for (const part of ['text/rfc822-headers', 'message/rfc822'])
    assert.deepEqual(await readReturned(report({ part })), { what: 'returned', mail: ours }, part);
  assert.deepEqual(await readReturned(report({ action: 'Failed', id: `<${ours.toUpperCase()}@x.example>` })), {
    what: 'returned',
    mail: ours,
  });
});

test('a delay, a relay, a delivery: the mail is on its way', async () => {
  for (const action of ['delayed', 'relayed', 'delivered', 'expanded'])
    assert.deepEqual(await readReturned(report({ action })), { what: 'underway' }, action);
});

test('a report that does not name one of ours returns nothing, whatever its words say', async () => {
  for (const id of ['<someone@elsewhere.example>', '', `<${ours.slice(0, -1)}@millbrook.example>`])
    assert.deepEqual(await readReturned(report({ id })), { what: 'unnamed' }, id);
});

test('what is no report of a mail server is left alone: an answer, an automatic one, one that only looks like it', async () => {
  assert.deepEqual(await readReturned(report({ type: 'multipart/mixed' })), { what: 'other' });
  assert.deepEqual(await readReturned(report({ type: 'multipart/report; report-type=disposition-notification' })), {
    what: 'other',
  });
  const answer = (headers: string) => Buffer.from(`From: a@b.example\r\n${headers}\r\nMessage-ID: <${ours}@x>\r\n`);
  assert.deepEqual(await readReturned(answer('Subject: Out of office\r\nAuto-Submitted: auto-replied\r\n')), {
    what: 'automatic',
  });
  assert.deepEqual(await readReturned(answer('Subject: Thank you\r\n')), { what: 'other' });
});

test('any bytes are read as something, and never as one of ours', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      assert.notEqual((await readReturned(Buffer.from(bytes))).what, 'returned');
    }),
    { numRuns: 50 },
  );
});
