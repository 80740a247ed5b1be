// Why a log signs no further checkpoint, in words a steward can act on. Signing on would tell two stories under one name.
// It must never be passed over: whatever is published after it is not in the log that readers know.

export type CannotSignCode =
  | 'no-key' // it has signed before, and the key is gone
  | 'key-not-given' // keys were given, and none of them is for this log
  | 'other-key' // the key there is not the one that signed before
  | 'broken-key'
  | 'fork' // what was signed before is not in the database: an older state was put back
  | 'broken-guard' // the file that remembers the last checkpoint cannot be read
  | 'not-written' // what is signed could not be put on disk first
  | 'witness-ahead'; // a witness has seen more of it, or another beginning, than is here

const words: Record<CannotSignCode, (slug: string, path: string) => [string, string]> = {
  'no-key': (slug, path) => [
    `The log of ${slug} has signed checkpoints before, and its key is not at ${path}.`,
    `Put the key back from where you keep it; nobody can make it anew. If it is gone for good, have another log follow this one: ` +
      `\`redress log follow ${slug} --why key-lost\`.`,
  ],
  'key-not-given': (slug, path) => [
    `LOG_KEYS has no key for the log of ${slug}, and there is none at ${path}.`,
    'Make one with `ledger keygen`, under the name of the log, and put it into LOG_KEYS or into that file.',
  ],
  'other-key': (slug, path) => [
    `The key at ${path} is not the one that signed the log of ${slug} before.`,
    `Put the old key back. Readers who know it would take this log for a forged one.`,
  ],
  'broken-key': (slug, path) => [
    `The key of the log of ${slug} at ${path} cannot be read.`,
    'Let this account read it, or put it back from where you keep a copy.',
  ],
  fork: (slug, path) => [
    `The log of ${slug} is not the one that was signed last: an older state of the database was put back, or entries were changed.`,
    `Put a newer state back: one that has everything up to the checkpoint in ${path}. A newer export, or a copy from anyone who mirrors the ` +
      'record, will do: read it into an empty database with `redress import`. Nothing was signed, and what readers hold stays provable. ' +
      `If there is none anywhere: \`redress log follow ${slug} --why state-lost\` says so in public and begins another log.`,
  ],
  'broken-guard': (slug, path) => [
    `The file ${path}, which remembers the last signed checkpoint of ${slug}, cannot be read.`,
    `Put it back from a copy, or fetch the latest checkpoint from a witness or a reader and save it there.`,
  ],
  'not-written': (slug, path) => [
    `The last checkpoint of ${slug} cannot be written to ${path}, so none is signed: the disk is full, or this account may not write there.`,
    'Make room, or give it the right to. Signing then goes on by itself; nothing is lost.',
  ],
  'witness-ahead': (slug, witness) => [
    `The witness ${witness} has seen more of the log of ${slug} than this database has, or another beginning of it: an older state was put back.`,
    'Put a newer state back: a newer backup or export, or a copy from anyone who mirrors the record. Nothing was signed. If there is none ' +
      `anywhere: \`redress log follow ${slug} --why state-lost\`. If it is the witness that is wrong, take it out of ${slug}.policy.`,
  ],
};

/** Without its key a log only waits: what happens meanwhile is kept, and signed once the key is back. Every other trouble is one of the record. */
const WAITING: readonly CannotSignCode[] = ['no-key', 'key-not-given', 'other-key', 'broken-key', 'not-written'];

/** `message` says what is wrong and where, `todo` what a person can do. */
export class CannotSign extends Error {
  readonly code: CannotSignCode;
  readonly todo: string;
  /** Whether the place may be served meanwhile. */
  readonly isWaiting: boolean;
  /** `name`: of the log's files; a log that followed another has its number behind the place's short name. */
  constructor(code: CannotSignCode, name: string, path: string) {
    const [message, todo] = words[code](name.replace(/\.log\d+$/, ''), path);
    super(message);
    this.name = 'CannotSign';
    this.code = code;
    this.todo = todo;
    this.isWaiting = WAITING.includes(code);
  }
}
