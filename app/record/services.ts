// What the record's rooms need besides the site: where files lie.
import type { Store } from '../files/store.ts';

export type Services = { files: Store; fileRoot: string };
