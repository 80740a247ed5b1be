// The original beside its text: before a letter is frozen for those who write it, and afterwards for everyone; gone where it is covered.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { docxParagraph, makeDocx } from '../../files/made-documents.ts';
import { coverText } from '../moderation/actions.ts';
import { begin, pdf, rows, site, town } from './desk-town.ts';

it('is shown in a frame of this site while the text is checked, to nobody else, and to everyone once it is public', async () => {
  const { ctx, organizer } = await town();
  const draft = await begin(organizer);
  const text = await organizer.get(`${draft}/text`);
  assert.match(text.text, new RegExp(`<iframe src="${draft}/file/view" title="The original: Our letter\\.pdf"`));
  assert.match(String(text.headers['content-security-policy']), /frame-src 'self'/);
  const file = await organizer.get(`${draft}/file/view`);
  assert.equal(file.headers['content-type'], 'application/pdf');
  assert.match(String(file.headers['content-disposition']), /^inline; filename="Our letter\.pdf"/);
  assert.match(String(file.headers['content-security-policy']), /frame-ancestors 'self'/);
  assert.equal(file.headers['cache-control'], 'private, no-store');
  await organizer.send(`${draft}/publish`, {});
  const beside = await organizer.get('/letters/1-open-the-books/versions/1/original');
  const shown = /<iframe src="(\/files\/[0-9a-f]{64}\/view)"/.exec(beside.text)?.[1];
  assert.match(beside.text, /The text as it is quoted[\s\S]*We ask you to open the books\./);
  const open = await organizer.get(shown!);
  assert.deepEqual([open.status, open.headers['content-type']], [200, 'application/pdf']);
  assert.equal(open.headers['cache-control'], 'public, no-cache');

  const [act] = await rows(ctx, (tx) =>
    tx.selectFrom('acts').select('id').where('kind', '=', 'letter.version-published/1').execute(),
  );
  const steward = { ...ctx, author: { role: 'steward' as const, name: 'Sam Steward' } };
  await coverText(
    { ...steward, wake: (...given) => site.site.wake(...given) },
    { act: act!.id, field: 'file', reason: 'mistake' },
  );
  assert.equal((await organizer.get(shown!)).status, 404);
  const after = await organizer.get('/letters/1-open-the-books/versions/1/original');
  assert.doesNotMatch(after.text, /<iframe/);
});

it('is only a download where a browser cannot show it safely', async () => {
  const { organizer } = await town();
  const bytes = await makeDocx([docxParagraph('We ask for the books.')].join(''));
  const draft = await begin(organizer, { ...pdf, name: 'letter.docx', bytes });
  const text = await organizer.get(`${draft}/text`);
  assert.doesNotMatch(text.text, /<iframe/);
  assert.match(text.text, /Open it on your device/);
  assert.equal((await organizer.get(`${draft}/file/view`)).status, 404);
});
