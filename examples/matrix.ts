// How every referral of a place's letters stands on a day, asked through the same rules as the pages. For the tests.
import { type Database, inPlace } from '../app/base/database.ts';
import { currentAnswersOf } from '../app/record/answers/store.ts';
import { deliveriesTo } from '../app/record/demands/grid.ts';
import { type ReferralState, referralState } from '../app/record/demands/rules.ts';
import { referralsOf } from '../app/record/demands/store.ts';
import { deliveriesOf } from '../app/record/letters/store.ts';
import { holderAt, holderKey } from '../app/record/people/holder.ts';

export const statesOf = (db: Database, place: string, today: string): Promise<ReferralState[]> =>
  inPlace(db, place, async (tx) => {
    const letters = await tx.selectFrom('letters').select('id').where('superseded_by', 'is', null).execute();
    const states: ReferralState[] = [];
    for (const { id } of letters) {
      const deliveries = await deliveriesOf(tx, id);
      const answers = await currentAnswersOf(tx, id);
      for (const referral of await referralsOf(tx, place, { letter: id })) {
        const key = holderKey(holderAt(referral.holder_post, referral.holder_organization)!);
        const answer = answers.get(referral.id);
        states.push(referralState({ referral, deliveries: deliveriesTo(deliveries, key), answer, today }));
      }
    }
    return states;
  });
