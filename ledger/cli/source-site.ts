// A log on a site, over HTTP. Every answer is limited in bytes and time: the site may be the one who cheats.
// It must never follow a redirect to another host, nor send anything but the path it asks for.

import { lookup } from 'node:dns';
import { Agent as HttpAgent, get as httpGet, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, get as httpsGet, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { bundlePath, type LogSource, NotThere, TILE_WIDTH, tilePath } from '../src/index.ts';
import { bodiesPath, checkpointsPath, nothingThere, orLonger } from './source-folder.ts';

const SECONDS = 30;
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

/** The bytes at an address. @throws NotThere for 404, Error in plain words for everything else that is not 200 */
export async function readUrl(url: string, limit: number): Promise<Uint8Array> {
  const { protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') throw new NoAnswer(url, 'this is no http address');
  const get = protocol === 'https:' ? httpsGet : httpGet;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = get(
      url,
      { agent: agents[protocol], headers: { 'accept-encoding': 'gzip' }, timeout: SECONDS * 1000 },
      resolve,
    );
    asked.on('timeout', () => asked.destroy(new NoAnswer(url, `no answer within ${SECONDS} seconds`)));
    asked.on('error', (error) => reject(asNoAnswer(url, error)));
  });
  if (response.statusCode !== 200) {
    response.resume();
    if (response.statusCode === 404) throw new NotThere(url);
    throw new NoAnswer(url, `it answered with status ${response.statusCode}`);
  }
  return limited(response, limit, url);
}

const asNoAnswer = (url: string, error: Error): NoAnswer =>
  error instanceof NoAnswer ? error : new NoAnswer(url, (error as NodeJS.ErrnoException).code ?? error.message);

async function limited(response: IncomingMessage, limit: number, url: string): Promise<Uint8Array> {
  let length = 0;
  const counted = new Transform({
    transform(part: Buffer, _, done) {
      length += part.length;
      done(length > limit ? new NoAnswer(url, `it sent more than ${limit} bytes`) : null, part);
    },
  });
  const unpack: NodeJS.ReadWriteStream =
    response.headers['content-encoding'] === 'gzip' ? createGunzip() : new PassThrough();
  const [bytes] = await Promise.all([buffer(counted as Readable), pipeline(response, unpack, counted)]);
  return bytes;
}

/** Sends a text and returns status and answer, for a log talking to a witness. */
export async function postText(url: string, text: string): Promise<{ status: number; text: string }> {
  const { protocol } = new URL(url);
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const asked = send(
      url,
      {
        method: 'POST',
        agent: protocol === 'https:' ? agents['https:'] : agents['http:'],
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        timeout: SECONDS * 1000,
      },
      resolve,
    );
    asked.on('timeout', () => asked.destroy(new NoAnswer(url, `no answer within ${SECONDS} seconds`)));
    asked.on('error', (error) => reject(asNoAnswer(url, error)));
    asked.end(text);
  });
  const bytes = await limited(response, LONGEST.other, url);
  return { status: response.statusCode ?? 0, text: new TextDecoder().decode(bytes) };
}
