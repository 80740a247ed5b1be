// The addresses of files on their way to be a version.
import type { Store } from '../../files/store.ts';
import type { Site } from '../../web/site.ts';
import { wireFile } from './desk-file.ts';
import { wireImport } from './desk-import.ts';
import { wireRecord } from './desk-record.ts';
import { Readings } from './readings.ts';

export function wire(site: Site, { files }: { files: Store }): void {
  wireFile(site, files);
  const readings = new Readings(files);
  wireImport(site, files, readings);
  wireRecord(site, files, readings);
}
