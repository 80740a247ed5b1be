import assert from 'node:assert/strict';
import { createServer, get, type IncomingMessage } from 'node:http';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { makePage, type Page, sendPage } from './cache.ts';
import { html } from './html.ts';

// Beyond the memory that pages are encoded in, just within it, and an ordinary one; signs of one, two, three and four bytes.
const words = (times: number) =>
  html`<ul>${Array.from({ length: times }, (_, i) => html`<li>a ñ “” 🏛 ${i}</li>`)}</ul>`;
const pages = { giant: words(60_000), large: words(12_000), small: words(3) };

let page: Page;
const server = createServer((request, response) => sendPage(request, response, page, { 'cache-control': 'no-cache' }));
let port: number;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as { port: number }).port;
});
after(() => server.close());

async function read(headers: Record<string, string>): Promise<{ answer: IncomingMessage; body: Buffer }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    get({ port, headers }, resolve).on('error', reject),
  );
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  return { answer, body: Buffer.concat(parts) };
}

for (const [name, markup] of Object.entries(pages)) {
  test(`a ${name} page is the same with gzip and without, and nothing when the reader has it`, async () => {
    // Made in the same memory at the same moment: must not show in it.
    [page] = (await Promise.all([makePage(markup), makePage(html`<p>${'another page'.repeat(2000)}</p>`)])) as [
      Page,
      Page,
    ];
    assert.equal((await makePage(markup)).etag, page.etag);
    const zipped = await read({ 'accept-encoding': 'br, gzip' });
    assert.equal(zipped.answer.headers['content-encoding'], 'gzip');
    assert.equal(gunzipSync(zipped.body).toString(), markup.toString());
    const plain = await read({});
    assert.equal(plain.answer.headers['content-encoding'], undefined);
    assert.equal(Number(plain.answer.headers['content-length']), Buffer.byteLength(markup.toString()));
    assert.equal(plain.body.toString(), markup.toString());
    const again = await read({ 'if-none-match': `W/${zipped.answer.headers.etag}` });
    assert.equal(again.answer.statusCode, 304);
    assert.equal(again.body.length, 0);
  });
}

test('a kept page holds no more memory than its bytes', async () => {
  for (const markup of Object.values(pages)) {
    const { gzipped } = await makePage(markup);
    assert.equal(gzipped.buffer.byteLength, gzipped.length);
  }
});
