// A log on a site, over HTTP. Every answer is limited in bytes and time: the site may be the one who cheats.
// It must never follow a redirect to another host, nor send anything but the path it asks for.

import { lookup } from 'node:dns';
import {
  type ClientRequest,
  Agent as HttpAgent,
  get as httpGet,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, get as httpsGet, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { bundlePath, type LogSource, NotThere, TILE_WIDTH, tilePath } from '../src/index.ts';
import { bodiesPath, checkpointsPath, nothingThere, orLonger } from './source-folder.ts';
import { inWords } from './system-trouble.ts';

/** Until the first byte, and between two. Whoever sends one byte after the other is given no more than that and a slow line's time besides. */
const SECONDS = 30;
const SLOWEST = 16 * 1024;
const MEGABYTE = 1024 * 1024;
/** 256 entries of 65,535 bytes and their lengths; 256 acts may be longer, being words. */
const LONGEST = { entries: 17 * MEGABYTE, bodies: 256 * MEGABYTE, other: MEGABYTE };

/** Nobody answers at an address, or not in time, or with something that is no answer. */
export class NoAnswer extends Error {
  constructor(url: string, why: string) {
    super(`${url}: ${why}`);
    this.name = 'NoAnswer';
  }
}

/** `name.localhost` is this machine by RFC 6761, whether or not the system's resolver knows it. */
const findHost: LookupFunction = (name, options, done) =>
  /(^|\.)localhost$/.test(name) ? lookup('localhost', options, done) : lookup(name, options, done);

const agents = {
  'http:': new HttpAgent({ keepAlive: true, maxSockets: 8, lookup: findHost }),
  'https:': new HttpsAgent({ keepAlive: true, maxSockets: 8, lookup: findHost }),
};

/** `prefix`: the address under which `checkpoint` and `tile/…` stand, without a slash at its end. */
export function siteSource(prefix: string): LogSource {
  const read = (path: string, limit = LONGEST.other) => readUrl(`${prefix}/${path}`, limit);
  return {
    checkpoint: () => read('checkpoint'),
    tile: (tile) => orLonger(tilePath(tile), tilePath({ ...tile, width: TILE_WIDTH }), tile.width * 32, read),
    entries: (bundle) => read(bundlePath(bundle), LONGEST.entries),
    checkpoints: (page) => read(checkpointsPath(page), LONGEST.entries).catch(nothingThere),
    bodies: async (bundle) => {
      const bytes = await read(bodiesPath(bundle), LONGEST.bodies).catch(nothingThere);
      return bytes && new TextDecoder().decode(bytes);
    },
  };
}

/** The bytes at an address. `seconds`: how long nothing may come. @throws NotThere for 404, NoAnswer for everything else that is not a whole answer */
export async function readUrl(url: string, limit: number, seconds = SECONDS): Promise<Uint8Array> {
  const protocol = protocolOf(url);
  const get = protocol === 'https:' ? httpsGet : httpGet;
  const response = await answerOf(url, seconds, (options, answered) =>
    get(url, { ...options, agent: agents[protocol], headers: { 'accept-encoding': 'gzip' } }, answered),
  );
  if (response.statusCode !== 200) {
    response.resume();
    if (response.statusCode === 404) throw new NotThere(url);
    throw new NoAnswer(url, `it answered with status ${response.statusCode}`);
  }
  return limited(response, limit, url, seconds);
}

const asNoAnswer = (url: string, error: Error): NoAnswer =>
  error instanceof NoAnswer
    ? error
    : new NoAnswer(url, inWords((error as NodeJS.ErrnoException).code ?? error.message));

async function limited(response: IncomingMessage, limit: number, url: string, seconds = SECONDS): Promise<Uint8Array> {
  let length = 0;
  const began = performance.now();
  const faultIn = (part: Buffer) => {
    length += part.length;
    if (length > limit) return new NoAnswer(url, `it sent more than ${limit} bytes`);
    const isSlow = (performance.now() - began) / 1000 > seconds + length / SLOWEST;
    return isSlow ? new NoAnswer(url, 'it sends so slowly that it would never end') : null;
  };
  const counted = new Transform({
    transform(part: Buffer, _, done) {
      done(faultIn(part), part);
    },
  });
  const unpack: NodeJS.ReadWriteStream =
    response.headers['content-encoding'] === 'gzip' ? createGunzip() : new PassThrough();
  try {
    const [bytes] = await Promise.all([buffer(counted as Readable), pipeline(response, unpack, counted)]);
    return bytes;
  } catch (error) {
    // Cut off, not what it says it is packed in, or too much of it.
    throw asNoAnswer(url, error as Error);
  }
}

/**
 * Sends a text and returns status and answer, for a log talking to a witness.
 * @throws NoAnswer when nobody answers in time, or with more than an answer is
 */
export async function postText(
  url: string,
  text: string,
  seconds = SECONDS,
): Promise<{ status: number; text: string }> {
  const protocol = protocolOf(url);
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  const response = await answerOf(url, seconds, (options, answered) =>
    send(url, { ...options, method: 'POST', agent: agents[protocol], headers }, answered).end(text),
  );
  const bytes = await limited(response, LONGEST.other, url, seconds);
  return { status: response.statusCode ?? 0, text: new TextDecoder().decode(bytes) };
}

/** @throws NoAnswer for anything but the address of a site */
function protocolOf(url: string): 'http:' | 'https:' {
  const protocol = URL.parse(url)?.protocol;
  if (protocol === 'http:' || protocol === 'https:') return protocol;
  throw new NoAnswer(url, 'this is no http address');
}

function answerOf(
  url: string,
  seconds: number,
  send: (options: { timeout: number }, answered: (response: IncomingMessage) => void) => ClientRequest,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = send({ timeout: seconds * 1000 }, resolve);
    asked.on('timeout', () => asked.destroy(new NoAnswer(url, `no answer within ${seconds} seconds`)));
    asked.on('error', (error) => reject(asNoAnswer(url, error)));
  });
}
