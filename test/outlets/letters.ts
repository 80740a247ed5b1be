// Letters with everything that can be said of them, and answers: each text with a word of its own.
import { makeAccount } from '../../app/identity/accounts.ts';
import { giveAnswer, recordAnswer } from '../../app/record/answers/actions.ts';
import { relateDemands, withdrawRelation } from '../../app/record/demands/relations/actions.ts';
import {
  acknowledgeDelivery,
  disputeDelivery,
  publishLetter,
  publishVersion,
  recordDelivery,
  withdrawDelivery,
} from '../../app/record/letters/actions.ts';
import { withdrawLetter } from '../../app/record/letters/standing/actions.ts';
import { verify } from '../../app/record/letters/town.ts';
import type { Marked } from './marked.ts';

export async function publishLetters(there: Marked, alpha: string, mayor: string, sources: string[]) {
  const { as, clerk, db, mark, site } = there;
  const speaker = as('speaker', alpha);
  const first = `We ask for this ${mark()}.`;
  const letter = await publishLetter(speaker, {
    organizations: [alpha],
    title: `A letter ${mark()}`,
    summary: `Summary ${mark()}`,
    lang: 'en',
    paragraphs: [first, `And more ${mark()}.`],
    demands: [{ heading: `Heading ${mark()}`, quote: first, holders: [{ post: mayor }] }],
  });
  const content = Buffer.from(`The file says ${mark()}.`);
  const kept = await site.files.put(content, { limit: 10_000 });
  await publishVersion(speaker, {
    letter: letter.id,
    title: `A letter again ${mark()}`,
    summary: `Summary ${mark()}`,
    lang: 'en',
    paragraphs: [first, `And still more ${mark()}.`],
    rendition: { file: kept.digest, name: `file-${mark()}.txt`, media: 'text/plain', bytes: content.length },
  });
  const to = { letter: letter.id, holder: { post: mayor }, channel: 'hand' as const, lang: 'en', sources };
  const delivery = await recordDelivery(speaker, { ...to, fact: 'delivered', evidence: `Receipt ${mark()}` });
  const other = await recordDelivery(speaker, { ...to, fact: 'sent', evidence: `Stamp ${mark()}` });
  await disputeDelivery(clerk, { delivery, words: `They say ${mark()}`, lang: 'en', sources });
  await acknowledgeDelivery(clerk, { delivery: other, words: `They took it ${mark()}`, lang: 'en', sources });
  await withdrawDelivery(clerk, { delivery: other, reason: `By mistake ${mark()}`, lang: 'en' });
  const speaks = (await makeAccount(clerk, { email: 'jo@alpha.example', name: 'Jo', lang: 'en' })).id;
  await verify(db, clerk, { organization: alpha }, speaks);
  const second = await publishLetter(speaker, {
    organizations: [alpha],
    adoptions: [{ organization: alpha, name: `Jo ${mark()}`, account: speaks, day: '2026-01-02' }],
    title: `A second letter ${mark()}`,
    lang: 'en',
    paragraphs: [`We ask for that ${mark()}.`],
    demands: [{ heading: `Heading ${mark()}`, paragraph: 1 }],
  });
  const pair = { demand: second.demands[0]!.id, other: letter.demands[0]!.id, how: 'restates' as const, lang: 'en' };
  const relation = await relateDemands(speaker, { ...pair, words: `Because ${mark()}` });
  await withdrawRelation(speaker, { relation, reason: `Not so ${mark()}`, lang: 'en' });
  const off = { letter: second.id, organization: alpha, lang: 'en' };
  await withdrawLetter(speaker, { ...off, reason: `A better one ${mark()}` });
  return {
    id: letter.id,
    referral: letter.demands[0]!.referrals[0]!.id,
    demand: letter.demands[0]!.id,
    file: kept.digest,
  };
}

export async function sayAnswers(
  there: Marked,
  letter: { referral: string },
  membership: string,
  sources: string[],
): Promise<void> {
  const { as, clerk, mark } = there;
  const answer = () => ({
    verdict: 'declined' as const,
    reasons: `Reasons ${mark()}`,
    lang: 'en',
    referrals: [letter.referral],
  });
  await recordAnswer(clerk, { ...answer(), quote: `Quote ${mark()}`, sources, occurred: { on: '2026-01-10' } });
  await giveAnswer(as('holder', membership), { ...answer(), verdict: 'partly' });
}
