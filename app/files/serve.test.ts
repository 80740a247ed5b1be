// Downloads: whatever a file is called and whatever it holds, a browser saves it and shows nothing.

import assert from 'node:assert/strict';
import { validateHeaderValue } from 'node:http';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Kind } from './extracted.ts';
import { canBeShown, downloadHeaders, safeName, viewHeaders } from './serve.ts';

const digest = 'ab'.repeat(32);
const disposition = (name: string, kind: Kind = 'pdf') =>
  downloadHeaders({ digest, size: 1, kind, name })['content-disposition'];

test('a stored file is a download in an empty sandbox, of a declared kind that is not guessed', () => {
  const headers = downloadHeaders({ digest, size: 12, kind: 'pdf', name: 'letter.pdf' });
  assert.equal(headers['content-type'], 'application/pdf');
  assert.equal(headers['content-length'], '12');
  assert.equal(headers['content-disposition'], 'attachment; filename="letter.pdf"');
  assert.match(headers['content-security-policy']!, /^default-src 'none'; sandbox;/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['x-frame-options'], 'DENY');
  assert.equal(headers.etag, `"${digest}"`);
  assert.equal(headers['cache-control'], 'public, no-cache');
});

test('HTML, text and unknown files are sent as bytes without a kind', () => {
  for (const kind of ['html', 'txt', undefined] as const) {
    const headers = downloadHeaders({ digest, size: 1, ...(kind ? { kind } : {}) });
    assert.equal(headers['content-type'], 'application/octet-stream');
  }
});

test('PDF and plain text may be shown in a frame of this site; nothing else is ever shown, and none of it may run', () => {
  for (const kind of ['pdf', 'txt'] as const) {
    const headers = viewHeaders({ digest, size: 1, kind, name: 'x' });
    assert.match(headers['content-disposition']!, /^inline; /);
    assert.match(headers['content-security-policy']!, /^default-src 'none';.* frame-ancestors 'self'/);
    assert.doesNotMatch(headers['content-security-policy']!, /script-src/);
    assert.equal(headers['x-frame-options'], 'SAMEORIGIN');
    assert.equal(headers['x-content-type-options'], 'nosniff');
  }
  for (const kind of ['html', 'docx', undefined] as const) {
    assert.ok(!canBeShown(kind));
    assert.throws(() => viewHeaders({ digest, size: 1, ...(kind ? { kind } : {}) }), TypeError);
  }
});

test('a name beyond ASCII is given twice, plainly and as RFC 8187 says', () => {
  assert.equal(
    disposition("Petición “final” (d'octubre).pdf"),
    `attachment; filename="Peticion _final_ (d'octubre).pdf"; filename*=UTF-8''Petici%C3%B3n%20%E2%80%9Cfinal%E2%80%9D%20%28d%27octubre%29.pdf`,
  );
});

test('a name loses its path, its tricks and its false ending', () => {
  const names: [given: string, kind: Kind | undefined, safe: string][] = [
    ['../../etc/passwd', 'txt', 'passwd.txt'],
    ['C:\\letters\\one.PDF', 'pdf', 'one.pdf'],
    ['letter.pdf.exe', 'pdf', 'letter.pdf.exe.pdf'],
    ['letter\u202efdp.exe', 'pdf', 'letterfdp.exe.pdf'],
    ['a"; filename=evil.html', 'html', 'a-- filename=evil.html'],
    ['a\r\nSet-Cookie: x=1', 'txt', 'aSet-Cookie- x=1.txt'],
    ['', 'docx', 'file.docx'],
    ['...', 'pdf', 'file.pdf'],
    ['CON', 'txt', 'file-CON.txt'],
    ['.htaccess', undefined, 'htaccess.bin'],
    ['x'.repeat(300), 'pdf', `${'x'.repeat(100)}.pdf`],
  ];
  for (const [given, kind, safe] of names) assert.equal(safeName(given, kind), safe);
});

test('no name can end the header, add a parameter or leave the folder it is saved to', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 150 }),
    fc
      .array(fc.constantFrom('"', '\\', ';', '/', '..', '\r\n', '\0', '%', '\u202e', 'é', 'x', '\ud800', '='))
      .map((all) => all.join('')),
  );
  fc.assert(
    fc.property(name, fc.constantFrom<Kind>('pdf', 'docx', 'html', 'txt'), (given, kind) => {
      const header = disposition(given, kind)!;
      validateHeaderValue('content-disposition', header);
      assert.match(
        header,
        /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]+"(; filename\*=UTF-8''[\w%.~!#$&+^`|-]+)?$/,
      );
      assert.match(safeName(given, kind), new RegExp(`^[^/\\\\\\p{Cc}"]*[^/\\\\\\p{Cc}". ]\\.${kind}$`, 'u'));
      assert.equal(safeName(safeName(given, kind), kind), safeName(given, kind));
    }),
    { numRuns: 2000 },
  );
});
