// Networks under names: alike for one network however its address is written, another name tomorrow and for another thing, and no address.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { household, neighborhood, networkOf } from './networks.ts';

const now = new Date('2026-03-02T15:00:00Z');
const home = (address: string) => networkOf(address, household, 'a letter', now);
const near = (address: string) => networkOf(address, neighborhood, 'a letter', now);

describe('a network', () => {
  it('has a name that no one can read back, that changes every day and from one thing to the next', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV6(), (four, six) => {
        for (const address of [four, six]) {
          const name = home(address);
          assert.match(name, /^[\w-]{43}$/);
          assert.equal(home(address), name);
          assert.ok(!name.includes(address));
          assert.notEqual(networkOf(address, household, 'another', now), name);
          const day = new Date('2026-03-03T00:00:00Z');
          const tomorrow = networkOf(address, household, 'a letter', day);
          assert.notEqual(tomorrow, name);
          assert.equal(networkOf(address, household, 'a letter', day), tomorrow);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is one household, or one neighborhood, however its address is written', () => {
    assert.equal(home('2001:db8:1:ff00::1'), home('2001:db8:1:ffab:1::2'));
    assert.notEqual(home('2001:db8:1:ff00::1'), home('2001:db8:1:aa00::1'));
    assert.equal(near('2001:db8:1:ff00::1'), near('2001:db8:1:aa00::1'));
    assert.equal(near('2001:db8::1'), near('2001:db8:0:5::1'), 'zeros left out are zeros');
    assert.notEqual(near('2001:db8::1'), near('2001:db8:1::1'));
    assert.notEqual(home('192.0.2.7'), home('192.0.2.200'));
    assert.equal(near('192.0.2.7'), near('192.0.2.200'));
    assert.equal(home('192.0.2.7'), home('::ffff:192.0.2.7'));
  });
});
