// Every way a start can fail that we know of, as the person at the terminal reads it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { test } from 'node:test';
import { explainStartFailure, startFailure } from './start-failure.ts';

const systemError = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code}: said the system`), { code, ...more });

async function listenFails(port: number, host = '127.0.0.1'): Promise<unknown> {
  const server: Server = createServer();
  server.listen(port, host);
  const [error] = await once(server, 'error');
  return error;
}

test('a taken port is named, with another one to try', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const text = explainStartFailure(await listenFails(port));
  taken.close();
  assert.match(text, new RegExp(`Port ${port} is already used`));
  assert.match(text, new RegExp(`PORT=${port + 1} npm start`));
  assert.doesNotMatch(text, /EADDRINUSE|at .*:\d+/);
});

test('an address that is not this machine’s is named', async () => {
  assert.match(
    explainStartFailure(await listenFails(0, '192.0.2.1')),
    /192\.0\.2\.1 is not an address of this machine/,
  );
});

test('a full disk, a folder that may not be written, a port that may not be opened, a silent database', () => {
  assert.match(
    explainStartFailure(systemError('ENOSPC', { path: '/data/files' })),
    /disk is full.*\/data\/files.*Free some space/s,
  );
  assert.match(explainStartFailure(systemError('53100')), /disk is full/);
  assert.match(explainStartFailure(systemError('XX001')), /cannot read its own files.*keep a copy of the data folder/s);
  assert.match(explainStartFailure(systemError('EACCES', { path: '/data' })), /may not write to \/data/);
  assert.match(explainStartFailure(systemError('EACCES', { syscall: 'listen', port: 80 })), /may not open port 80/);
  assert.match(
    explainStartFailure(systemError('ECONNREFUSED', { address: '10.0.0.1', port: 5432 })),
    /10\.0\.0\.1:5432.*DATABASE_URL/s,
  );
});

test('a defect is not dressed up: its stack is shown', () => {
  const defect = new TypeError('undefined is not a function');
  assert.equal(startFailure(defect), undefined);
  assert.match(explainStartFailure(defect), /start-failure\.test\.ts/);
});
