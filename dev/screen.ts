// The one calm screen of a start: a line for each step, with its time. On a terminal the line moves while it works;
// elsewhere (a log, a pipe) only finished lines are written. Never prints a line nobody can act on.

export interface Step {
  /** How far it is: "Loading the examples  420 of 1,204". */
  progress(done: number, of: number): void;
  /** Ends the line; without a note, the time it took. */
  done(note?: string): void;
  /** Ends the line of a step that did not finish. */
  failed(): void;
}

export interface Screen {
  step(name: string): Step;
  /** A line of its own, also in the middle of a step. */
  say(line: string): void;
}

/** What a screen writes to: standard output, or a test's own. */
export interface Paper {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const nameWidth = 44;
const redrawEvery = 100;
const plainEvery = 10_000;

export function openScreen(paper: Paper = process.stdout, clock: () => number = Date.now): Screen {
  let unfinished: (() => void) | undefined;
  const clear = () => paper.isTTY && paper.write('\r\x1b[K');

  function step(name: string): Step {
    const began = clock();
    const head = `  ${name.padEnd(nameWidth)} `;
    let drawn = began;
    let now = '';
    const draw = () => {
      clear();
      paper.write(fit(head + now, paper.columns));
    };
    unfinished = paper.isTTY ? draw : undefined;
    unfinished?.();
    const end = (note: string) => {
      unfinished = undefined;
      clear();
      paper.write(`${head}${note}\n`);
    };
    return {
      progress(done, of) {
        now = `${number(done)} of ${number(of)}`;
        if (clock() - drawn < (paper.isTTY ? redrawEvery : plainEvery)) return;
        drawn = clock();
        if (paper.isTTY) draw();
        else paper.write(`${head}${now}\n`);
      },
      done: (note) => end(note ?? elapsed(clock() - began)),
      failed: () => end('not done'),
    };
  }

  return {
    step,
    say(line) {
      clear();
      paper.write(line === '' ? '\n' : `  ${line}\n`);
      unfinished?.();
    },
  };
}

/** A line longer than the terminal would wrap, and a wrapped line cannot be drawn again in place. */
function fit(line: string, columns = 80): string {
  return line.length < columns ? line : line.slice(0, columns - 1);
}

/** Milliseconds as a person says them: "0.9 s", "2 min 5 s". */
export function elapsed(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
