// Work that may take long, beside a loop that may not wait: for each place one piece at a time, and after it the newest that came meanwhile. It
// must never queue up: what was asked for in between is overtaken.

type Work = () => Promise<void>;

export function oneAtATime(): { start: (key: string, work: Work) => void; done: () => Promise<void> } {
  const running = new Map<string, { all: Promise<void>; next: Work | undefined }>();
  return {
    /** `work` must not throw. */
    start(key, work) {
      const busy = running.get(key);
      if (busy) {
        busy.next = work;
        return;
      }
      const turn: { all: Promise<void>; next: Work | undefined } = { all: Promise.resolve(), next: work };
      turn.all = (async () => {
        while (turn.next) {
          const { next } = turn;
          turn.next = undefined;
          await next();
        }
        running.delete(key);
      })();
      running.set(key, turn);
    },
    async done() {
      for (const { all } of [...running.values()]) await all;
    },
  };
}
