// A folder or a log in memory, served over HTTP on this machine for a test, with a file or an answer exchanged at will. Used by tests only.

import { createServer } from 'node:http';
import { after } from 'node:test';

/** Serves whatever the map holds at that moment, path by path. @returns its address, and how to stop it early */
export async function served(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const server = createServer((request, response) => {
    const bytes = files.get(decodeURIComponent(request.url!.slice(1)));
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address!.port : ''}`;
}
