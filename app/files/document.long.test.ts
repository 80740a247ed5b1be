// Broken documents by the hundred: each is read or refused by name; none takes the reader down or hangs it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refused } from '../base/refused.ts';
import { extractText } from './document.ts';
import { docxParagraph, letterPdf, makeDocx, makePdf } from './made-documents.ts';

const originals = [
  letterPdf(['A letter of some words.', '1. Publish the budget.', 'Sincerely']),
  makePdf({ pages: [[['Two', 72, 700]], []], scan: true, password: '' }),
  makeDocx([docxParagraph('A letter'), docxParagraph('Publish the budget', true)].join('')),
  Buffer.from('<!doctype html><html lang=en><ol><li>Publish<li>the <table><p>budget</ol>'),
];

test('three hundred mutilated documents are each read or refused', async () => {
  const damage = fc.record({ at: fc.nat(5000), cut: fc.nat(40), put: fc.uint8Array({ maxLength: 12 }) });
  const mutilated = fc
    .tuple(fc.constantFrom(...originals), fc.array(damage, { minLength: 1, maxLength: 6 }))
    .map(([original, damages]) => {
      let bytes = Buffer.from(original);
      for (const { at, cut, put } of damages) {
        const place = at % (bytes.length + 1);
        bytes = Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + cut)]);
      }
      return bytes;
    });
  const pair = fc.tuple(mutilated, mutilated); // two at a time, as many as the house reads at once
  await fc.assert(
    fc.asyncProperty(pair, async (both) => {
      for (const end of await Promise.allSettled(both.map((bytes) => extractText(bytes)))) {
        if (end.status === 'fulfilled') assert.ok(end.value.paragraphs.length > 0);
        else assert.ok(end.reason instanceof Refused, String(end.reason));
      }
    }),
    { numRuns: 150, endOnFailure: true },
  );
});
