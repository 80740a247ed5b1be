// Identity as the rest of Redress sees it: who a request comes from, the pages, and the jobs.
// It knows no domain: what can be spoken for is asked of the directory it is given.
import type { Clock } from '../base/clock.ts';
import type { Database } from '../base/database.ts';
import type { Tasks } from '../base/jobs.ts';
import type { MailSink } from '../following/sink-pages.ts';
import { wireFollowing } from '../following/wire.ts';
import type { Identity, Site } from '../web/site.ts';
import { wireAccount } from './account-wire.ts';
import { wireSecondFactor } from './second-factor/wire.ts';
import { wireSignIn } from './sign-in-wire.ts';
import { wireStaff } from './staff-wire.ts';
import type { AskDns } from './verification/dns.ts';
import { wireVerification } from './verification/wire.ts';
import { type SubjectDirectory, viewerOf } from './viewer.ts';

export type IdentityOptions = {
  db: Database;
  now: Clock;
  directory: SubjectDirectory;
  /** loopback without SMTP: "Try it as …", and accounts of examples need no second factor */
  rehearsing: boolean;
  /** how DNS is asked; by default this machine's own resolver */
  askDns?: AskDns;
};

export type OpenIdentity = Identity & { wire: (site: Site, sink?: MailSink) => void; tasks: Tasks };

export function openIdentity(options: IdentityOptions): OpenIdentity {
  const lookup = { db: options.db, now: options.now, directory: options.directory, examples: options.rehearsing };
  return {
    viewerOf: (request, place) => viewerOf(lookup, request, place),
    wire(site, sink) {
      wireSignIn(site, { examples: options.rehearsing });
      wireAccount(site);
      wireSecondFactor(site);
      wireStaff(site);
      wireVerification(site, { directory: options.directory, ...(options.askDns ? { askDns: options.askDns } : {}) });
      wireFollowing(site, sink);
    },
    tasks: {},
  };
}
