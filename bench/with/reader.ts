// A reader in a process of its own: asks one address ({n} in it is counted up, so that no answer is kept) over kept connections for a time, checks every answer, prints what it counted.
import { Agent, request } from 'node:http';

const [port, path, host, connections, seconds] = process.argv.slice(2) as [string, string, string, string, string];
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
let done = 0;
let bad = 0;
let asked = 0;
const until = performance.now() + Number(seconds) * 1000;

const once = (): Promise<void> =>
  new Promise((resolve) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port: Number(port),
        path: path.replace('{n}', String(++asked)),
        headers: { host, 'accept-encoding': 'gzip' },
      },
      (answer) => {
        let bytes = 0;
        answer.on('data', (part: Buffer) => {
          bytes += part.length;
        });
        answer.on('end', () => {
          done++;
          if (answer.statusCode !== 200 || bytes === 0) bad++;
          resolve();
        });
      },
    );
    sent.on('error', () => {
      bad++;
      resolve();
    });
    sent.end();
  });

const began = performance.now();
await Promise.all(
  Array.from({ length: Number(connections) }, async () => {
    while (performance.now() < until) await once();
  }),
);
agent.destroy();
console.log(JSON.stringify({ perSecond: done / ((performance.now() - began) / 1000), done, bad }));
