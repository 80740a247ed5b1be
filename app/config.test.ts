// The environment as a person may set it, right and wrong.
import assert from 'node:assert/strict';
import { isAbsolute } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { CannotStart } from '../dev/start-failure.ts';
import { readConfig } from './config.ts';

function refusal(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    assert.ok(error instanceof CannotStart);
    assert.equal(error.code, 'settings');
    return error.message;
  }
  return assert.fail('these settings were accepted');
}

test('with nothing set, it serves this machine alone on port 8080, with its own database', () => {
  const config = readConfig({});
  assert.equal(config.host, '127.0.0.1');
  assert.equal(config.port, 8080);
  assert.equal(config.isLoopback, true);
  assert.equal(config.databaseUrl, undefined);
  assert.ok(isAbsolute(config.dataDir));
});

test('what was signed last is remembered beside the data folder, and never in it', () => {
  assert.equal(readConfig({ REDRESS_DATA: '/srv/redress/' }).logGuard, '/srv/redress.signed');
  assert.equal(readConfig({ REDRESS_DATA: '/srv/redress', LOG_GUARD: '/mnt/other' }).logGuard, '/mnt/other');
  for (const inside of ['/srv/redress', '/srv/redress/log'])
    assert.match(refusal({ REDRESS_DATA: '/srv/redress', LOG_GUARD: inside }), /LOG_GUARD must lie outside/);
});

test('an empty setting counts as not set', () => {
  assert.equal(readConfig({ PORT: '', DATABASE_URL: ' ' }).port, 8080);
});

test('every wrong setting is told at once', () => {
  const message = refusal({
    PORT: '80800',
    HOST: 'http://here',
    DATABASE_URL: 'mysql://x',
    BASE_URL: 'https://a/b',
    MAIL_FROM: 'me',
  });
  for (const name of ['PORT', 'HOST', 'DATABASE_URL', 'BASE_URL', 'MAIL_FROM'])
    assert.match(message, new RegExp(`${name} must be`));
  assert.match(message, /it is “80800”/);
});

test('a password in a wrong address is never printed', () => {
  const message = refusal({ DATABASE_URL: 'postgre://owner:s3cret@host/db', SMTP_URL: 'mailto:owner:s3cret@host' });
  assert.doesNotMatch(message, /s3cret/);
});

test('serving others without a mail server is refused; serving this machine is not', () => {
  assert.match(refusal({ HOST: '0.0.0.0' }), /SMTP_URL is missing/);
  assert.match(refusal({ HOST: '192.0.2.7', PORT: 'x' }), /PORT must be.*SMTP_URL is missing/s);
  assert.match(refusal({ HOST: '0.0.0.0', SMTP_URL: 'smtp://mail.example.org' }), /MAIL_FROM is missing/);
  const mail = { SMTP_URL: 'smtps://u:p@mail.example.org:465', MAIL_FROM: 'Redress <redress@example.org>' };
  assert.equal(readConfig({ HOST: '0.0.0.0', ...mail }).isLoopback, false);
  for (const HOST of ['127.0.0.1', '::1', 'localhost']) assert.equal(readConfig({ HOST }).isLoopback, true);
});

test('a port is any number a port can be, and nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 65535 }), (port) => readConfig({ PORT: String(port) }).port === port),
  );
  fc.assert(fc.property(fc.integer({ min: 65536 }), (port) => refusal({ PORT: String(port) }).includes('PORT')));
  for (const port of ['-1', '8e3', '0x50', '80.5', 'http']) assert.match(refusal({ PORT: port }), /PORT must be/);
});
