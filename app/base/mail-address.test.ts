import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mailAddress, veiled } from './mail-address.ts';

describe('a mail address', () => {
  it('is one account however it is written', () => {
    assert.deepEqual(mailAddress('  Ana.Ruiz@Example.ORG '), {
      canonical: 'ana.ruiz@example.org',
      shown: 'Ana.Ruiz@Example.ORG',
    });
    assert.equal(mailAddress('ana@bücher.example')?.canonical, 'ana@xn--bcher-kva.example');
  });

  it('is refused when it could reach anyone else or end a header', () => {
    const bad = [
      ...['', 'ana', '@example.org', 'ana@', 'ana@host', 'a b@example.org', 'ana@example.org\nBcc: all@example.org'],
      ...[
        'ana@example.org, eva@example.org',
        '<ana@example.org>',
        '"a b"@example.org',
        'ana@[127.0.0.1]',
        'ana@127.0.0.1',
      ],
      ...[
        'a..b@example.org',
        '.a@example.org',
        'ana@-example.org',
        `${'a'.repeat(65)}@example.org`,
        'ana@exa\tmple.org',
      ],
      ...['ana\u0000@example.org', `ana@${'a'.repeat(64)}.org`, 'ana@example.org\r\nSubject: x'],
    ];
    for (const text of bad) assert.equal(mailAddress(text), undefined, JSON.stringify(text));
  });

  it('never keeps a sign that means something to a mail header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, after) => {
        const found = mailAddress(`${before}@${after}.org`);
        if (found) assert.match(found.canonical, /^[^\s<>,;:"()[\]\\@]+@[a-z0-9.-]+$/);
      }),
    );
  });

  it('is veiled so that only its owner knows it', () => {
    assert.equal(veiled('maria@example.org'), 'm…a@example.org');
    assert.equal(veiled('m@example.org'), 'm…@example.org');
  });
});
