// Notes, keys, checkpoints and cosignatures: what a known key signed is read, and nothing else is.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { signerCalled } from '../fuzz/small-log.ts';
import { vectors } from '../fuzz/vectors.ts';
import { openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { cosign } from './cosignature.ts';
import { formatKey, parseKey, verifierKey } from './key.ts';
import { makeKey, nodeSuite, openSigner, sha256 } from './node.ts';
import { formatSignatureLine, openNote, parseNote, signNote } from './note.ts';
import { fromBase64, toBase64, utf8Bytes } from './text.ts';

const log = signerCalled('log.example/one');
const witness = signerCalled('witness.example/w1', 'witness', 2);
const root = new Uint8Array(sha256(utf8Bytes('root')));
const checkpoint = signCheckpoint(log, 17, root);
const cosigned = (time: number, text = parseNote(utf8Bytes(checkpoint)).text) =>
  checkpoint + formatSignatureLine(witness.key, cosign(witness, time, text));
const refused = (note: string, code: string, keys = [log.key, witness.key]) =>
  assert.rejects(openNote(nodeSuite, utf8Bytes(note), keys), { code }, JSON.stringify(note).slice(0, 120));

test('every checkpoint of the Tessera log opens with its key', async (t) => {
  const folder = vectors(t, 'tlog-tiles-tessera');
  if (!folder) return;
  const key = parseKey(sha256, 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx');
  for (let size = 0; size <= 15; size += 1) {
    const opened = await openCheckpoint(nodeSuite, readFileSync(join(folder, 'log', `checkpoint.${size}`)), [key]);
    assert.deepEqual([opened.origin, opened.size], ['example.com/log/testdata', size]);
  }
});

test('the keys of Go’s documentation are read, and written back the same', () => {
  // The example of the note package's own documentation; its secret is public on purpose.
  const secret = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
  const open = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const signer = openSigner(secret);
  assert.equal(formatKey(signer.key), open);
  assert.deepEqual(parseKey(sha256, open), signer.key);
  const text = 'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n';
  const asPrinted =
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  assert.ok(signNote(text.replace('’', "'"), signer).endsWith(asPrinted));
});

test('a key is one line with one spelling, and its id belongs to it', () => {
  const text = formatKey(log.key);
  const [name, id, base64] = text.split(/\+(.{8})\+/) as [string, string, string];
  for (const [wrong, code] of [
    ['', 'key-not-readable'],
    ['no pluses', 'key-not-readable'],
    [`+${id}+${base64}`, 'key-name'],
    [`a b+${id}+${base64}`, 'key-name'],
    [`a\u2003b+${id}+${base64}`, 'key-name'],
    [`${name}+00000000+${base64}`, 'key-id'],
    [`other.example+${id}+${base64}`, 'key-id'],
    [`${name}+${id.toUpperCase()}x+${base64}`, 'key-not-readable'],
    [`${name}+${id}+${base64.slice(0, -2)}==`, 'not-base64'],
    [`${name}+${id}+${toBase64(Uint8Array.from([2, ...log.key.publicKey]))}`, 'key-type'],
    [`${name}+${id}+${toBase64(Uint8Array.from([1, ...log.key.publicKey, 0]))}`, 'key-not-readable'],
  ] as const) {
    assert.throws(() => parseKey(sha256, wrong), { code }, wrong);
  }
  const small = new Uint8Array(32);
  assert.throws(() => verifierKey(sha256, 'log', 'log.example', small), { code: 'key-unsound' });
  const { secret } = makeKey('log', 'a.example', new Uint8Array(32).fill(9));
  assert.throws(() => openSigner(secret.replace(/\+[0-9a-f]{8}\+/, '+00000000+')), { code: 'key-id' });
});

test('a text may hold empty lines; the signatures come after the last one', async () => {
  const text = 'One\n\nTwo\n';
  const opened = await openNote(nodeSuite, utf8Bytes(signNote(text, log)), [log.key]);
  assert.equal(opened.text, text);
});

test('unknown signatures are ignored, whoever’s name they bear, and known ones must hold', async () => {
  const stranger = signerCalled('log.example/one', 'log', 7);
  const line = (signer: typeof log, text: string) => formatSignatureLine(signer.key, signer.sign(utf8Bytes(text)));
  const { text } = parseNote(utf8Bytes(checkpoint));
  const note = checkpoint + line(stranger, 'something else\n');
  assert.equal((await openNote(nodeSuite, utf8Bytes(note), [log.key])).signatures.length, 1);
  await refused(note, 'signature-wrong', [log.key, stranger.key]);
  await refused(checkpoint, 'no-known-signature', [witness.key]);
  await refused(checkpoint, 'keys-alike', [log.key, log.key]);
  // A second line by a key is not looked at, so it cannot make a good note bad.
  await openNote(nodeSuite, utf8Bytes(checkpoint + line(log, 'another text\n')), [log.key]);
  await refused(`${text}\n${line(log, 'another text\n')}${line(log, text)}`, 'signature-wrong');
});

test('what is not written as the specification asks is refused', async () => {
  const { text } = parseNote(utf8Bytes(checkpoint));
  const signature = checkpoint.slice(text.length + 1);
  await refused(text, 'note-no-signatures');
  await refused(`${text}\n`, 'note-no-signatures');
  await refused(checkpoint.trimEnd(), 'note-no-signatures');
  await refused(checkpoint.replace('— ', '- '), 'note-signature-line');
  await refused(checkpoint.replace('— ', '—  '), 'note-signature-line');
  await refused(`${checkpoint}more\n`, 'note-signature-line');
  await refused(`${text}\n— log.example/one AAAA\n`, 'note-signature-line');
  await refused(`${text}\n${signature.repeat(101)}`, 'note-too-long');
  await refused(checkpoint.replace('\n', '\r\n'), 'note-control-character');
  await refused(`${checkpoint}\n${'x'.repeat(256 * 1024)}`, 'note-too-long');
  await refused(checkpoint.replace('17', '18'), 'signature-wrong');
  await assert.rejects(openNote(nodeSuite, Uint8Array.of(0xff, 10, 10), [log.key]), { code: 'not-utf8' });
  for (const bad of ['no newline', 'a\tb\n', '\ud800\n']) {
    assert.throws(() => signNote(bad, log), { code: 'note-text' });
  }
});

test('a checkpoint is three lines with one spelling each', () => {
  const lines = (origin: string, size: string, hash: string) => `${origin}\n${size}\n${hash}\n`;
  const hash = toBase64(root);
  assert.deepEqual(parseCheckpoint(lines('a', '0', hash)), { origin: 'a', size: 0, root, extensions: [] });
  assert.deepEqual(parseCheckpoint(`${lines('a', '1', hash)}more\n`).extensions, ['more']);
  for (const [text, code] of [
    [lines('', '1', hash), 'checkpoint-lines'],
    ['a\n1\n', 'checkpoint-lines'],
    [`a\n1\n${hash}`, 'checkpoint-lines'],
    [`${lines('a', '1', hash)}\n`, 'checkpoint-lines'],
    [lines('a', '01', hash), 'not-decimal'],
    [lines('a', '-1', hash), 'not-decimal'],
    [lines('a', '1e3', hash), 'not-decimal'],
    [lines('a', '9007199254740992', hash), 'number-too-large'],
    [lines('a', '1', hash.slice(0, -1)), 'not-base64'],
    [lines('a', '1', 'AAAA'), 'wrong-length'],
  ] as const) {
    assert.throws(() => parseCheckpoint(text), { code }, JSON.stringify(text));
  }
});

test('a log speaks only under its own name', async () => {
  const forged = signNote(`other.example/log\n1\n${toBase64(root)}\n`, log);
  await assert.rejects(openCheckpoint(nodeSuite, utf8Bytes(forged), [log.key]), { code: 'origin-differs' });
  // A witness's word alone makes no checkpoint.
  const text = `log.example/one\n1\n${toBase64(root)}\n`;
  const onlyWitness = `${text}\n${formatSignatureLine(witness.key, cosign(witness, 5, text))}`;
  await assert.rejects(openCheckpoint(nodeSuite, utf8Bytes(onlyWitness), [log.key, witness.key]), {
    code: 'no-known-signature',
  });
});

test('a cosignature holds for its text and its time', async () => {
  const opened = await openCheckpoint(nodeSuite, utf8Bytes(cosigned(1_679_315_147)), [log.key, witness.key]);
  assert.deepEqual(
    opened.cosignatures.map(({ key, time }) => [key.name, time]),
    [['witness.example/w1', 1_679_315_147]],
  );
  await refused(cosigned(1, 'another text\n'), 'signature-wrong');
  const line = cosigned(7).split('\n').at(-2)!;
  const bytes = fromBase64(line.split(' ')[2]!);
  bytes[11]! ^= 1; // the time's last bit
  await refused(`${checkpoint}— witness.example/w1 ${toBase64(bytes)}\n`, 'signature-wrong');
  bytes[4] = 0xff; // a time no clock shows
  await refused(`${checkpoint}— witness.example/w1 ${toBase64(bytes)}\n`, 'signature-wrong');
  // The same key as a log's is another key: a cosignature is no signature of a log.
  const asLog = verifierKey(sha256, 'log', 'witness.example/w1', witness.key.publicKey);
  await refused(cosigned(7).replace(checkpoint, `${parseNote(utf8Bytes(checkpoint)).text}\n`), 'no-known-signature', [
    asLog,
  ]);
});
