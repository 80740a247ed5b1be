// The script of the page that checks a proof without anybody: it reads a file from disk, and nothing from a network. Every word it shows
// comes from the page, in the page's language; what a proof says is shown as text, never as markup.
// It must never say "proven" unless signature, place in the log and enough witnesses all held.

import { browserSuite, CannotCheckSignatures } from '../../../ledger/src/browser.ts';
import { parseLeaf } from '../../../ledger/src/leaf.ts';
import { LogError } from '../../../ledger/src/log-error.ts';
import { parsePolicy } from '../../../ledger/src/policy.ts';
import { parseProof, verifyProof } from '../../../ledger/src/proof-file.ts';
import { type Field, fieldsOf, type Published, parsePublished } from '../../../ledger/src/published.ts';
import { utf8, utf8Bytes } from '../../../ledger/src/text.ts';

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const words: Record<string, string> = JSON.parse(element('words').textContent ?? '{}');
const say = (key: string, values: Record<string, string | number> = {}): string =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replaceAll(`{${name}}`, String(value)),
    words[key] ?? key,
  );

function line(text: string, isGood?: boolean): HTMLElement {
  const item = document.createElement('li');
  item.textContent = text;
  if (isGood !== undefined) item.className = isGood ? 'good' : 'bad';
  return item;
}

function show(heading: string, isGood: boolean, items: HTMLElement[]): void {
  const title = document.createElement('h2');
  title.textContent = heading;
  title.className = isGood ? 'good' : 'bad';
  const list = document.createElement('ul');
  list.append(...items);
  element('result').replaceChildren(title, list);
}

async function check(): Promise<void> {
  const file = element<HTMLInputElement>('proof').files?.[0];
  if (!file) return show(say('choose'), false, []);
  try {
    await checkBytes(new Uint8Array(await file.arrayBuffer()), utf8Bytes(element<HTMLTextAreaElement>('policy').value));
  } catch (error) {
    if (error instanceof CannotCheckSignatures) return show(say('no-signatures'), false, []);
    if (!(error instanceof LogError)) throw error;
    show(say('not-proven'), false, [line(words[`code-${error.code}`] ?? say('refused', { code: error.code }), false)]);
  }
}

async function checkBytes(bytes: Uint8Array, policyText: Uint8Array): Promise<void> {
  const { sha256 } = browserSuite;
  const proof = parseProof(bytes);
  const published = proof.extra ? parsePublished(utf8(proof.extra)) : undefined;
  if (!published) return show(say('no-words'), false, []);
  const entry = utf8Bytes(published.leaf);
  const checkpoint = await verifyProof(browserSuite, proof, entry, parsePolicy(sha256, policyText));
  const leaf = parseLeaf(entry);
  const fields = fieldsOf(sha256, leaf, published);
  const isWhole = fields.every(({ state }) => state === 'open' || state === 'erased' || state === 'covered');
  show(isWhole ? say('proven') : say('words-differ'), isWhole, [
    line(say('place', { entry: proof.index, log: checkpoint.origin, size: checkpoint.size }), true),
    line(say('kind', { kind: leaf.type, at: leaf.at })),
    ...checkpoint.cosignatures.map(({ key, time }) =>
      line(say('witness', { name: key.name, at: new Date((time ?? 0) * 1000).toISOString() }), true),
    ),
    ...(checkpoint.cosignatures.length === 0 ? [line(say('no-witness'))] : []),
    ...fields.map((field) => fieldLine(field, published)),
  ]);
}

function fieldLine({ name, state, by }: Field, { fields }: Published): HTMLElement {
  const item = line(
    `${name}: ${say(`field-${state}`, { act: by ?? '' })}`,
    // A marker is only a word of whoever made the file: neither right nor wrong as far as a proof can tell.
    by === undefined ? state === 'open' : undefined,
  );
  if (state !== 'open') return item;
  const value = document.createElement('pre');
  const shown = fields[name];
  value.textContent = typeof shown === 'string' ? shown : JSON.stringify(shown, null, 2);
  item.append(value);
  return item;
}

element('check').addEventListener('click', () => {
  check().catch((error) => show(String(error), false, []));
});
