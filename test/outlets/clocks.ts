// What happens to a clock and what becomes of a commitment: each text with a word of its own.
import { changeClock, transferReferral, withdrawEvent } from '../../app/record/clocks/actions.ts';
import { endPeriod, setPeriod } from '../../app/record/clocks/period-actions.ts';
import { markCommitment, recordCommitment, reviewMark } from '../../app/record/commitments/actions.ts';
import { recordDelivery } from '../../app/record/letters/actions.ts';
import type { Marked } from './marked.ts';

export async function moveClocks(
  there: Marked,
  letter: { id: string; referral: string },
  mayor: string,
  council: string,
  sources: string[],
): Promise<void> {
  const { clerk, mark } = there;
  const { id: period } = await setPeriod(clerk, {
    holder: { post: mayor },
    basis: 'law',
    days: 20,
    unit: 'working',
    soon: 5,
    long: 20,
    rolls: true,
    citation: `Act ${mark()}`,
    url: `https://law.example/${mark()}`,
    note: `Note ${mark()}`,
    sources,
  });
  await endPeriod(clerk, period, { what: 'ended', until: '2099-01-01', words: `Over ${mark()}`, sources });
  const { id, referral } = letter;
  const evidence = `Stamp ${mark()}`;
  const way = { letter: id, holder: { post: mayor }, fact: 'delivered', channel: 'hand', lang: 'en' } as const;
  await recordDelivery(clerk, { ...way, evidence, sources });
  const event = await changeClock(clerk, { referral, what: 'pause', words: `Paused ${mark()}`, sources });
  await withdrawEvent(clerk, { event, words: `Not paused ${mark()}` });
  await transferReferral(clerk, { referral, to: { organization: council }, words: `Passed ${mark()}`, sources });
}

export async function makeCommitments(there: Marked, mayor: string, sources: string[]): Promise<void> {
  const { clerk, mark } = there;
  const { id } = await recordCommitment(clerk, {
    holder: { post: mayor },
    words: `Will do ${mark()}`,
    conditions: `If ${mark()}`,
    vague: `by ${mark()}`,
    rule: 'soon',
    sources,
  });
  const moved = { newWords: `Will do it later ${mark()}`, newVague: `by another ${mark()}`, rule: 'months' };
  const words = `Moved ${mark()}`;
  const made = await markCommitment(clerk, { commitment: id, axis: 'time', value: 'moved', words, ...moved, sources });
  await reviewMark(clerk, { mark: made, what: 'objected', words: `No ${mark()}`, sources });
}
