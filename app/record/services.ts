// What the record's rooms need besides the site: where files lie, and whether invented people may be tried.
import type { Tx } from '../base/database.ts';
import type { Store } from '../files/store.ts';
import type { Html } from '../web/html.ts';
import type { View } from '../web/view.ts';

export type Services = {
  files: Store;
  fileRoot: string;
  /** loopback without SMTP */
  rehearsing?: boolean;
  /** what another domain has to show here; the record knows nothing of it */
  atHome?: (tx: Tx, view: View) => Promise<Html>;
  openData?: (tx: Tx, view: View) => Promise<Html>;
  besideDemand?: (tx: Tx, view: View, demand: string) => Promise<Html>;
};
