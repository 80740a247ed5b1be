import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, proposedDays, readDays } from './calendar.ts';

test('a year is proposed from the country and state of the division', async () => {
  const days = await proposedDays('ocd-division/country:us/state:mo/place:springfield', 2026, 'en');
  assert.ok(days.some((day) => day.date === '2026-07-04'));
  assert.ok(
    days.some((day) => day.date === '2026-05-08' && /Truman/.test(day.name)),
    'Missouri keeps Truman Day',
  );
  assert.deepEqual(await proposedDays('ocd-division/country:zz/place:nowhere', 2026, 'en'), []);
});

test('what is proposed can be sent back as it stands', async () => {
  const days = await proposedDays('ocd-division/country:us', 2026, 'en');
  assert.deepEqual(
    readDays(linesOf(days), '2026').days,
    [...days].sort((a, b) => (a.date < b.date ? -1 : 1)),
  );
});

test('every line that is no day of the year is named, all at once', () => {
  const text = '2026-02-30 Never\n\n2025-12-25 Past\n2026-01-01 One\n2026-01-01 Two\nSunday';
  assert.deepEqual(readDays(text, '2026').problems, [
    { code: 'place-day', line: 1 },
    { code: 'place-day-other-year', line: 3 },
    { code: 'place-day-twice', line: 5 },
    { code: 'place-day', line: 6 },
  ]);
});
