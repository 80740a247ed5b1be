// What a person sees while Redress starts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elapsed, openScreen } from './screen.ts';

function paper(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, columns: 60, write: (text: string) => written.push(text), written };
}

test('off a terminal, a step is one finished line without control codes', () => {
  const sheet = paper(false);
  let now = 0;
  const step = openScreen(sheet, () => now).step('Starting the database');
  now = 940;
  step.done();
  assert.equal(sheet.written.length, 1);
  assert.match(sheet.written[0] ?? '', /^ {2}Starting the database +0\.9 s\n$/);
});

test('off a terminal, long work is told now and then, not all the time', () => {
  const sheet = paper(false);
  let now = 0;
  const step = openScreen(sheet, () => now).step('Loading the examples');
  for (let done = 1; done <= 1204; done += 1) {
    now += 20;
    step.progress(done, 1204);
  }
  step.done();
  assert.equal(sheet.written.length, 3);
  assert.match(sheet.written[0] ?? '', /500 of 1,204/);
});

test('on a terminal, the line is drawn over itself, never wider than the screen', () => {
  const sheet = paper(true);
  let now = 0;
  const step = openScreen(sheet, () => now).step(
    'A step with a name so long that it would not fit at all on this screen',
  );
  now = 1000;
  step.progress(1, 2);
  for (const text of sheet.written) assert.ok(text.replace('\r\x1b[K', '').length < 60);
  assert.ok(sheet.written.every((text) => !text.includes('\n')));
});

test('a message in the middle of a step stands on a line of its own', () => {
  const sheet = paper(true);
  const screen = openScreen(sheet);
  const step = screen.step('Starting the database');
  screen.say('PostgreSQL is back.');
  step.done('ready');
  assert.ok(sheet.written.join('').includes('\r\x1b[K  PostgreSQL is back.\n'));
});

test('times are written as people say them', () => {
  assert.equal(elapsed(940), '0.9 s');
  assert.equal(elapsed(125_000), '2 min 5 s');
});
