// Covering a text, whole or in exact words. Words that another text still holds are said at once; nothing written is never the whole text.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, type FormState, form, radios, textField } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import type { Site, Visit } from '../../web/site.ts';
import { hrefOf, titleOf } from '../front/tell.ts';
import { whereOf } from '../front/where.ts';
import { Sent, SentIds } from '../words/form-parts.ts';
import { coverText } from './actions.ts';
import { deskPage } from './desk-frame.ts';
import { alsoChoice, asSteward, fieldChoice, readable, takenDown, targetFor, textsOf } from './desk-texts.ts';
import { type CoverReason, coverReasons } from './rules.ts';
import { textsWith } from './store.ts';

export function wireCover(site: Site): void {
  site.form(routes.deskModerate, {
    who: 'steward',
    schema: Type.Object({
      field: Sent,
      extent: Sent,
      words: Sent,
      also: SentIds,
      reason: Sent,
      ground: Sent,
      note: Sent,
    }),
    start: async (visit) => {
      const texts = readable(await targetFor(visit));
      return { field: visit.query.field ?? (texts.length === 1 ? texts[0]!.field : ''), extent: 'words' };
    },
    show: (visit, state) => showCover(visit, state),
    act: async (visit, value) => {
      const target = await targetFor(visit);
      const words = value.extent === 'whole' ? [] : linesOf(value.words, value.extent);
      const [first] = await coverText(asSteward(visit), {
        act: target.act,
        field: value.field ?? '',
        words,
        also: value.also ?? [],
        reason: value.reason as CoverReason,
        ground: value.ground,
        note: value.note,
      });
      const page = await takenDown(site, visit, first!);
      const left = await stillReadable(visit, words);
      return left ? visit.view.href(routes.deskModeration, {}, { words: left, covered: first }) : page;
    },
  });
}

/** The first of the covered words that another text still holds: an earlier version, a quote, an objection. */
const stillReadable = (visit: Visit, words: readonly string[]): Promise<string | undefined> =>
  visit.tx(async (tx) => {
    for (const one of words) if (one.length >= 3 && (await textsWith(tx, one)).length > 0) return one;
    return undefined;
  });

/** One line, one place in the text. Nothing written is nothing chosen: never the whole text by accident. */
function linesOf(words: string | undefined, extent: string | undefined): string[] {
  const lines = (words ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (extent !== 'words' || lines.length === 0)
    throw new Refused('invalid', {
      fields: [{ field: lines.length === 0 ? 'words' : 'extent', code: lines.length === 0 ? 'empty' : 'choose' }],
    });
  return lines;
}

async function showCover(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx } = visit;
  const { t, href } = view;
  const target = await targetFor(visit);
  const where = (await tx((tx) => whereOf(tx, [target.stream]))).get(target.stream);
  const texts = readable(target);
  const title = t('moderation-cover-title', { of: t(`moderation-of-${target.kind.split('.')[0]}`) });
  const fields = html`${fieldChoice(view, state, texts)}${radios(view, state, {
    name: 'extent',
    label: t('moderation-form-extent'),
    options: ['words', 'whole'].map((value) => ({ value, label: t(`moderation-form-extent-${value}`) })),
  })}${area(view, state, { name: 'words', label: t('moderation-form-words'), hint: t('moderation-form-words-hint'), optional: true, rows: 4 })}${alsoChoice(view, state, texts)}${radios(
    view,
    state,
    {
      name: 'reason',
      label: t('moderation-form-reason'),
      options: coverReasons.map((value) => ({ value, label: t(`moderation-reason-${value}`) })),
    },
  )}${textField(view, state, { name: 'ground', label: t('moderation-form-ground'), hint: t('moderation-form-ground-hint'), optional: true, maxLength: 300 })}${area(
    view,
    state,
    {
      name: 'note',
      label: t('moderation-form-note'),
      hint: t('moderation-form-note-hint'),
      optional: true,
      rows: 3,
      maxLength: 1000,
    },
  )}`;
  const aside = html`<aside><h2>${t('moderation-form-texts')}</h2>${where && html`<p><a href="${hrefOf(view, where)}">${titleOf(view, where)}</a></p>`}${textsOf(view, target)}<p><a href="${href(routes.deskErase, { act: target.act })}">${t('moderation-erase-instead')}</a></p></aside>`;
  const body =
    texts.length === 0
      ? html`<p>${t('moderation-form-nothing')}</p>`
      : form(view, state, {
          action: href(routes.deskModerate, { act: target.act }),
          fields,
          submit: t('moderation-cover-do'),
        });
  return deskPage(
    view,
    title,
    html`<h1>${title}</h1><p class="lead">${t('moderation-cover-lead')}</p><div class="two"><div>${body}</div>${aside}</div>`,
    state,
  );
}
