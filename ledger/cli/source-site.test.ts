// A site that answers badly: cut off, packed wrongly, byte by byte, or with no address at all. A reader is told, and never left waiting.

import assert from 'node:assert/strict';
import { createServer, type ServerResponse } from 'node:http';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { NotThere } from '../src/index.ts';
import { NoAnswer, readUrl } from './source-site.ts';

const packed = gzipSync(Buffer.alloc(100_000, 7));
const answers: Record<string, (response: ServerResponse) => void> = {
  '/cut': (response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('only this');
    setImmediate(() => response.destroy());
  },
  '/unpacked': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not packed at all'),
  '/short': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed.subarray(0, 60)),
  '/large': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
  '/moved': (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  '/drip': (response) => {
    const timer = setInterval(() => response.write('.'), 5);
    response.on('close', () => clearInterval(timer));
  },
  '/silent': () => undefined,
};
const server = createServer((request, response) => {
  const answer = answers[request.url!];
  if (answer) answer(response);
  else response.writeHead(404).end();
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => {
  server.closeAllConnections();
  server.close();
});
const at = (path: string) => `http://127.0.0.1:${(server.address() as { port: number }).port}${path}`;

test('whatever is no whole answer is told as such, with its address', async () => {
  for (const [path, why] of [
    ['/cut', /aborted|ECONNRESET|ERR_STREAM/],
    ['/unpacked', /Z_DATA_ERROR/],
    ['/short', /Z_BUF_ERROR/],
    ['/large', /more than 50000 bytes/],
    ['/moved', /status 302/],
  ] as const) {
    const failed = await readUrl(at(path), 50_000).catch((error) => error);
    assert.ok(failed instanceof NoAnswer, `${path}: ${failed}`);
    assert.match(failed.message, why);
    assert.ok(failed.message.startsWith(at(path)));
  }
  await assert.rejects(readUrl(at('/nothing'), 10), NotThere);
  for (const url of ['nowhere', 'http://', 'ftp://example.org/x', 'http://[/'])
    await assert.rejects(readUrl(url, 10), NoAnswer, url);
});

test('whoever sends a byte now and then, or none, is not waited for', async () => {
  await assert.rejects(readUrl(at('/drip'), 50_000, 0.1), /so slowly/);
  await assert.rejects(readUrl(at('/silent'), 50_000, 0.1), /no answer within 0\.1 seconds/);
});
