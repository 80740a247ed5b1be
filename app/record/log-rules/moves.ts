// Moves that the record's machines do not allow: a clock that is paused twice or moved before anything was delivered, a power that comes back
// from being withdrawn, a finding on an axis it does not belong to, words given here by somebody nobody verified.
import type { Json, LogRule, RuleMemory } from '@redress/ledger';
import { pausesOf, startOf } from '../clocks/rules.ts';
import { values } from '../commitments/rules.ts';
import type { DeliveryFact } from '../demands/rules.ts';
import { machines } from '../states/machines.ts';
import { kindOf } from './things.ts';

const list = <T>(memory: RuleMemory, key: string): T[] => (memory.get(key) as unknown as T[] | undefined) ?? [];
const push = (memory: RuleMemory, key: string, one: Json): void => {
  memory.set(key, [...list<Json>(memory, key), one]);
};

const holderOf = ({ holder_post, holder_organization }: Record<string, Json>): string =>
  `${holder_post ?? ''} ${holder_organization ?? ''}`;

type Delivered = { id: string } & DeliveryFact;
type ClockMove = { id: string; what: 'pause' | 'resume' | 'extend' | 'stop'; day: string };

export const clocksMove: LogRule = {
  name: 'clocks-move-as-they-may',
  see(act, memory) {
    const { fields } = act;
    const kind = kindOf(act);
    const way = `way ${fields.letter} ${holderOf(fields)}`;
    if (kind === 'delivery.recorded') {
      const { delivery, fact, day } = fields as Record<string, string>;
      push(memory, way, {
        id: delivery!,
        fact: fact!,
        day: day!,
        disputed: false,
        acknowledged: false,
        withdrawn: false,
      });
    }
    const said = {
      'delivery.disputed': { disputed: true },
      'delivery.acknowledged': { disputed: false },
      'delivery.withdrawn': { withdrawn: true },
    }[kind];
    if (said) {
      const all = list<Delivered>(memory, way);
      memory.set(
        way,
        all.map((one) => (one.id === fields.delivery ? { ...one, ...said } : one)),
      );
    }
    const events = `events ${fields.referral}`;
    if (kind === 'clock.change-withdrawn')
      memory.set(
        events,
        list<ClockMove>(memory, events).filter(({ id }) => id !== fields.about),
      );
    if (kind !== 'clock.changed') return undefined;
    const { event, day } = fields as Record<string, string>;
    const what = fields.what as ClockMove['what'];
    const before = list<ClockMove>(memory, events).filter((one) => one.day <= day!);
    push(memory, events, { id: event!, what, day: day! });
    if ('why' in startOf(list<Delivered>(memory, way), day!)) return 'nothing was delivered by then, so no clock ran';
    const isPaused = pausesOf(before as never).some(({ until }) => until === undefined);
    if (what === 'pause' && isPaused) return 'it pauses a clock that is paused';
    if (what === 'resume' && !isPaused) return 'it resumes a clock that is not paused';
    return before.some((one) => one.what === 'stop') ? 'it moves a clock that was stopped' : undefined;
  },
};

const power = machines.find(({ name }) => name === 'power')!.parts[0]!.ways;

export const powersStand: LogRule = {
  name: 'powers-stand-as-they-may',
  see(act, memory) {
    const kind = kindOf(act);
    const { power: id, standing } = act.fields as Record<string, string>;
    if ((kind !== 'power.recorded' && kind !== 'power.standing-changed') || !id || !standing) return undefined;
    const before = String(memory.get(id) ?? 'start');
    memory.set(id, standing);
    // The same standing said once more, for another reason, moves nothing.
    if (kind === 'power.standing-changed' && before === standing && standing !== 'withdrawn') return undefined;
    const isWay = power[standing]?.some(
      ({ from, by }) => from.includes(before) && (by as readonly string[]).includes(kind),
    );
    return isWay ? undefined : `from ${before} to ${standing} there is no way`;
  },
};

export const findingsFitTheirAxis: LogRule = {
  name: 'findings-fit-their-axis',
  see(act) {
    if (kindOf(act) !== 'commitment.marked') return undefined;
    const { axis, value } = act.fields as Record<string, string>;
    const may = (values as Record<string, readonly string[]>)[axis!] ?? [];
    return may.includes(value!) ? undefined : `${value} is no finding on ${axis}`;
  },
};

type Grant = { since: string; until: string };
const DAY = 86_400_000;
const dayOf = (at: string, add: number): string => new Date(Date.parse(at) + add * DAY).toISOString().slice(0, 10);

/** The place's own day may be the one before or after UTC's. */
const covers = ({ since, until }: Grant, at: string): boolean => since <= dayOf(at, 1) && until >= dayOf(at, -1);

/** Who speaks here for an office speaks by a membership that was verified and stands so on that day. */
export const speakersAreVerified: LogRule = {
  name: 'speakers-are-verified',
  see(act, grants) {
    const { fields, leaf } = act;
    const kind = kindOf(act);
    const of = String(fields.membership ?? fields.organization ?? '');
    const key = `grants ${of}`;
    if (kind === 'verification.granted') {
      const { verification, since, until } = fields as Record<string, string>;
      push(grants, key, { id: verification!, since: since!, until: until! });
    } else if (kind === 'verification.ended') {
      grants.set(
        key,
        list<Json & { id: string }>(grants, key).filter(({ id }) => id !== fields.verification),
      );
    } else if (fields.given === 'here' && typeof fields.membership === 'string') {
      const isVerified = list<Grant>(grants, key).some((one) => covers(one, leaf.at));
      return isVerified ? undefined : `given here by the membership ${of}, which nobody had verified then`;
    } else if (kind === 'answer.given' && fields.given === 'here') {
      const own = list<Grant>(grants, `grants ${fields.holder_organization}`);
      return own.some((one) => covers(one, leaf.at))
        ? undefined
        : 'given here for an organization nobody had verified then';
    }
    return undefined;
  },
};
