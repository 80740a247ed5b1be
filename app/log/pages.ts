// /log: what the log is, how it stands, and how to check it without believing us; and a page for each entry, with its proof.
// Drawn anew each time, for a checkpoint comes without an act. They promise only what a reader can check.
import {
  type Field,
  fieldsOf,
  type Leaf,
  LogError,
  type Published,
  parseLeaf,
  parsePublished,
  toBase64,
  utf8Bytes,
} from '@redress/ledger';
import { sha256 } from '@redress/ledger/node';
import type { Selectable } from 'kysely';
import type { Tx } from '../base/database.ts';
import { Refused } from '../base/refused.ts';
import { routes } from '../base/routes.ts';
import type { Tables } from '../base/tables.ts';
import { sayNumber } from '../i18n/say.ts';
import { type Html, html, type Value } from '../web/html.ts';
import { layout } from '../web/layout.ts';
import { facts, instantTag, notice, table } from '../web/parts.ts';
import type { Visit } from '../web/site.ts';
import { rich, to, type View } from '../web/view.ts';
import type { CannotSign } from './cannot-sign.ts';
import { entryOf, latestCheckpoint, readPublished, type SignedCheckpoint, successionsOf } from './store.ts';

const NEWEST = 10;

/** `witnesses`: undefined where the file that names them cannot be read. */
export type Standing = { witnesses: number | undefined; refusal: CannotSign | undefined };

export async function logPage({ view, place, tx }: Visit, { witnesses, refusal }: Standing): Promise<Html> {
  const { t } = view;
  const { checkpoint, key, newest, closed } = await tx(async (tx) => {
    const checkpoint = await latestCheckpoint(tx, place.id);
    const tree = await tx.selectFrom('trees').select('key').where('place_id', '=', place.id).executeTakeFirst();
    const size = checkpoint?.size ?? 0;
    const newest = await readPublished(tx, place.id, Math.max(0, size - NEWEST), size);
    return { checkpoint, key: tree?.key, newest, closed: await successionsOf(tx, place.id) };
  });
  const main = html`<h1>${t('log-title')}</h1><p class="lead">${t('log-lead')}</p>
${refusal && notice(view, 'warn', t('log-stopped'), html`<p>${t(`log-stopped-${refusal.code}`)}</p>`)}
<section class="gap"><h2>${t('log-now')}</h2>${checkpoint ? standing(view, checkpoint, witnesses) : html`<p>${t(place.part ? 'log-part' : 'log-none-yet')}</p>`}</section>
${closed.length > 0 && html`<section class="gap"><h2>${t('log-closed')}</h2>${closed.map((each) => closedLog(view, each))}</section>`}
<section class="measure gap"><h2>${t('log-check')}</h2><p>${t('log-check-whole')}</p><pre tabindex="0"><code>npx --no-install ledger check ${place.baseUrl} --rules app/log-rules.ts</code></pre>
<p class="gap">${rich(view, 'log-check-one', { file: to(view.href(routes.logVerifier)) })}</p>${key && html`<p class="gap">${t('log-check-key')}</p><pre tabindex="0"><code>${key}</code></pre>`}</section>
<section class="measure gap"><h2>${t('log-shows')}</h2><ul><li>${t('log-shows-1')}</li><li>${t('log-shows-2')}</li><li>${t('log-shows-3')}</li></ul>
<h2>${t('log-not')}</h2><ul><li>${t('log-not-1')}</li><li>${t('log-not-2')}</li><li>${t('log-not-3')}</li></ul></section>
${checkpoint && newestEntries(view, newest, checkpoint.size)}`;
  return layout(view, { title: t('log-title'), main, description: t('log-lead') });
}

function standing(view: View, { size, root, signed, cosignatures }: SignedCheckpoint, witnesses?: number): Html {
  const { t, lang } = view;
  const seen = () => ({ seen: sayNumber(lang, cosignatures.length), of: sayNumber(lang, witnesses!) });
  const watched =
    witnesses === undefined
      ? t('log-witnesses-unreadable')
      : witnesses === 0
        ? t('log-witnesses-none')
        : t('log-witnesses-seen', seen());
  return facts([
    [t('log-entries'), sayNumber(lang, size)],
    [t('log-signed'), instantTag(view, signed)],
    [t('log-witnesses'), watched],
    ...cosignatures.map(({ witness, at }): [Value, Value] => [witness, instantTag(view, at)]),
    [t('log-root'), html`<code>${breakable(toBase64(root))}</code>`],
    [t('log-raw'), html`<a href="/log/checkpoint">/log/checkpoint</a>`],
  ]);
}

/** A log that was closed, why, and what a reader who knew it can do. Said as plainly whoever runs the site. */
function closedLog(view: View, one: Selectable<Tables['successions']>): Html {
  const { t, lang, href } = view;
  const path = `/log/closed/${one.number - 1}/checkpoint`;
  const numbers = { kept: sayNumber(lang, Number(one.kept)), size: sayNumber(lang, Number(one.size)) };
  return html`<p class="measure">${t(`log-closed-${one.why}`)}</p><p class="measure">${t(one.kept === one.size ? 'log-closed-whole' : 'log-closed-parts', numbers)}</p>
${facts([
  [t('log-closed-name'), html`<code>${breakable(one.previous)}</code>`],
  [t('log-closed-size'), numbers.size],
  [t('log-closed-key'), html`<code>${breakable(one.previous_key)}</code>`],
  [t('log-closed-last'), html`<a href="${path}">${path}</a>`],
  [t('log-closed-act'), html`<a href="${href(routes.logAct, { act: one.act_id })}">${t('log-closed-entry')}</a>`],
])}<p class="measure gap">${t('log-closed-do')}</p>`;
}

function newestEntries(view: View, lines: readonly string[], size: number): Html {
  const { t, href } = view;
  const rows = lines.map((line, at) => {
    const entry = size - lines.length + at;
    const leaf = leafIn(parsePublished(line));
    const link = html`<a href="${href(routes.logEntry, { entry: String(entry) })}">${t('log-entry', { entry: sayNumber(view.lang, entry) })}</a>`;
    return [link, html`<code>${leaf?.type}</code>`, leaf && instantTag(view, new Date(leaf.at))] as Value[];
  });
  const columns = [t('log-column-entry'), t('log-column-kind'), t('log-column-recorded')].map((label) => ({ label }));
  return table(view, { id: 'newest', caption: t('log-newest'), columns, rows: rows.reverse() });
}

/** A long row of signs that a narrow screen may break. */
const breakable = (text: string): Html => html`${text.match(/.{1,8}/g)!.map((part) => html`${part}<wbr>`)}`;

/** Undefined too for an entry that somebody spoiled in the database: these pages are where one looks then. */
function leafIn(published: Published | undefined): Leaf | undefined {
  try {
    return published && parseLeaf(utf8Bytes(published.leaf));
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

/** The page of one entry: what it says, what is shown of it, and its proof to take away. @throws Refused not-found */
export async function entryPage({ view, place, tx, params }: Visit): Promise<Html> {
  const { t, href } = view;
  const entry = entryAsked(params.entry);
  const { line, isSigned, withheld } = await tx(async (tx) => {
    const [line] = await readPublished(tx, place.id, entry, entry + 1);
    const isSigned = entry < ((await latestCheckpoint(tx, place.id))?.size ?? 0);
    return { line, isSigned, withheld: line ? await withheldBy(tx, place.id, line) : new Map() };
  });
  const published = line === undefined ? undefined : parsePublished(line);
  const leaf = leafIn(published);
  if (line === undefined && !isSigned) throw new Refused('not-found');
  const name = t('log-entry', { entry: sayNumber(view.lang, entry) });
  if (!published || !leaf) return spoiledPage(view, name);
  const rows = fieldsOf(sha256, leaf, published).map((field): Value[] => [
    html`<code>${field.name}</code>`,
    stateOf(view, field, withheld),
  ]);
  const columns = [t('log-field'), t('log-field-state')].map((label) => ({ label }));
  const proof = href(routes.logProof, { entry: String(entry) });
  const main = html`<h1>${name}</h1><p class="lead">${t('log-entry-lead')}</p>
${facts([
  [t('log-column-kind'), html`<code>${leaf.type}</code>`],
  [t('log-column-recorded'), instantTag(view, new Date(leaf.at))],
])}
<section class="measure gap"><h2>${t('log-proof')}</h2>${
    isSigned
      ? html`<p>${rich(view, 'log-proof-how', { proof: to(proof), file: to(href(routes.logVerifier)) })}</p>`
      : html`<p>${t(place.part ? 'log-part' : 'log-proof-soon')}</p>`
  }</section>
${table(view, { id: 'fields', caption: t('log-fields'), columns, rows })}
<section class="gap"><h2>${t('log-leaf')}</h2><p class="measure">${t('log-leaf-why')}</p><pre tabindex="0"><code>${published.leaf}</code></pre></section>`;
  return layout(view, {
    title: name,
    main,
    crumbs: [{ label: t('log-title'), href: href(routes.log) }, { label: name }],
  });
}

/** An entry that is in the log, and whose act the database does not have any more as it was. */
const spoiledPage = (view: View, name: string): Html =>
  layout(view, {
    title: name,
    main: html`<h1>${name}</h1>${notice(view, 'warn', view.t('log-spoiled'), html`<p>${view.t('log-spoiled-what')}</p>`)}`,
    crumbs: [{ label: view.t('log-title'), href: view.href(routes.log) }, { label: name }],
  });

export function entryAsked(text: string | undefined): number {
  if (!/^(0|[1-9][0-9]{0,14})$/.test(text ?? '')) throw new Refused('not-found');
  return Number(text);
}

/** Which entries the acts stand at that took words out of this one: "erased, see entry n". */
async function withheldBy(tx: Tx, place: string, line: string): Promise<Map<string, number>> {
  const published = parsePublished(line);
  const leaf = leafIn(published);
  const found = new Map<string, number>();
  if (!published || !leaf) return found;
  for (const { by } of fieldsOf(sha256, leaf, published)) {
    if (by === undefined || found.has(by)) continue;
    const entry = await entryOf(tx, place, by);
    if (entry !== undefined) found.set(by, entry);
  }
  return found;
}

function stateOf(view: View, { state, by }: Field, withheld: ReadonlyMap<string, number>): Value {
  const entry = by === undefined ? undefined : withheld.get(by);
  if (entry === undefined) return view.t(`log-state-${state}`);
  const link = to(view.href(routes.logEntry, { entry: String(entry) }));
  return rich(view, `log-state-${state}-by`, { entry: sayNumber(view.lang, entry), link });
}
