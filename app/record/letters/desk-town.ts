// For tests only: the desk of letters over HTTP as people of a town use it, and the letter they bring.
import assert from 'node:assert/strict';
import { openTestSite, type Reader } from '../../../test/site.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { letterPdf } from '../../files/made-documents.ts';
import { signedIn, town as townIn } from './town.ts';

export const site = await openTestSite();

export async function town() {
  const made = await townIn(site.db);
  await site.directory.refresh();
  const organizer = await signedIn(site, made.ctx, 'Jo Rivers', { organization: made.alpha });
  return { ...made, organizer };
}

export const rows = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>) => inPlace(site.db, ctx.place, work);
export const paragraphs = [
  'Dear mayor,',
  'We ask you to open the books.',
  'We ask you to meet us. We ask you to meet us.',
];
export type File = { field: string; name: string; type: string; bytes: Uint8Array };
export const pdf: File = {
  field: 'file',
  name: 'Our letter.pdf',
  type: 'application/pdf',
  bytes: letterPdf(paragraphs),
};

/** Brings a letter in and says at which address it is written on. */
export async function begin(
  person: Reader,
  file: File | undefined = pdf,
  fields: Record<string, string> = {},
): Promise<string> {
  const words = { title: 'Open the books', lang: 'en', ...fields };
  const sent = file
    ? await person.upload('/desk/letters/new', words, file)
    : await person.send('/desk/letters/new', words);
  assert.equal(sent.status, 303, problems(sent.text));
  return sent.location!.replace(/\/text$/, '');
}

/** What the summary of problems says, without its markup. */
export const problems = (page: string): string =>
  (/<div class="problems"[\s\S]*?<\/div>/.exec(page)?.[0] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The hidden fields of a page's form, as a browser sends them along. */
export const hiddenOf = (page: string): Record<string, string> =>
  Object.fromEntries([...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]!]));
