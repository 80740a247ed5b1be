// What holds of every act, whatever it says: an outsider can check it from the public log and the words beside it, without a database.
// They blame nobody for what they cannot see: a field that is covered or erased is passed over.
import { type Json, type LogRule, secondsOf, type ToldAct } from '@redress/ledger';
import { checkBody } from './commit.ts';
import { type ActKind, allKinds, type Streams } from './define.ts';

/** Two machines' clocks and a transaction lie between two entries. */
const SLACK_SECONDS = 120;

const kindIn = (type: string): ActKind<never> | undefined => allKinds().find(({ kind }) => kind === type);

/** The body as replay meets it: a text that is gone is null, and no kind finds its streams by a text. */
function bodyOf({ fields, gone }: ToldAct): Record<string, Json | null> {
  const { author: _, occurred: __, ...body } = fields;
  return { ...body, ...Object.fromEntries(gone.map((name) => [name, null])) };
}

export const bodyFits: LogRule = {
  name: 'body-fits-its-kind',
  see({ leaf, fields, gone }) {
    const kind = kindIn(leaf.type);
    if (!kind) return 'no such kind of act is known here; a newer version of these rules may know it';
    const names = new Set([...Object.keys(fields), ...gone]);
    const other = kind.codes.find((code) => names.has(code) !== Object.hasOwn(leaf.codes, code));
    if (other !== undefined) return `${other} stands in only one of leaf and words`;
    const stray = Object.keys(leaf.codes).find((code) => !kind.codes.includes(code));
    if (stray !== undefined) return `${stray} is nothing this kind says in the clear`;
    if (gone.length > 0) return undefined;
    const { author: _, occurred: __, ...body } = fields;
    try {
      checkBody(kind, body);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  },
};

/** An act begins streams that nobody began before, and is about streams that are there. */
export const aboutWhatIsThere: LogRule = {
  name: 'about-what-is-there',
  see(act, opened) {
    const kind = kindIn(act.leaf.type);
    if (!kind) return undefined;
    let streams: Streams;
    try {
      streams = kind.streams(bodyOf(act) as never);
    } catch {
      // A body that is none is told by the rule above.
      return undefined;
    }
    const { touches, opens = [] } = streams;
    const twice = opens.find(({ stream }) => opened.has(stream));
    if (twice) return `${twice.stream} began before`;
    const orphan = opens.find(({ under }) => under !== '' && !opened.has(under));
    for (const { stream } of opens) opened.set(stream, true);
    if (orphan) return `${orphan.stream} begins under ${orphan.under}, which is not in the log before it`;
    const missing = touches.find((stream) => !opened.has(stream));
    return missing === undefined ? undefined : `it is about ${missing}, which is not in the log before it`;
  },
};

/** Acts are entered in the order they were committed in: none says that it was recorded well before the one above it. */
export const timeGoesOn: LogRule = {
  name: 'time-goes-on',
  see({ leaf }, memory) {
    const [at, before] = [secondsOf(leaf.at)!, memory.get('at') as number | undefined];
    memory.set('at', at);
    if (before === undefined || at >= before - SLACK_SECONDS) return undefined;
    return `it says ${leaf.at}, and the entry before it says ${new Date(before * 1000).toISOString()}`;
  },
};

const moderating = /^moderation\.(covered|lifted|erased)\//;

/** Only texts may be taken out of sight: who covers a date, a verdict or a number changes what happened. */
export const coversTexts: LogRule = {
  name: 'only-texts-are-taken-down',
  see({ leaf, fields }, types) {
    const [, how] = moderating.exec(leaf.type) ?? [];
    if (how === undefined) {
      types.set(leaf.id, leaf.type);
      return undefined;
    }
    const { target, target_kind, field, cover } = fields as Record<string, string>;
    const kind = kindIn(String(types.get(target ?? '') ?? ''));
    if (!kind) return 'it is aimed at an act that is not in the log before it';
    if (kind.kind !== target_kind) return `it is aimed at a ${kind.kind} and calls it ${target_kind}`;
    if (!Object.hasOwn(kind.texts, field!) && !Object.hasOwn(kind.made, field!))
      return `${field} of ${kind.kind} is no text`;
    if (how === 'covered') types.set(`cover ${leaf.id}`, `${target} ${field}`);
    if (how !== 'lifted') return undefined;
    const lifts = types.get(`cover ${cover}`) === `${target} ${field}`;
    types.delete(`cover ${cover}`);
    return lifts ? undefined : 'it lifts a cover that is not there';
  },
};

/** In the order they are told in. */
export const actRules: readonly LogRule[] = [bodyFits, aboutWhatIsThere, timeGoesOn, coversTexts];
