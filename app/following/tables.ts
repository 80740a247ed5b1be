// The types of the mail tables; a test compares them with the database.
import type { Instant, Json } from '../base/tables.ts';

declare module '../base/tables.ts' {
  interface Tables {
    mails: {
      place_id: string;
      id: string;
      kind: string;
      address: string | null;
      lang: string;
      about: string | null;
      args: Json<Record<string, string | number>> | null;
      created: Instant;
      sent: Date | null;
      dropped: string | null;
      returned: Date | null;
      stop: Buffer | null;
      stop_address: Buffer | null;
    };
    mail_stops: { place_id: string; address: Buffer; kind: string; since: Instant };
  }
}
