// What the record's rooms need besides the site: where files lie, and whether invented people may be tried.
import type { Store } from '../files/store.ts';

export type Services = { files: Store; fileRoot: string /** loopback without SMTP */; rehearsing?: boolean };
