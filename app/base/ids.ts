// UUIDv7 (RFC 9562 §5.7), made in the app so that no engine-specific function is needed: time-ordered, so B-tree inserts stay local.
// Never a secret: anyone who sees one knows about when it was made.
import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(4096);
let used = pool.length;
let last = 0;
let sequence = 0;

/** A new UUIDv7: 48 bits of Unix milliseconds, a 12-bit counter within the millisecond, 62 random bits. */
export function newId(now: number = Date.now()): string {
  if (used + 8 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  if (now > last) {
    last = now;
    sequence = ((pool[used]! & 0x07) << 8) | pool[used + 1]!;
  } else if (++sequence > 0xfff) {
    last++;
    sequence = 0;
  }
  const random = Buffer.from(pool.subarray(used, used + 8));
  used += 8;
  random[0] = (random[0]! & 0x3f) | 0x80;
  const time = last.toString(16).padStart(12, '0');
  const tail = random.toString('hex');
  const counter = sequence.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID; what comes from outside is checked with this before it reaches a query. */
export const isId = (text: unknown): text is string => typeof text === 'string' && uuid.test(text);
