// Dates and amounts as a reader hears them, in both languages and in the place's own zone.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { dir, languageName } from './languages.ts';
import {
  sayDate,
  sayDay,
  sayInstant,
  sayList,
  sayMoney,
  sayNumber,
  sayOf,
  sayOn,
  saySize,
  sayThe,
  sayWhen,
} from './say.ts';
import { translator } from './translator.ts';

// Spaces before "PM" differ between versions of the world's locale tables.
const plain = (text: string) => text.replace(/[\u202F\u00A0\u2009]/g, ' ');

describe('dates', () => {
  it('a day with its weekday, a month, a year', () => {
    assert.equal(sayDay('en', '2021-04-22'), 'Thursday, April 22, 2021');
    assert.equal(sayDay('es', '2021-04-22'), 'jueves, 22 de abril de 2021');
    assert.equal(sayDate('en', '2021-04'), 'April 2021');
    assert.equal(sayDate('es', '2021-04'), 'abril de 2021');
    assert.equal(sayDate('en', '2021'), '2021');
    assert.equal(sayDate('en', '2021-04-22', { year: false }), 'April 22');
  });

  it('says "or" between neighboring days and "between" otherwise', () => {
    assert.equal(plain(sayWhen('en', { on: '2021-05-24', until: '2021-05-25' })), 'May 24 or 25, 2021');
    assert.equal(plain(sayWhen('es', { on: '2021-05-24', until: '2021-05-25' })), '24 o 25 de mayo de 2021');
    assert.equal(plain(sayWhen('en', { on: '2021-05-31', until: '2021-06-01' })), 'May 31 or June 1, 2021');
    assert.equal(sayWhen('en', { on: '2021-03-26', until: '2021-04-27' }), 'between March 26, 2021 and April 27, 2021');
    assert.equal(sayWhen('es', { on: '2021', until: '2022' }), 'entre 2021 y 2022');
    assert.equal(sayWhen('en', { on: '2021-04-22', until: '2021-04-22' }), 'Thursday, April 22, 2021');
  });

  it('goes on in a sentence as with a day, or as with a month or a year', () => {
    assert.equal(sayOn('en', '2021-03-03'), 'on March 3, 2021');
    assert.equal(sayOn('en', '2021-03'), 'in March 2021');
    assert.equal(sayOn('es', '2021-03-03'), 'el 3 de marzo de 2021');
    assert.equal(sayOn('es', '2021-03'), 'en marzo de 2021');
    assert.equal(sayOn('es', '2021'), 'en 2021');
    assert.equal(sayOn('es', '../2021'), 'en 2021 o antes');
    assert.equal(sayOf('es', '2021-03-03'), 'del 3 de marzo de 2021');
    assert.equal(sayOf('es', '2021'), 'de 2021');
    assert.equal(sayOf('en', '2021'), 'of 2021');
    assert.equal(sayThe('es', '2021-03-03/..'), 'el 3 de marzo de 2021 o después');
    assert.equal(sayThe('es', '2021-03'), 'marzo de 2021');
    assert.equal(sayWhen('es', { on: '2021-03', until: '2021-04-27' }), 'entre marzo de 2021 y el 27 de abril de 2021');
  });

  it('is never given an article by a translation, where it may be a month or a year', () => {
    // These say a day of our own clock or calendar, which is always whole.
    const whole =
      /^(answers-recorded-how|clocks-(due-is|law-changed|valid-(both|from|until))|commitments-as-of|identity-(claim-until|verified|verified-until-ended)|part-cite-text|people-verified-(is|was|post-ended)|powers-then(-and-today)?|meetings-series-moved|reply-(early-until|named-(over|waits)|notice-(before|mailed-what))|support-link-confirmed-what|web-error-reply-wait|words-(capture-line|quotation-(capture|looked)))$/;
    const folder = new URL('./es/', import.meta.url);
    const wrong = readdirSync(folder).flatMap((file) =>
      readFileSync(new URL(file, folder), 'utf8')
        .split('\n')
        .filter((line) => /\b(el|del|al) \{ \$(day|on|when|since|until|from|to)\b/i.test(line))
        .filter((line) => !whole.test(line.split(' ')[0] as string) && !/^say-(on|of|the)-day /.test(line)),
    );
    assert.deepEqual(wrong, []);
  });

  it('says a bound as one, in words that fit into the same sentences', () => {
    assert.equal(sayDate('en', '../2021-04-22'), 'April 22, 2021 or earlier');
    assert.equal(sayWhen('en', { on: '2021-04-22/..' }), 'Thursday, April 22, 2021 or later');
    assert.equal(sayDate('es', '../2021-04-22'), '22 de abril de 2021 o antes');
    assert.equal(sayDate('es', '2021/..'), '2021 o después');
  });

  it('a time on the wall and an instant in the zone of the place', () => {
    assert.equal(plain(sayWhen('en', { on: '2021-04-22', time: '15:05' })), 'Thursday, April 22, 2021, 3:05 PM');
    const instant = new Date('2021-04-23T03:30:00Z');
    assert.equal(plain(sayInstant('en', instant, 'America/Chicago')), 'Thursday, April 22, 2021 at 10:30 PM CDT');
    assert.match(plain(sayInstant('es', instant, 'America/Chicago')), /^jueves, 22 de abril de 2021, 10:30/);
  });
});

describe('amounts', () => {
  it('as people say them, with the exact figure when it says more', () => {
    assert.deepEqual(sayMoney('en', 42_282_444_00), { said: '$42.3 million', exact: '$42,282,444' });
    assert.deepEqual(sayMoney('es', 42_282_444_00), { said: '$42.3 millones', exact: '$42,282,444' });
    assert.deepEqual(sayMoney('en', 1_740_000_000_00), { said: '$1.74 billion', exact: '$1,740,000,000' });
    assert.deepEqual(sayMoney('es', 1_740_000_000_00), { said: '$1.74 mil millones', exact: '$1,740,000,000' });
    assert.deepEqual(sayMoney('en', 239_000_000_00), { said: '$239 million' });
    assert.deepEqual(sayMoney('en', 999_960_000_00), { said: '$1 billion', exact: '$999,960,000' });
    assert.deepEqual(sayMoney('en', 1250), { said: '$12.50' });
    assert.deepEqual(sayMoney('en', 90_000_00n), { said: '$90,000' });
  });

  it('numbers, lists and sizes', () => {
    assert.equal(sayNumber('en', 1204), '1,204');
    assert.equal(sayList('en', ['a', 'b', 'c']), 'a, b, and c');
    assert.equal(sayList('es', ['a', 'b'], 'disjunction'), 'a o b');
    assert.equal(saySize('en', 10_000_000), '10 MB');
    assert.equal(saySize('en', 1_500), '1.5 kB');
  });
});

describe('languages', () => {
  it('know their direction and their names', () => {
    assert.equal(dir('en'), 'ltr');
    assert.equal(dir('ar-EG'), 'rtl');
    assert.equal(languageName('en', 'es'), 'Spanish');
    assert.throws(() => translator('xx'), RangeError);
  });

  it('a missing key or value is never silent while testing', () => {
    assert.throws(() => translator('en')('say-no-such-key'), /No words for "say-no-such-key" in en/);
    assert.throws(() => translator('en')('say-between', { from: 'a' }), /say-between/);
  });
});
