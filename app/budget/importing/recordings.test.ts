// Recording a large file from the desk: it goes on while its page is answered, once, and what comes of it is found by whoever comes back.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Refused } from '../../base/refused.ts';
import { Recordings } from './recordings.ts';

const form = { mark: 'first', sent: { label: 'Adopted' } };

/** A recording that takes until it is told to end. */
function held() {
  let end: (error?: Error) => void = () => {};
  const ended = new Promise<{ number: number }>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve({ number: 3 }));
  });
  let begun = 0;
  const work = (progress: (rows: number) => void) => {
    begun++;
    progress(50_000);
    return ended;
  };
  return { end, work, begun: () => begun };
}

it('one that takes long is answered meanwhile and goes on; the same form joins it, another is refused', async () => {
  const recordings = new Recordings(1);
  const { work, end, begun } = held();
  assert.equal(await recordings.begin('a', form, work), undefined);
  assert.equal(recordings.of('a')?.rows, 50_000);
  assert.equal(await recordings.begin('a', form, work), undefined);
  await assert.rejects(
    recordings.begin('a', { ...form, mark: 'second' }, work),
    (error: Refused) => error.code === 'changed-meanwhile',
  );
  end();
  assert.equal(await new Recordings(60_000).begin('b', form, work), 3);
  assert.deepEqual([begun(), recordings.of('a')?.number], [2, 3]);
});

it('what is refused at once is thrown; what is refused later is told with what was sent', async () => {
  const recordings = new Recordings<{ label: string }>(1);
  await assert.rejects(recordings.begin('a', form, () => Promise.reject(new Refused('closed'))));
  assert.equal(recordings.of('a'), undefined);
  const { work, end } = held();
  await recordings.begin('a', form, work);
  end(new Refused('forbidden'));
  await new Promise(setImmediate);
  const known = recordings.of('a');
  assert.ok(known?.error instanceof Refused);
  assert.deepEqual([known.error.code, known.sent], ['forbidden', { label: 'Adopted' }]);
});
