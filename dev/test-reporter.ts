// The side of the report inside a test file's own process: sends each outcome to the run that started it.
// Never prints; what the tests themselves print is not mixed with outcomes.
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

export interface Outcome {
  name: string;
  state: 'passed' | 'failed' | 'skipped';
  /** For a failure: what went wrong, as text. */
  reason?: string;
}

/** Between outcomes: how many tests are known that have not ended. */
export type Told = Outcome | { open: number } | 'all told';

export default async function* tell(source: AsyncGenerator<TestEvent>): AsyncGenerator<string> {
  let open = 0;
  for await (const { type, data } of source) {
    if (type === 'test:enqueue') send({ open: ++open });
    else if (type === 'test:complete') send({ open: --open });
    else if (type === 'test:pass' && data.details.type !== 'suite') {
      // Node counts a file without tests as one test of its name that passes.
      if (data.name !== data.file) send({ name: data.name, state: data.skip || data.todo ? 'skipped' : 'passed' });
    } else if (type === 'test:fail') {
      const reason = reasonOf(data.details.error);
      // A group fails when something in it fails, which is told already.
      if (reason !== undefined) send({ name: data.name, state: 'failed', reason });
    } else if (type === 'test:summary') {
      send('all told');
    }
    yield '';
  }
}

function send(told: Told): void {
  process.send?.(told);
}

function reasonOf(error: Error & { failureType?: string }): string | undefined {
  if (error.failureType === 'subtestsFailed') return undefined;
  const cause = error.cause ?? error;
  const text =
    cause instanceof Error && cause.stack ? inspect(cause, { depth: 4, maxStringLength: 2000 }) : String(cause);
  // The lines inside Node itself tell nobody anything.
  return text
    .split('\n')
    .filter((line) => !/^\s+at .*\(?node:/.test(line))
    .join('\n');
}
