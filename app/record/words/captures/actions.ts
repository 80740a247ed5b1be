// Keeping a copy of a source, and placing quoted words in the copies that are held. Reading a file happens before anything is locked; a
// copy never changes, so what was read stays true.
import { type Ctx, commit, draft } from '../../../acts/commit.ts';
import { Faults } from '../../../acts/faults.ts';
import { inPlace } from '../../../base/database.ts';
import { newId } from '../../../base/ids.ts';
import { Refused } from '../../../base/refused.ts';
import type { Store } from '../../../files/store.ts';
import { withoutGaps } from '../rules.ts';
import { sourceById } from '../store.ts';
import { hereAndNow } from '../today.ts';
import { quotationPlaced, sourceCaptured } from './acts.ts';
import { type HeldText, placeQuote } from './quoting.ts';
import { capturesOf, unplacedCiting, versionTexts } from './store.ts';
import { type Copy, textOfCopy } from './upload.ts';

export type CaptureWords = {
  copy: Copy;
  capturedBy: string;
  capturedOn: string;
  /** 'HH:MM' in the place's zone */
  time?: string | undefined;
  note?: string | undefined;
  lang?: string | undefined;
};

/**
 * Keeps a copy of a source, and looks in it for the quotations that rest on the source and were found nowhere.
 * @returns the capture's id
 * @throws Refused not-found, forbidden, duplicate when this very file is kept for this source already, invalid
 */
export async function captureSource(ctx: Ctx, source: string, given: CaptureWords): Promise<string> {
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const captured_by = faults.words('capturedBy', given.capturedBy, 200);
  const captured_on = faults.day('capturedOn', given.capturedOn, { needed: true, notAfter: here.today }) ?? '';
  const time = faults.text('time', given.time, { max: 5 });
  if (time && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) faults.add('time', 'words-capture-time');
  const note = faults.text('note', given.note, { max: 1000 });
  const lang = faults.lang('lang', given.lang, here.lang);
  faults.stop();
  const { copy } = given;
  const capture = newId();
  const waiting = await inPlace(ctx.db, ctx.place, async (tx) => {
    if (!(await sourceById(tx, source))) throw new Refused('not-found');
    return copy.text ? unplacedCiting(tx, source) : [];
  });
  const kept = draft({
    act: sourceCaptured,
    body: withoutGaps({
      source,
      capture,
      file: copy.file,
      file_name: copy.name,
      media: copy.media,
      bytes: copy.bytes,
      captured_by,
      captured_on,
      captured_time: time,
      note,
      text_digest: copy.digest,
      lang,
    }),
    decide: async (tx, body) => {
      if ((await capturesOf(tx, [source])).some((one) => one.file === copy.file)) throw new Refused('duplicate');
      return body;
    },
  });
  const placed = waiting.flatMap(({ id, words, lang: spoken }) => {
    const found = placeQuote(words, [{ capture, text: copy.text!, digest: copy.digest! }]);
    return found ? [draft({ act: quotationPlaced, body: { statement: id, ...found, lang: spoken } })] : [];
  });
  await commit(ctx, [kept, ...placed]);
  return capture;
}

/** The act that says where a statement's quoted words stand in what is held; none where nothing with words is held. */
export async function quotationDrafts(
  ctx: Ctx,
  files: Store | undefined,
  statement: {
    id: string;
    words: string;
    quoted: boolean;
    sources: readonly string[];
    about: readonly string[];
    lang: string;
  },
): Promise<ReturnType<typeof draft>[]> {
  if (!statement.quoted) return [];
  const letters = statement.about.flatMap((one) => (one.startsWith('letter/') ? [one.slice(7)] : []));
  const { copies, versions } = await inPlace(ctx.db, ctx.place, async (tx) => ({
    copies: files ? await capturesOf(tx, statement.sources) : [],
    versions: await versionTexts(tx, letters),
  }));
  const texts: HeldText[] = [];
  for (const { id, file, text_digest } of copies) {
    const text = files && file && text_digest ? await textOfCopy(files, file, text_digest) : undefined;
    if (text) texts.push({ capture: id, text, digest: text_digest! });
  }
  // A statement about a letter need not quote it: there only a place that was found says anything.
  const inLetters = texts.length ? [] : versions;
  const found = placeQuote(statement.words, [...texts, ...inLetters]);
  if (!found || (found.mark === 'unresolved' && texts.length === 0)) return [];
  return [draft({ act: quotationPlaced, body: { statement: statement.id, ...found, lang: statement.lang } })];
}
