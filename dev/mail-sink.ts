// A real SMTP server on loopback that keeps what it is sent, so that everything which mails can be tried without a mail server.
// It never passes anything on, listens on 127.0.0.1 only, and keeps the last few hundred messages.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';

export interface SunkMail {
  id: string;
  at: Date;
  /** the message as it came over the wire */
  raw: Buffer;
  /** the receivers of the envelope: what really decides where mail goes */
  to: string[];
}

export interface MailSink {
  /** for SMTP_URL */
  url: string;
  /** newest first */
  list(): SunkMail[];
  find(id: string): SunkMail | undefined;
  /** the next message that comes in after this call */
  next(): Promise<SunkMail>;
  close(): Promise<void>;
}

export interface MailSinkOptions {
  /** where messages outlive a restart; without it they are kept in memory only */
  folder?: string;
  keep?: number;
}

const greatest = 20 * 1024 * 1024;

/** Starts the sink on a free port. */
export async function startMailSink(options: MailSinkOptions = {}): Promise<MailSink> {
  const keep = options.keep ?? 300;
  const kept = options.folder ? readFolder(options.folder) : [];
  let waiting: ((mail: SunkMail) => void)[] = [];
  const take = (mail: SunkMail) => {
    kept.push(mail);
    if (options.folder) store(options.folder, mail);
    for (const old of kept.splice(0, Math.max(0, kept.length - keep))) {
      if (options.folder) rmSync(join(options.folder, fileName(old)), { force: true });
    }
    for (const resolve of waiting) resolve(mail);
    waiting = [];
  };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: greatest,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', done);
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map((receiver) => receiver.address);
        take({ id: nextId(kept), at: new Date(), raw: Buffer.concat(chunks), to });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    list: () => kept.toReversed(),
    find: (id) => kept.find((mail) => mail.id === id),
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

const nextId = (kept: SunkMail[]): string => String(Number(kept.at(-1)?.id ?? 0) + 1);

// The name holds what the message itself does not say: number, time, receivers.
const fileName = (mail: SunkMail): string =>
  `${mail.id.padStart(8, '0')} ${mail.at.getTime()} ${encodeURIComponent(mail.to.join(',').slice(0, 60))}.eml`;

function store(folder: string, mail: SunkMail): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, fileName(mail));
  writeFileSync(`${path}.part`, mail.raw, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

function readFolder(folder: string): SunkMail[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return readdirSync(folder)
    .filter((name) => /^\d{8,} \d+ .*\.eml$/.test(name))
    .sort()
    .map((name) => {
      const [number, time, ...to] = name.slice(0, -'.eml'.length).split(' ');
      const receivers = decodeURIComponent(to.join(' ')).split(',');
      return {
        id: String(Number(number)),
        at: new Date(Number(time)),
        raw: readFileSync(join(folder, name)),
        to: receivers,
      };
    });
}
