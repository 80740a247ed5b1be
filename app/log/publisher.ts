// Keeps every place's log up to date: what the sequencer has logged goes into the tree, and a checkpoint is signed, once a second while
// there is something new. Several processes may do it at once. A place that cannot sign stands still and says why; others go on.
import type { Clock } from '../base/clock.ts';
import type { Database } from '../base/database.ts';
import { CannotSign } from './cannot-sign.ts';
import { growTree } from './grow.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type LogOf, rememberTwice, signTree } from './sign.ts';
import { askWitnesses } from './witnesses.ts';

export type Publisher = {
  /** Why a place signs no more, or undefined while it does. */
  refusalOf: (place: string) => CannotSign | undefined;
  /** One round now, with the witnesses' answers: for a test, and for a start that wants its first checkpoint at once. */
  round: () => Promise<void>;
  stop: () => Promise<void>;
};

export type PublisherOptions = {
  db: Database;
  logs: () => LogOf[];
  now: Clock;
  everyMs?: number;
  onError?: (error: unknown) => void;
  onRefusal?: (refusal: CannotSign) => void;
};

export function startPublisher(options: PublisherOptions): Publisher {
  const refusals = new Map<string, CannotSign>();
  const told = new Map<string, string>();
  let running: Promise<void> | undefined;
  let stopped = false;

  // A witness that takes its time holds up nobody's signature: it is asked beside the rounds.
  const asking = oneAtATime();
  const ask = (log: LogOf, number: string) =>
    asking.start(log.place, async () => {
      if (stopped) return;
      await askWitnesses(options.db, log, number).catch((error) => {
        if (!stopped) options.onError?.(error);
      });
    });

  const publish = async (log: LogOf) => {
    try {
      await growTree(options.db, log.place);
      const number = await signTree(options.db, log, options.now());
      refusals.delete(log.place);
      if (number !== undefined) {
        ask(log, number);
        await rememberTwice(options.db, log);
      }
      told.delete(log.place);
    } catch (error) {
      if (!(error instanceof CannotSign)) return tell(log.place, error);
      if (refusals.get(log.place)?.code !== error.code) options.onRefusal?.(error);
      refusals.set(log.place, error);
    }
  };
  // What goes wrong every second, a full disk or a database that cannot be read, is told once.
  const tell = (place: string, error: unknown) => {
    const words = String(error);
    if (!stopped && told.get(place) !== words) options.onError?.(error);
    told.set(place, words);
  };
  const round = async () => {
    for (const log of options.logs()) {
      if (stopped) return;
      await publish(log);
    }
  };
  // A round that takes longer than the pause between two is waited for, not doubled.
  const turn = () => {
    running ??= round().finally(() => {
      running = undefined;
    });
    return running;
  };
  const timer = setInterval(() => void turn(), options.everyMs ?? 1000);
  timer.unref();
  return {
    refusalOf: (place) => refusals.get(place),
    async round() {
      await running;
      await turn();
      await asking.done();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      await asking.done();
    },
  };
}
