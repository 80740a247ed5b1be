// Everything about one holder as a file that `redress import` reads elsewhere: for an operator at a terminal, and for everyone at the
// holder's page. It says that it is a part. Made once for each state of the record, however many ask for it.
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportPlace, type FileShelf, type Header } from '../../acts/export.ts';
import type { Progress } from '../../acts/replay.ts';
import type { Database, Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { findOrganization, findPost } from '../people/store.ts';
import type { Services } from '../services.ts';
import { actsConcerning } from './concerning.ts';
import { asOf } from './read.ts';
import { isKnown, openHeaders, tagOf } from './wire.ts';

export type NamedHolder = { kind: 'post' | 'organization'; slug: string };

/** Where everyone downloads what concerns a holder. */
export const holderExportHref = (view: View, { kind, slug }: NamedHolder): string =>
  kind === 'post'
    ? view.href(routes.postRecord, { post: slug })
    : view.href(routes.organizationRecord, { organization: slug });

/**
 * The holders a readable name can mean: an office or an organization, or one of both where it says which ("posts/mayor").
 * @returns their streams
 */
export async function holdersCalled(tx: Tx, name: string): Promise<{ stream: string; address: string }[]> {
  const [first, second] = name.split('/', 2) as [string, string | undefined];
  const slug = second ?? first;
  const post = second === undefined || first === 'posts' ? await findPost(tx, slug) : undefined;
  const organization = second === undefined || first === 'organizations' ? await findOrganization(tx, slug) : undefined;
  return [
    ...(post ? [{ stream: `post/${post.id}`, address: `posts/${post.slug}` }] : []),
    ...(organization
      ? [{ stream: `organization/${organization.id}`, address: `organizations/${organization.slug}` }]
      : []),
  ];
}

/** @returns the header of what was written to `path` */
export const exportHolder = (
  db: Database,
  place: string,
  shelf: FileShelf,
  path: string,
  holder: string,
  progress?: Progress,
): Promise<Header> =>
  exportPlace(db, place, shelf, path, progress, { of: holder, acts: (tx) => actsConcerning(tx, place, holder) });

/** So many files made for downloading are kept; one that is being sent while it goes is sent to its end. */
const KEPT = 20;

export function wireHolderExport(site: Site, { files }: Services): void {
  const parts = openParts();
  const send = (address: (params: Record<string, string>) => string) => (visit: Visit) =>
    sendPart(visit, files, parts, address(visit.params));
  site.raw(
    ['GET', 'HEAD'],
    routes.postRecord.path,
    send(({ post }) => `posts/${post}`),
  );
  site.raw(
    ['GET', 'HEAD'],
    routes.organizationRecord.path,
    send(({ organization }) => `organizations/${organization}`),
  );
  site.app.addHook('onClose', parts.close);
}

async function sendPart(visit: Visit, shelf: FileShelf, parts: Parts, name: string): Promise<unknown> {
  const { db, place, request, reply, tx } = visit;
  const [[holder], now] = await tx(
    async (tx) => [await holdersCalled(tx, name), await asOf(tx, place.id, '')] as const,
  );
  if (!holder) throw new Refused('not-found');
  const etag = tagOf(now, `${place.id} ${holder.address}`, '');
  reply.headers({ ...openHeaders, etag });
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  const file = `${place.slug}-${holder.address.replace('/', '-')}.redress`;
  reply.header('content-type', 'application/gzip').header('content-disposition', `attachment; filename="${file}"`);
  if (request.method === 'HEAD') return reply.send();
  const path = await parts.get(etag, (path) => exportHolder(db, place.id, shelf, path, holder.stream));
  const { size } = await stat(path);
  return reply.header('content-length', size).send(createReadStream(path));
}

type Parts = {
  get: (tag: string, make: (path: string) => Promise<unknown>) => Promise<string>;
  close: () => Promise<void>;
};

/** Files by tag, the oldest go first. One is made at a time: each reads all acts of a place. */
function openParts(): Parts {
  const made = new Map<string, Promise<string>>();
  let last: Promise<unknown> = Promise.resolve();
  const remove = (file: Promise<string>) =>
    file.then(
      (path) => rm(join(path, '..'), { recursive: true, force: true }),
      () => undefined,
    );
  return {
    get(tag, make) {
      const before = made.get(tag);
      if (before) return before;
      const making = last.then(async () => {
        const path = join(await mkdtemp(join(tmpdir(), 'redress-part-')), 'part.redress');
        await make(path);
        return path;
      });
      made.set(tag, making);
      last = making.catch(() => made.delete(tag));
      for (const [oldest, file] of made) {
        if (made.size <= KEPT) break;
        made.delete(oldest);
        void remove(file);
      }
      return making;
    },
    async close() {
      await Promise.all([...made.values()].map(remove));
      made.clear();
    },
  };
}
