// Why Redress could not start, in words a person can act on: what was wrong, where, what to do.
// It never prints a stack for a failure we know, and never hides one we do not.

export type StartFailureCode =
  | 'already-running'
  | 'port-taken'
  | 'port-forbidden'
  | 'disk-full'
  | 'not-writable'
  | 'unreachable-folder'
  | 'settings'
  | 'no-postgres'
  | 'other-postgres'
  | 'postgres-failed'
  | 'database-unreachable'
  | 'other-version'
  | 'log-refused'
  | 'clocks-apart';

/** A start that cannot go on. `message` says what is wrong and where, `todo` what the person can do. */
export class CannotStart extends Error {
  readonly code: StartFailureCode;
  readonly todo: string;

  constructor(code: StartFailureCode, message: string, todo: string) {
    super(message);
    this.name = 'CannotStart';
    this.code = code;
    this.todo = todo;
  }
}

interface SystemError extends Error {
  code?: string;
  path?: string;
  port?: number;
  address?: string;
  syscall?: string;
}

/**
 * Turns what Node and the operating system throw into a CannotStart where the cause is known.
 * Anything else comes back undefined: it is a defect, and its stack must be seen.
 */
export function startFailure(error: unknown): CannotStart | undefined {
  if (error instanceof CannotStart) return error;
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'OtherSchema') {
    return new CannotStart(
      'other-version',
      error.message,
      'Use the version that made it, or start on a new data folder: REDRESS_DATA=/path/to/folder npm start',
    );
  }
  // A log that would tell two stories: it says itself what was wrong and what to do.
  if (error.name === 'CannotSign') return new CannotStart('log-refused', error.message, (error as CannotStart).todo);
  if (error.name === 'ClocksApart') return new CannotStart('clocks-apart', error.message, (error as CannotStart).todo);
  const { code, path, port, address, syscall } = error as SystemError;
  const where = path ?? 'the data folder';
  if (code === 'EADDRINUSE') {
    return new CannotStart(
      'port-taken',
      `Port ${port ?? ''} is already used by another program.`.replace('  ', ' '),
      `Stop that program, or choose another port: PORT=${(port ?? 8080) + 1} npm start`,
    );
  }
  if (code === 'EACCES' && syscall === 'listen') {
    return new CannotStart(
      'port-forbidden',
      `This account may not open port ${port ?? ''}.`,
      'Choose a port above 1023: PORT=8080 npm start',
    );
  }
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && syscall === 'getaddrinfo')) {
    return new CannotStart(
      'settings',
      `HOST=${address ?? ''} is not an address of this machine.`,
      'Leave HOST out to serve this machine only, or give one of its own addresses.',
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT' || isDatabaseDiskFull(error)) return diskFull(where);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return notWritable(where);
  if (code !== undefined && damagedFiles.has(code)) {
    return new CannotStart(
      'postgres-failed',
      `The database cannot read its own files: ${error.message}.`,
      'A disk may be failing. Stop Redress and keep a copy of the data folder as it is before anything else; then put a backup back, on another disk.',
    );
  }
  if (code === 'ECONNREFUSED') {
    return new CannotStart(
      'database-unreachable',
      `No database answers at ${address ?? 'the address'}${port ? `:${port}` : ''}.`,
      'Check DATABASE_URL and that PostgreSQL runs there, or leave DATABASE_URL out to use the one that comes with Redress.',
    );
  }
  return undefined;
}

/** PostgreSQL's codes for data or an index that is corrupted, and for an error of the disk (Appendix A of its manual). */
const damagedFiles: ReadonlySet<string> = new Set(['XX001', 'XX002', '58030']);

// 53100 is PostgreSQL's own code for a full disk.
function isDatabaseDiskFull(error: Error): boolean {
  return (error as SystemError).code === '53100' || /No space left on device/.test(error.message);
}

export function diskFull(where: string): CannotStart {
  return new CannotStart(
    'disk-full',
    `The disk is full: nothing more could be written to ${where}.`,
    'Free some space, or point REDRESS_DATA to a folder on another disk. What was saved before is kept.',
  );
}

export function notWritable(where: string): CannotStart {
  return new CannotStart(
    'not-writable',
    `This account may not write to ${where}.`,
    'Give it the right to, or choose another folder: REDRESS_DATA=/path/to/folder npm start',
  );
}

/** The text to print on the terminal before leaving with exit code 1. */
export function explainStartFailure(error: unknown): string {
  const known = startFailure(error);
  if (known) return `\n  Redress could not start.\n\n  ${known.message}\n  ${known.todo}\n`;
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `\n  Redress could not start, for a reason it does not know. Please report this:\n\n${detail}\n`;
}
