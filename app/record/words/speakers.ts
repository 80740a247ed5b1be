// Who said it, for many statements at once: a post, an organization, a person, or only a role in words.
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html } from '../../web/html.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { type Covers, coversOf } from '../letters/store.ts';
import { type HolderName, holderAt, holderKey, holderNames } from '../people/holder.ts';
import { type Person, personsByIds } from '../people/store.ts';
import { holderLink, saidInLink, statementBlock } from './parts.ts';
import { type Source, sourcesOf } from './sources.ts';
import type { Statement } from './store.ts';

export type Speakers = {
  holders: Map<string, HolderName>;
  persons: Map<string, Person>;
  sources: Map<string, Source[]>;
  covers: Covers;
};

/** Names, sources and covers of many statements: four queries whatever their number. */
export async function speakersOf(tx: Tx, statements: readonly Statement[]): Promise<Speakers> {
  const holders = statements.flatMap((s) => holderAt(s.speaker_post, s.speaker_organization) ?? []);
  return {
    holders: await holderNames(tx, holders),
    persons: await personsByIds(
      tx,
      statements.flatMap((s) => s.speaker_person ?? []),
    ),
    sources: await sourcesOf(
      tx,
      statements.map((s) => s.act_id),
    ),
    covers: await coversOf(
      tx,
      statements.map((s) => s.act_id),
    ),
  };
}

/** The speaker as a link, with the role in words where one is recorded. */
export function speakerName(view: View, statement: Statement, speakers: Speakers): Html {
  const holder = holderAt(statement.speaker_post, statement.speaker_organization);
  const person = statement.speaker_person ? speakers.persons.get(statement.speaker_person) : undefined;
  const role = statement.speaker_role && inLanguage(view, statement.lang, statement.speaker_role);
  const name = holder
    ? holderLink(view, speakers.holders.get(holderKey(holder)))
    : person &&
      html`<a href="${view.href(routes.person, { person: person.slug })}">${saidInLink(view, person.lang, person.name)}</a>`;
  if (!name) return html`${role || view.t('words-speaker-covered')}`;
  return role ? html`${name} (${role})` : name;
}

/** A list of statements, ready to stand in any page. */
export const statementList = (view: View, statements: readonly Statement[], speakers: Speakers): Html =>
  html`<div class="answers">${statements.map((statement) =>
    statementBlock(view, statement, {
      speaker: speakerName(view, statement, speakers),
      sources: speakers.sources.get(statement.act_id),
      covers: speakers.covers,
    }),
  )}</div>`;
