// `ledger witness`: a small server that cosigns a log's checkpoints after checking that it only grew (C2SP tlog-witness).
// Deciding and remembering are one step: requests take turns, and what is remembered is on disk before a cosignature leaves.

import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  answerAddCheckpoint,
  fromBase64Of,
  originOf,
  type Seen,
  type Signer,
  toBase64,
  type VerifierKey,
} from '../src/index.ts';
import { nodeSuite } from '../src/node.ts';
import { claim, writeWhole } from './on-disk.ts';
import { WrongCall } from './wrong-call.ts';

const LONGEST = 300 * 1024;

export type WitnessOptions = {
  signer: Signer;
  logs: readonly VerifierKey[];
  /** Where the last checkpoint of each log is remembered. */
  state: string;
  /** Seconds since 1970 UTC. */
  now?: () => number;
  /** Told why a request was answered by 500: what was seen could not be put on disk, so nothing was cosigned. */
  onError?: (error: unknown) => void;
};

export type Witness = { server: Server; close: () => Promise<void> };

/** Opens the state and answers on a port. @throws WrongCall when another process has the state or it cannot be read */
export async function startWitness(options: WitnessOptions, port: number, host = '127.0.0.1'): Promise<Witness> {
  const release = await claim(`${options.state}.claim`);
  try {
    const seen = readState(options.state);
    let turn: Promise<unknown> = Promise.resolve();
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const mine = turn.then(work);
      turn = mine.catch(() => undefined);
      return mine;
    };
    const server = createServer((request, response) => {
      answer(options, seen, inTurn, request, response).catch(() => {
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
    const close = async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
      await turn;
      await release();
    };
    return { server, close };
  } catch (error) {
    await release();
    throw error;
  }
}

async function answer(
  { signer, logs, state, now = () => Math.floor(Date.now() / 1000), onError }: WitnessOptions,
  seen: Map<string, Seen>,
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.url !== '/add-checkpoint') return void response.writeHead(404).end();
  if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
  const body = await bodyOf(request);
  if (!body) return void response.writeHead(413, { connection: 'close' }).end();
  const said = await inTurn(async () => {
    const origin = originOf(body) ?? '';
    const decided = await answerAddCheckpoint(nodeSuite, {
      request: body,
      logs,
      seen: seen.get(origin),
      signer,
      time: now(),
    });
    if (decided.status === 200) {
      const next = new Map(seen).set(origin, decided.remember);
      await writeState(state, next).catch((error) => {
        onError?.(error);
        throw error;
      });
      seen.set(origin, decided.remember);
    }
    return decided;
  });
  if (said.status === 200) response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(said.text);
  else if (said.status === 409) response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end(`${said.size}\n`);
  else response.writeHead(said.status).end();
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).length;
    if (length > LONGEST) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

type State = Record<string, { size: number; root: string }>;

/** @throws WrongCall for a file that is there and cannot be read: beginning anew would forget what was cosigned */
function readState(path: string): Map<string, Seen> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  try {
    return new Map(
      Object.entries(JSON.parse(text) as State).map(([origin, { size, root }]) => {
        if (!Number.isSafeInteger(size)) throw new TypeError(origin);
        return [origin, { size, root: fromBase64Of(32, root) }];
      }),
    );
  } catch {
    throw new WrongCall(
      `${path} cannot be read. Put it back from a copy: a witness that forgets could cosign two stories.`,
    );
  }
}

function writeState(path: string, seen: ReadonlyMap<string, Seen>): Promise<void> {
  const state: State = Object.fromEntries(
    [...seen].map(([origin, { size, root }]) => [origin, { size, root: toBase64(root) }]),
  );
  return writeWhole(path, `${JSON.stringify(state, null, 2)}\n`, 0o600);
}
