// The addresses of letters and demands: which page stands where, and the one way a file leaves the house.
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { canBeShown, downloadHeaders, viewHeaders } from '../../files/serve.ts';
import { Moved, type Site, type Visit } from '../../web/site.ts';
import type { Route, View } from '../../web/view.ts';
import { wireDesk as wireDemandDesk } from '../demands/desk-pages.ts';
import { demandPage } from '../demands/pages.ts';
import { readDemand } from '../demands/read.ts';
import { wireRelations } from '../demands/relations/desk.ts';
import type { Services } from '../services.ts';
import { alikeTo } from './alike.ts';
import { besidePage } from './beside.ts';
import { wireCompared } from './compare/desk.ts';
import { comparedPage, comparePage } from './compare/page.ts';
import { readCompared } from './compare/read.ts';
import { wireDeliver } from './desk-deliver.ts';
import { wireDraft } from './desk-draft.ts';
import { wireMarks } from './desk-marks.ts';
import { wireDeskPages } from './desk-pages.ts';
import { wirePublish } from './desk-publish.ts';
import { wireReport } from './desk-report.ts';
import { wireWithdraw } from './desk-withdraw.ts';
import { kindOfMedia } from './media.ts';
import { letterPage, lettersPage, readLetter, readLetters } from './pages.ts';
import { wireStanding } from './standing/desk.ts';
import { addressOfLetter, letterAt, publicFile, versionsOf } from './store.ts';
import { diffPage, readDiff, readVersion, versionPage } from './version-pages.ts';
import { wireWriting } from './writing/desk.ts';

export function wire(site: Site, services: Services): void {
  site.page(routes.letters, async ({ view, query, tx }) =>
    lettersPage(view, found(await tx((db) => readLetters(db, query.page)))),
  );
  site.page(routes.letter, async ({ view, place, params, tx }) => {
    const read = found(await tx((db) => readLetter(db, place.id, params.letter!)));
    return letterPage(view, atHome(view, routes.letter, params, read));
  });
  site.page(routes.letterVersion, async ({ view, params, tx }) => {
    const read = found(await tx((db) => readVersion(db, params.letter!, params.version!)));
    return versionPage(view, atHome(view, routes.letterVersion, params, read));
  });
  site.page(routes.letterDiff, async ({ view, params, tx }) => {
    const read = found(await tx((db) => readDiff(db, params.letter!, params.version!)));
    return diffPage(view, atHome(view, routes.letterDiff, params, read));
  });
  site.page(routes.letterBeside, async ({ view, params, tx }) => {
    const read = found(await tx((db) => readVersion(db, params.letter!, params.version!)));
    if (!read.version.media) throw new Refused('not-found');
    return besidePage(view, atHome(view, routes.letterBeside, params, read));
  });
  site.page(routes.letterCompare, async ({ view, params, query, tx }) => {
    const read = await tx(async (db) => {
      const letter = found(await letterAt(db, params.letter!));
      const words = (await versionsOf(db, letter.id)).find((one) => one.current)?.words;
      const alike = words ? await alikeTo(db, words, letter.id) : [];
      return { letter, alike, list: found(await readLetters(db, query.page)) };
    });
    return comparePage(view, atHome(view, routes.letterCompare, params, read));
  });
  site.page(routes.letterCompared, async ({ view, place, params, tx }) => {
    const read = found(await tx((db) => readCompared(db, place.id, params.letter!, params.other!)));
    const [letter, other] = [addressOfLetter(read.left.letter), addressOfLetter(read.right.letter)];
    if (params.letter !== letter || params.other !== other)
      throw new Moved(view.href(routes.letterCompared, { letter, other }));
    return comparedPage(view, read);
  });
  site.page(routes.demand, async ({ view, place, params, tx }) => {
    const { read, beside } = await tx(async (db) => {
      const demand = found(await readDemand(db, place.id, params.letter!, params.demand!, view.today));
      return { read: demand, beside: await services.besideDemand?.(db, view, demand.demand.id) };
    });
    return demandPage(view, atHome(view, routes.demand, params, read), beside);
  });
  site.raw(['GET', 'HEAD'], routes.file.path, (visit) => sendFile(visit, services));
  site.raw(['GET', 'HEAD'], routes.fileView.path, (visit) => sendFile(visit, services, 'shown'));
  wireDeskPages(site);
  wireDraft(site, services);
  wireMarks(site);
  wirePublish(site, services);
  wireReport(site);
  wireDeliver(site);
  wireWithdraw(site);
  wireStanding(site);
  wireWriting(site);
  wireCompared(site);
  wireDemandDesk(site);
  wireRelations(site);
}

/**
 * A letter is found by its number, whatever words follow it; but only at its own address, or anybody could spread one that says in the
 * record's name what the letter does not.
 */
function atHome<T extends { letter: { number: number; slug: string } }>(
  view: View,
  route: Route,
  params: Record<string, string>,
  read: T,
): T {
  const letter = addressOfLetter(read.letter);
  if (params.letter !== letter) throw new Moved(view.href(route, { ...params, letter }));
  return read;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Refused('not-found');
  return value;
}

/** A file is served only where an act of this place names it and nobody covered that: everything else is not there. */
async function sendFile(
  { params, tx, request, reply }: Visit,
  { files }: Services,
  how: 'download' | 'shown' = 'download',
): Promise<unknown> {
  const named = found(await tx((db) => publicFile(db, params.digest!)));
  const { size, stream } = await files.open(named.file);
  const kind = kindOfMedia(named.media);
  if (how === 'shown' && !canBeShown(kind)) throw new Refused('not-found');
  const headers = (how === 'shown' ? viewHeaders : downloadHeaders)({
    digest: named.file,
    size,
    ...(kind ? { kind } : {}),
    ...(named.file_name ? { name: named.file_name } : {}),
  });
  if (request.headers['if-none-match'] === headers.etag) return reply.code(304).headers(headers).send();
  reply.headers(headers);
  return request.method === 'HEAD' ? reply.send() : reply.send(stream());
}
