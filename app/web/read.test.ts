// A sent form is read whole: every error at once, in our own codes, and nobody's words changed beyond their spaces.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import Type from 'typebox';
import { readForm } from './read.ts';

const schema = Type.Object({
  title: Type.String({ minLength: 3, maxLength: 20 }),
  note: Type.Optional(Type.String({ maxLength: 50 })),
  kind: Type.Enum(['letter', 'statement']),
  topics: Type.Optional(Type.Array(Type.Enum(['a', 'b']), { maxItems: 2 })),
  on: Type.Optional(Type.String({ format: 'fuzzy-date' })),
  day: Type.Optional(Type.String({ format: 'date' })),
  count: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
  mail: Type.Optional(Type.String({ format: 'email' })),
  web: Type.Optional(Type.String({ format: 'url' })),
  post: Type.Optional(Type.String({ format: 'uuid' })),
  sure: Type.Boolean(),
});
const good = { title: 'A letter', kind: 'letter' };
const codes = (raw: Record<string, unknown>) => {
  const read = readForm(schema, { ...good, ...raw });
  return read.ok ? [] : read.errors.map((e) => `${e.field} ${e.code}`);
};
const value = (raw: Record<string, unknown>) => {
  const read = readForm(schema, { ...good, ...raw });
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
};

describe('reading a form', () => {
  it('says all errors at once, in the order of the fields', () => {
    const read = readForm(schema, {
      title: ' ',
      kind: 'x',
      topics: ['a', 'z'],
      on: '2021-13',
      day: '2021-02-30',
      count: 'many',
      mail: 'a@b',
      web: 'javascript:x',
      post: '1',
    });
    assert.deepEqual(read.ok ? [] : read.errors.map((e) => `${e.field} ${e.code}`), [
      'title empty',
      'kind choose',
      'topics choose',
      'on fuzzy-date',
      'day date',
      'count number',
      'mail email',
      'web url',
      'post uuid',
    ]);
  });

  it('leaves out empty optional fields and gives whole values', () => {
    assert.deepEqual(value({ note: '  ', topics: '', on: '', count: '', sure: undefined }), { ...good, sure: false });
    assert.deepEqual(value({ topics: 'a', count: '1,204', sure: 'yes', on: '2021-04', title: ' e\u0301te\r\nb ' }), {
      title: 'éte\nb',
      kind: 'letter',
      topics: ['a'],
      count: 1204,
      sure: true,
      on: '2021-04',
    });
  });

  it('says limits: too short, too long (10 MB too), too small, too big, too many', () => {
    assert.deepEqual(codes({ title: 'ab', note: 'x'.repeat(51), count: '0' }), [
      'title too-short',
      'note too-long',
      'count too-small',
    ]);
    assert.deepEqual(codes({ title: 'x'.repeat(10_000_000), count: '2001', topics: ['a', 'b', 'a'] }), [
      'title too-long',
      'topics too-many-chosen',
      'count too-big',
    ]);
    assert.deepEqual(codes({ count: '1.5' }), ['count whole-number']);
    assert.deepEqual(codes({ count: '1e3' }), ['count number']);
  });

  it('puts a date together from its parts, as far as it is known', () => {
    assert.equal(value({ 'on-year': '2021', 'on-month': '4', 'on-day': '' }).on, '2021-04');
    assert.equal(value({ 'on-year': '2021' }).on, '2021');
    assert.equal(value({ 'day-year': '2024', 'day-month': '2', 'day-day': '29' }).day, '2024-02-29');
    assert.deepEqual(codes({ 'day-year': '2023', 'day-month': '2', 'day-day': '29' }), ['day date']);
    assert.deepEqual(codes({ 'on-day': '3' }), ['on fuzzy-date']);
    assert.deepEqual(codes({ 'on-year': '2021', 'on-day': '3' }), ['on fuzzy-date']);
    assert.deepEqual(codes({ 'day-year': '2021' }), ['day date']);
  });

  it('takes web addresses only, without a hidden name in them', () => {
    for (const web of ['https://a.example/x?y#z', 'http://localhost:8080/']) assert.deepEqual(codes({ web }), []);
    for (const web of [
      'ftp://a.example',
      'data:text/html,x',
      '//a.example',
      'a.example',
      'https://user@a.example',
      'https:// a',
      'https://',
    ])
      assert.deepEqual(codes({ web }), ['web url'], web);
  });

  it('refuses controls, reversing marks and broken text', () => {
    for (const note of ['a\0b', 'a\u202Eb', 'a\uD800', 'a\u2067b'])
      assert.deepEqual(codes({ note }), ['note bad-characters']);
    assert.equal(value({ note: 'a\tb\n🙂' }).note, 'a\tb\n🙂');
  });

  it('a field sent twice counts once, files and odd shapes count as nothing', () => {
    assert.equal(value({ note: ['first', 'second'] }).note, 'second');
    assert.deepEqual(codes({ title: { a: 1 } }), ['title empty']);
  });

  it('whatever is sent, the answer is a value of the schema or errors about its own fields', () => {
    const names = Object.keys(schema.properties);
    const raw = fc.dictionary(
      fc.constantFrom(...names, 'on-year', 'on-month', 'on-day', '__proto__'),
      fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()), fc.integer(), fc.constant(undefined)),
    );
    fc.assert(
      fc.property(raw, (sent) => {
        const read = readForm(schema, sent);
        if (!read.ok) assert.ok(read.errors.length > 0 && read.errors.every((e) => names.includes(e.field)));
      }),
    );
  });
});
