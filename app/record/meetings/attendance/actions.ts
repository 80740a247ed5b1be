// Saying who came to a meeting: parties say it of themselves and of others, staff record it from a source. The one named is never spoken
// for: what others say stays a claim beside their own word.
import { type Ctx, commit, draft } from '../../../acts/commit.ts';
import { Faults } from '../../../acts/faults.ts';
import type { Tx } from '../../../base/database.ts';
import { isId } from '../../../base/ids.ts';
import { invalid, Refused } from '../../../base/refused.ts';
import { type Holder, holderNames } from '../../people/holder.ts';
import { minutesOf, standing } from '../minutes/store.ts';
import { currentEvent } from '../saying.ts';
import { type Speaking, type Spoken, sameHolder, speaking } from '../spoken.ts';
import { mustHaveBegun } from '../turns/actions.ts';
import { attendanceSaid } from './acts.ts';
import { type Basis, bases, type CameSays, cameSays } from './rules.ts';
import { cameWords, namedKey, personNames } from './store.ts';

export type Who = Holder | { person: string };

export type CameTold = Spoken & {
  event: string;
  who: Who | undefined;
  says: CameSays;
  /** Only where it comes from a source; here it follows from who speaks. */
  basis?: Basis | undefined;
  words?: string | undefined;
};

type Body = Parameters<typeof attendanceSaid.streams>[0];

/** 'post:<id>', 'organization:<id>' or 'person:<id>', as a form sends it. */
export function parseWho(text: unknown): Who | undefined {
  const [kind, id] = typeof text === 'string' ? text.split(':') : [];
  if (!isId(id)) return undefined;
  if (kind === 'post') return { post: id };
  if (kind === 'organization') return { organization: id };
  return kind === 'person' ? { person: id } : undefined;
}

/**
 * @throws Refused `invalid` (`choose`, `event-not-yet`, `minutes-not-approved`), `closed` (cancelled), `duplicate`, `forbidden`
 */
export async function sayWhoCame(ctx: Ctx, given: CameTold): Promise<void> {
  const faults = new Faults();
  const said = await speaking(ctx, given, faults);
  const { who } = given;
  if (!who) faults.add('who', 'choose');
  const says = faults.oneOf('says', given.says, cameSays);
  const words = faults.text('words', given.words, { max: 2000 });
  const basis = basisOf(said, given, faults);
  faults.stop();
  const body: Body = {
    ...said.fields,
    ...named(who!),
    event: given.event,
    says,
    basis,
    ...(words ? { words } : {}),
  };
  const decide = async (tx: Tx, decided: Body): Promise<Body> => {
    const event = await currentEvent(tx, given.event);
    if (event.status === 'cancelled') throw new Refused('closed');
    mustHaveBegun(event, said.here.today);
    await said.must(tx, given.event);
    await mustBeKnown(tx, who!);
    const approved = basis === 'minutes' ? await approvedMinutes(tx, given.event) : undefined;
    await mustBeNew(tx, decided);
    return { ...decided, ...(approved ? { minutes: approved } : {}) };
  };
  await commit(ctx, [draft({ act: attendanceSaid, body, occurred: said.occurred, decide })]);
}

/** Here the one named confirms and everybody else claims; in a source it is as the source says. */
function basisOf({ saying }: Speaking, given: CameTold, faults: Faults): Basis {
  if (saying.given === 'source') return faults.oneOf('basis', given.basis ?? 'claim', bases);
  const { who } = given;
  return who && !('person' in who) && sameHolder(who, saying.holder) ? 'self' : 'claim';
}

const named = (who: Who): Pick<Body, 'who_post' | 'who_organization' | 'who_person'> =>
  'person' in who
    ? { who_person: who.person }
    : 'post' in who
      ? { who_post: who.post }
      : { who_organization: who.organization };

async function mustBeKnown(tx: Tx, who: Who): Promise<void> {
  const known = 'person' in who ? await personNames(tx, [who.person]) : await holderNames(tx, [who]);
  if (known.size === 0) throw invalid('who', 'holder-unknown');
}

/** Minutes confirm once somebody else than who wrote them has approved them. */
async function approvedMinutes(tx: Tx, event: string): Promise<string> {
  const latest = (await minutesOf(tx, event)).find((one) => standing(one.approvals).length > 0);
  if (!latest) throw invalid('basis', 'minutes-not-approved');
  return latest.id;
}

async function mustBeNew(tx: Tx, body: Body): Promise<void> {
  const key = namedKey({
    who_post: body.who_post ?? null,
    who_organization: body.who_organization ?? null,
    who_person: body.who_person ?? null,
  });
  const same = (await cameWords(tx, [body.event])).some(
    (one) =>
      one.superseded_by === null &&
      namedKey(one) === key &&
      one.basis === body.basis &&
      one.by_post === (body.by_post ?? null) &&
      one.by_organization === (body.by_organization ?? null) &&
      one.says === body.says &&
      one.words === (body.words ?? null),
  );
  if (same) throw new Refused('duplicate');
}
