// How mail leaves: real SMTP when SMTP_URL says where, otherwise to the sink on this machine's loopback, by SMTP all the same.
// It never sends from a transaction and never decides whether a mail should go.
import { createTransport } from 'nodemailer';
import { mailAddress } from '../base/mail-address.ts';
import type { PlaceView } from '../web/view.ts';
import type { Composed } from './letterhead.ts';

export type Post = {
  /** @throws what the mail server answered; the job is tried again later */
  send: (mail: Composed) => Promise<void>;
  /** whose name mail of a place carries */
  from: (place: PlaceView) => { name: string; address: string };
  close: () => void;
};

/**
 * @param smtpUrl `smtp://user:password@host:587` or `smtps://…`
 * @param sender MAIL_FROM: an address the server may send from; without it, one that nobody can answer
 * @throws TypeError when `sender` is not one mail address
 */
export function openPost(smtpUrl: string, sender?: string): Post {
  if (sender !== undefined && !mailAddress(sender)) throw new TypeError(`MAIL_FROM is not one mail address: ${sender}`);
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 20_000,
    socketTimeout: 60_000,
    // Nothing a mail is made of may make this process read files or fetch addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      // The envelope is ours: what a header says never adds a receiver.
      await transport.sendMail({ ...mail, envelope: { from: mail.from.address, to: [mail.to.address] } });
    },
    from: (place) => ({ name: place.name, address: sender ?? `no-reply@${place.slug}.invalid` }),
    close: () => transport.close(),
  };
}
