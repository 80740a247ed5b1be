// How mail leaves: real SMTP when SMTP_URL says where, otherwise to the sink on this machine's loopback, by SMTP all the same.
// It never sends from a transaction and never decides whether a mail should go.
import type { Transporter } from 'nodemailer';
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
 * @throws TypeError when `sender` is not one mail address, or the URL is not one of SMTP
 */
export function openPost(smtpUrl: string, sender?: string): Post {
  if (sender !== undefined && !mailAddress(sender)) throw new TypeError(`MAIL_FROM is not one mail address: ${sender}`);
  if (!/^smtps?:$/.test(new URL(smtpUrl).protocol))
    throw new TypeError(`SMTP_URL begins with smtp: or smtps:, not ${smtpUrl.split(':')[0]}:`);
  let opened: Promise<Transporter> | undefined;
  // Loaded with the first mail: the module is large, and a start should not wait for it.
  const open = async () => {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: smtpUrl,
      pool: true,
      maxConnections: 3,
      connectionTimeout: 20_000,
      socketTimeout: 60_000,
      // Nothing a mail is made of may make this process read files or fetch addresses.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
  return {
    async send(mail) {
      // The envelope is ours: what a header says never adds a receiver.
      opened ??= open();
      await (await opened).sendMail({ ...mail, envelope: { from: mail.from.address, to: [mail.to.address] } });
    },
    from: (place) => ({ name: place.name, address: sender ?? `no-reply@${place.slug}.invalid` }),
    close: () => void opened?.then((transport) => transport.close()),
  };
}
