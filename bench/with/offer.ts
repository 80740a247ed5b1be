// Asks at a fixed rate, whatever the answers take, and says how long they took from the moment each was due: an answer that keeps the
// next ones waiting is not counted once (coordinated omission). Its standard input holds the tokens to press.
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

const [kind, port, host, asked] = process.argv.slice(2) as [string, string, string, string];
const { path, rate, seconds } = JSON.parse(asked) as { path: string; rate: number; seconds: number };
const tokens = (await text(process.stdin)).split('\n').filter(Boolean);
const agent = new Agent({ keepAlive: true, maxSockets: 256 });
const took: number[] = [];
let bad = 0;
let why = '';

function ask(i: number, due: number): Promise<void> {
  return new Promise((resolve) => {
    const body = kind === 'presses' ? `token=${tokens[i]}&do=confirm` : undefined;
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        path,
        method: body ? 'POST' : 'GET',
        headers: {
          host,
          ...(body
            ? {
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': body.length,
                'sec-fetch-site': 'same-origin',
              }
            : { 'accept-encoding': 'gzip' }),
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => {
          took.push(performance.now() - due);
          if (answer.statusCode !== (body ? 303 : 200)) {
            bad++;
            why = `answered ${answer.statusCode}`;
          }
          resolve();
        });
      },
    );
    sent.on('error', (error) => {
      bad++;
      why = error.message;
      resolve();
    });
    sent.end(body);
  });
}

const began = performance.now();
const all = rate * seconds;
const answers: Promise<void>[] = [];
for (let i = 0; i < all; ) {
  const due = Math.min(all, Math.floor(((performance.now() - began) / 1000) * rate) + 1);
  for (; i < due; i++) answers.push(ask(i, began + (i / rate) * 1000));
  await new Promise((wake) => setTimeout(wake, 1));
}
await Promise.all(answers);
const over = (performance.now() - began) / 1000;
took.sort((a, b) => a - b);
const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
console.log(
  JSON.stringify({
    done: took.length,
    bad,
    p50: at(0.5),
    p99: at(0.99),
    most: at(1),
    perSecond: took.length / over,
    why,
  }),
);
