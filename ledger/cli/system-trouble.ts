// What the operating system refuses, in plain words: a full disk, a folder that is not there, a port that is taken. A person at a terminal can put
// these right; anything else is a defect, and its stack must be seen.

const words: Record<string, string> = {
  ENOENT: 'there is no such file or folder.',
  EACCES: 'this account may not read or write there.',
  EPERM: 'this account may not do that there.',
  EROFS: 'nothing can be written on that disk.',
  EISDIR: 'this is a folder, and a file is needed.',
  ENOTDIR: 'a part of this path is a file, and a folder is needed.',
  EEXIST: 'it is there already.',
  ENOSPC: 'the disk is full.',
  EDQUOT: 'the disk is full.',
  EMFILE: 'too many files are open.',
  EADDRINUSE: 'another program listens there.',
  EADDRNOTAVAIL: 'this machine has no such address.',
  ENOTFOUND: 'there is no such host.',
  EAI_AGAIN: 'its address could not be found just now.',
  ECONNREFUSED: 'nobody answers there.',
  ECONNRESET: 'the connection was broken off.',
  ETIMEDOUT: 'no answer in time.',
  EHOSTUNREACH: 'there is no way to that host.',
  ENETUNREACH: 'there is no way to that host.',
};

/** What a code of the system's means, with the code: `there is no such host (ENOTFOUND)`. */
export const inWords = (code: string): string =>
  Object.hasOwn(words, code) ? `${words[code]!.slice(0, -1)} (${code})` : code;

/** One line, or undefined for what is no trouble of the system's. */
export function systemTrouble(error: unknown): string | undefined {
  const { code, path, address, port, hostname } = (error ?? {}) as Record<string, string | number | undefined>;
  const what = typeof code === 'string' && Object.hasOwn(words, code) ? words[code] : undefined;
  if (what === undefined) return undefined;
  const where = path ?? hostname ?? (address === undefined ? undefined : `${address}${port ? `:${port}` : ''}`);
  return `${where ?? code}: ${what}`;
}
