// A meeting from its invitation to its minutes, and a series: each text with a word of its own.
import { inPlace } from '../../app/base/database.ts';
import { changeEvent, recordEvent } from '../../app/record/meetings/actions.ts';
import { addItem, changeItem, removeItem } from '../../app/record/meetings/agenda/actions.ts';
import { sayWhoCame } from '../../app/record/meetings/attendance/actions.ts';
import { acknowledgeWay, disputeWay, recordWay, withdrawWay } from '../../app/record/meetings/delivery/actions.ts';
import { recordReplies } from '../../app/record/meetings/invitations.ts';
import {
  approveMinutes,
  objectToMinutes,
  publishMinutes,
  withdrawWord,
} from '../../app/record/meetings/minutes/actions.ts';
import { minutesById } from '../../app/record/meetings/minutes/store.ts';
import { changeSeries, recordSeries } from '../../app/record/meetings/series/actions.ts';
import { cancelMeeting, recordHeld, returnMeeting } from '../../app/record/meetings/turns/actions.ts';
import type { Marked } from './marked.ts';

export async function inviteToMeeting(
  there: Marked,
  letter: string,
  alpha: string,
  mayor: string,
  sources: string[],
): Promise<string> {
  const { clerk, mark } = there;
  const event = () => ({
    kind: 'meeting' as const,
    title: `Meeting ${mark()}`,
    summary: `Summary ${mark()}`,
    status: 'tentative' as const,
    venue: `Hall ${mark()}`,
    day: '2026-01-20',
    standing: 'disputed' as const,
    dispute: `One says ${mark()}`,
    lang: 'en',
    about: [`letter/${letter}`],
    sources,
  });
  const made = await recordEvent(clerk, {
    ...event(),
    invite: [{ to: { post: mayor }, from: { organization: alpha }, words: `Come ${mark()}`, lang: 'en' }],
  });
  await changeEvent(clerk, { ...event(), event: made.event });
  const way = { invitation: made.invitations[0]!, channel: 'hand' as const, day: '2026-01-12', lang: 'en', sources };
  const delivery = await recordWay(clerk, { ...way, fact: 'delivered', evidence: `Receipt ${mark()}` });
  const other = await recordWay(clerk, { ...way, fact: 'sent', evidence: `Stamp ${mark()}` });
  await disputeWay(clerk, { delivery, words: `They say ${mark()}`, lang: 'en', sources });
  await acknowledgeWay(clerk, { delivery: other, words: `It came ${mark()}`, lang: 'en', sources });
  await withdrawWay(clerk, { delivery: other, reason: `By mistake ${mark()}`, lang: 'en' });
  for (const reply of ['conditions', 'decline'] as const) {
    const words = `Because ${mark()}`;
    await recordReplies(clerk, {
      replies: [{ invitation: made.invitations[0]!, reply, words, lang: 'en' }],
      when: { on: '2026-01-15' },
      sources,
    });
  }
  return made.event;
}

export async function holdMeeting(
  there: Marked,
  event: string,
  demand: string,
  mayor: string,
  sources: string[],
): Promise<void> {
  const { clerk, db, mark, place, site } = there;
  const said = { event, lang: 'en', sources };
  await cancelMeeting(clerk, { ...said, reason: `Cancelled for ${mark()}` });
  await changeEvent(clerk, {
    ...said,
    kind: 'meeting',
    title: `Meeting ${mark()}`,
    status: 'cancelled',
    day: '2150-01-20',
    standing: 'reported',
  });
  await returnMeeting(clerk, { ...said, stands: 'confirmed', reason: `Returned for ${mark()}` });
  await changeEvent(clerk, {
    ...said,
    kind: 'meeting',
    title: `Meeting ${mark()}`,
    status: 'confirmed',
    day: '2026-01-20',
    standing: 'reported',
  });
  await recordHeld(clerk, { ...said, reason: `Held ${mark()}` });
  const { item } = await addItem(clerk, { ...said, words: `Item ${mark()}`, demands: [demand] });
  await changeItem(clerk, { ...said, item, words: `Item ${mark()}`, demands: [demand] });
  await removeItem(clerk, { ...said, item, reason: `Removed for ${mark()}` });
  const bytes = Buffer.from('The minutes of a meeting.');
  const { digest } = await site.files.put(bytes, { limit: bytes.length });
  const quote = `The words ${mark()} of the minutes`;
  const { version } = await publishMinutes(clerk, {
    ...said,
    paragraphs: [quote],
    file: { digest, name: `minutes-${mark()}.txt`, media: 'text/plain', bytes: bytes.length },
  });
  const minutes = { ...said, minutes: version };
  await objectToMinutes(clerk, { ...minutes, quote, words: `Objection ${mark()}` });
  await approveMinutes(clerk, { ...minutes, words: `Approved ${mark()}` });
  const { objections } = (await inPlace(db, place, (tx) => minutesById(tx, version)))!;
  await withdrawWord(clerk, { ...minutes, of: objections[0]!.act, words: `Taken back ${mark()}` });
  await sayWhoCame(clerk, { ...said, who: { post: mayor }, says: 'absent', words: `Absent ${mark()}` });
  const { series } = await recordSeries(clerk, {
    lang: 'en',
    sources,
    title: `Series ${mark()}`,
    summary: `Summary ${mark()}`,
    every: 'week',
    first: '2150-02-01',
    count: 1,
    status: 'tentative',
  });
  await changeSeries(clerk, {
    lang: 'en',
    sources,
    series,
    title: `Renamed ${mark()}`,
    summary: `Told ${mark()}`,
    reason: `Renamed, for ${mark()}`,
  });
}
