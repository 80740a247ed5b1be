// What acts of the record make and speak of, as two tables: an id is given once; whoever speaks of a thing comes after it, and repeats what
// it was made with. So an answer follows its referral, a withdrawal what it takes back, a count the version it counts.
import type { Json, LogRule, ToldAct } from '@redress/ledger';

/** The kind of an act without its version: old and new versions make the same things. */
export const kindOf = ({ leaf }: ToldAct): string => leaf.type.slice(0, leaf.type.lastIndexOf('/'));

/** kind → the thing it makes, the field with its id, and what is remembered of it. */
export const makes: Record<string, { thing: string; id: string; of?: readonly string[] }> = {
  'letter.version-published': { thing: 'version', id: 'version', of: ['letter'] },
  'referral.made': {
    thing: 'referral',
    id: 'referral',
    of: ['demand', 'letter', 'holder_post', 'holder_organization'],
  },
  'answer.given': { thing: 'answer', id: 'answer', of: ['referral'] },
  'delivery.recorded': { thing: 'delivery', id: 'delivery', of: ['letter', 'holder_post', 'holder_organization'] },
  'demand.related': { thing: 'relation', id: 'relation', of: ['demand', 'other'] },
  'clock.changed': { thing: 'clock-event', id: 'event', of: ['referral'] },
  'clock.transferred': { thing: 'clock-event', id: 'event', of: ['referral'] },
  'commitment.marked': { thing: 'mark', id: 'mark', of: ['commitment'] },
  'endorsement.given': { thing: 'endorsement', id: 'endorsement', of: ['letter', 'organization'] },
  'signatures.set-aside': { thing: 'batch', id: 'batch', of: ['letter', 'version', 'signatures'] },
  'invitation.sent': { thing: 'invitation', id: 'invitation', of: ['event'] },
  'invitation.delivery-recorded': { thing: 'way', id: 'delivery', of: ['invitation', 'event'] },
  'minutes.published': { thing: 'minutes', id: 'version', of: ['event'] },
  'membership.recorded': { thing: 'membership', id: 'membership', of: ['organization', 'post', 'person'] },
  'naming.recorded': { thing: 'naming', id: 'naming', of: ['on', 'holder_post', 'holder_organization', 'person'] },
  'reply.given': { thing: 'reply', id: 'reply' },
  'correction.given': { thing: 'correction', id: 'correction', of: ['on'] },
  'refusal.recorded': { thing: 'refusal', id: 'refusal' },
  'source.captured': { thing: 'capture', id: 'capture' },
  'verification.granted': { thing: 'verification', id: 'verification', of: ['subject', 'membership', 'organization'] },
};

/**
 * kind → the field by which it speaks of a thing, and which thing. What both know must be the same. Only where both acts lock the same
 * stream: others may be entered in either order.
 */
export const speaks: readonly { kind: string; field: string; thing: string }[] = [
  { kind: 'answer.given', field: 'referral', thing: 'referral' },
  { kind: 'answer.given', field: 'supersedes', thing: 'answer' },
  { kind: 'delivery.disputed', field: 'delivery', thing: 'delivery' },
  { kind: 'delivery.acknowledged', field: 'delivery', thing: 'delivery' },
  { kind: 'delivery.withdrawn', field: 'delivery', thing: 'delivery' },
  { kind: 'demand.relation-withdrawn', field: 'relation', thing: 'relation' },
  { kind: 'clock.changed', field: 'referral', thing: 'referral' },
  { kind: 'clock.transferred', field: 'referral', thing: 'referral' },
  { kind: 'clock.change-withdrawn', field: 'about', thing: 'clock-event' },
  { kind: 'commitment.reviewed', field: 'mark', thing: 'mark' },
  { kind: 'endorsement.given', field: 'version', thing: 'version' },
  { kind: 'endorsement.withdrawn', field: 'endorsement', thing: 'endorsement' },
  { kind: 'signatures.counted', field: 'version', thing: 'version' },
  { kind: 'signatures.set-aside', field: 'version', thing: 'version' },
  { kind: 'signatures.restored', field: 'batch', thing: 'batch' },
  { kind: 'invitation.replied', field: 'invitation', thing: 'invitation' },
  { kind: 'invitation.delivery-recorded', field: 'invitation', thing: 'invitation' },
  { kind: 'invitation.delivery-disputed', field: 'delivery', thing: 'way' },
  { kind: 'invitation.delivery-acknowledged', field: 'delivery', thing: 'way' },
  { kind: 'invitation.delivery-withdrawn', field: 'delivery', thing: 'way' },
  { kind: 'minutes.approved', field: 'version', thing: 'minutes' },
  { kind: 'minutes.objected', field: 'version', thing: 'minutes' },
  { kind: 'membership.ended', field: 'membership', thing: 'membership' },
  { kind: 'naming.notice-turned', field: 'naming', thing: 'naming' },
  { kind: 'reply.given', field: 'naming', thing: 'naming' },
  { kind: 'correction.decided', field: 'correction', thing: 'correction' },
  { kind: 'verification.ended', field: 'verification', thing: 'verification' },
];

const remembered = (act: ToldAct, of: readonly string[] = []): Record<string, Json> =>
  Object.fromEntries(of.filter((name) => Object.hasOwn(act.fields, name)).map((name) => [name, act.fields[name]!]));

export const thingsComeFirst: LogRule = {
  name: 'things-come-first',
  see(act, things) {
    const kind = kindOf(act);
    let words: string | undefined;
    for (const { field, thing } of speaks.filter((one) => one.kind === kind)) {
      const id = act.fields[field];
      if (typeof id !== 'string') continue;
      const made = things.get(`${thing} ${id}`) as Record<string, Json> | undefined;
      const other = made && Object.keys(made).find((name) => name !== field && act.fields[name] !== made[name]);
      if (!made) words ??= `${field}: no ${thing} ${id} is in the log before it`;
      else if (other !== undefined && Object.hasOwn(act.fields, other))
        words ??= `${other} is not that of the ${thing} it speaks of`;
    }
    const made = makes[kind];
    const id = made && act.fields[made.id];
    if (!made || typeof id !== 'string') return words;
    const key = `${made.thing} ${id}`;
    if (things.has(key)) return words ?? `the ${made.thing} ${id} is in the log already`;
    things.set(key, remembered(act, made.of));
    return words;
  },
};

/** What ends a thing: kind → the field that names it, and what else may not speak of it afterwards. */
export const ends: Record<string, { field: string; silences?: readonly string[] }> = {
  'delivery.withdrawn': { field: 'delivery', silences: ['delivery.disputed', 'delivery.acknowledged'] },
  'invitation.delivery-withdrawn': {
    field: 'delivery',
    silences: ['invitation.delivery-disputed', 'invitation.delivery-acknowledged'],
  },
  'demand.relation-withdrawn': { field: 'relation' },
  'clock.change-withdrawn': { field: 'about' },
  'endorsement.withdrawn': { field: 'endorsement' },
  'signatures.restored': { field: 'batch' },
  'minutes.word-withdrawn': { field: 'of' },
  'correction.decided': { field: 'correction' },
  'verification.ended': { field: 'verification' },
  'area.closed': { field: 'area' },
};

export const endsOnce: LogRule = {
  name: 'ends-once',
  see(act, ended) {
    const kind = kindOf(act);
    for (const [by, { field, silences = [] }] of Object.entries(ends)) {
      if (by !== kind && !silences.includes(kind)) continue;
      const key = `${by} ${act.fields[field]}`;
      if (ended.has(key)) return `an earlier act (${by}) ended it: ${field} ${act.fields[field]}`;
      if (by === kind) ended.set(key, act.entry);
    }
    return undefined;
  },
};

/**
 * Numbers run from 1 without a gap: kind → within which fields. Acts that replace another keep its number. Where two acts may take theirs at
 * once (`anyOrder`: nothing they share is locked), only a number given twice is wrong.
 */
export const numbered: Record<string, { within: readonly string[]; anyOrder?: true }> = {
  'letter.published': { within: [] },
  'letter.version-published': { within: ['letter'] },
  'demand.marked': { within: ['letter'] },
  'answer.given': { within: ['referral'] },
  'commitment.recorded': { within: [], anyOrder: true },
  'event.recorded': { within: [] },
  'series.recorded': { within: [] },
  'invitation.replied': { within: ['invitation'] },
  'minutes.published': { within: ['event'] },
  'signatures.counted': { within: ['version'] },
};

export const numbersRun: LogRule = {
  name: 'numbers-run',
  see(act, memory) {
    const kind = kindOf(act);
    const rule = numbered[kind];
    const { number, replaces } = act.fields;
    if (!rule || typeof number !== 'number' || replaces !== undefined) return undefined;
    const key = [kind, ...rule.within.map((name) => act.fields[name])].join(' ');
    if (rule.anyOrder) {
      const isTaken = memory.has(`${key} ${number}`);
      memory.set(`${key} ${number}`, true);
      return isTaken ? `the number ${number} is taken` : undefined;
    }
    const next = ((memory.get(key) as number | undefined) ?? 0) + 1;
    memory.set(key, number);
    return number === next ? undefined : `it has the number ${number}, and ${next} comes next`;
  },
};
