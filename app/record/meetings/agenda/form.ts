// The desk forms of an agenda: put something on it, change it, take it off. Open to every party to the meeting, each in their own words.
import Type from 'typebox';
import type { Tx } from '../../../base/database.ts';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { area, checkboxes, type FormState, hidden, type Option } from '../../../web/forms.ts';
import { type Html, html, nothing } from '../../../web/html.ts';
import type { Site, Visit } from '../../../web/site.ts';
import type { View } from '../../../web/view.ts';
import { askedFirst, privatePart, startHeld } from '../../reply/held-parts.ts';
import { meanwhile, Sent, SentIds } from '../../words/form-parts.ts';
import { saidPlainly } from '../../words/parts.ts';
import {
  type AtDesk,
  atDesk,
  deskWho,
  meetingHref,
  namedInWords,
  readAtDesk,
  spokenFields,
  spokenFrom,
  spokenSchema,
  workForm,
} from '../at-desk.ts';
import { currentEvent } from '../saying.ts';
import { addItem, changeItem, checkedItem, removeItem } from './actions.ts';
import { ITEM_MAX } from './acts.ts';
import { type AgendaItem, agendaItem, demandsToChoose } from './store.ts';

const ItemForm = Type.Object({ ...spokenSchema, words: Sent, demands: SentIds, seen: Sent, ...askedFirst });
const RemoveForm = Type.Object({ ...spokenSchema, reason: Sent });

export function wireAgendaForms(site: Site): void {
  site.form(routes.deskMeetingAgenda, {
    who: [...deskWho],
    schema: ItemForm,
    start: (visit) => startHeld(visit, { lang: visit.view.lang }),
    show: async (visit, state) => showItem(visit, state, await readAtDesk(visit)),
    act: async (visit, value) => {
      const { event } = await readAtDesk(visit);
      const { ctx, said } = spokenFrom(visit, value);
      const { words = '', demands } = value;
      const first = await namedInWords(visit, ctx, value, { what: 'agenda', event, said, texts: [words] }, () =>
        checkedItem(ctx, { ...said, words, demands }),
      );
      if (first.waits !== undefined) return first.waits;
      const { number } = await addItem(ctx, { ...said, event: event.id, words, demands }, first.named);
      return meetingHref(visit.view, event, `#item${number}`);
    },
  });
  site.form(routes.deskAgendaItem, {
    who: [...deskWho],
    schema: ItemForm,
    start: async (visit) => {
      const { item } = await readItem(visit);
      return startHeld(visit, { words: item.words ?? '', demands: item.demands, lang: item.lang, seen: item.act });
    },
    show: async (visit, state) => {
      const { item, ...read } = await readItem(visit);
      return showItem(visit, state, read, item);
    },
    act: async (visit, value) => {
      const { item, event } = await readItem(visit);
      const { ctx, said } = spokenFrom(visit, value);
      const { words = '', demands, seen } = value;
      const first = await namedInWords(visit, ctx, value, { what: 'agenda', event, said, texts: [words] }, () =>
        checkedItem(ctx, { ...said, words, demands }),
      );
      if (first.waits !== undefined) return first.waits;
      await changeItem(ctx, { ...said, item: item.id, words, demands, seen }, first.named);
      return meetingHref(visit.view, event, `#item${item.number}`);
    },
  });
  site.form(routes.deskAgendaRemove, {
    who: [...deskWho],
    schema: RemoveForm,
    start: ({ view }) => ({ lang: view.lang }),
    show: showRemove,
    act: async (visit, value) => {
      const { item, event } = await readItem(visit);
      const { ctx, said } = spokenFrom(visit, value);
      await removeItem(ctx, { ...said, item: item.id, reason: value.reason ?? '' });
      return meetingHref(visit.view, event, `#item${item.number}`);
    },
  });
}

async function readItem(visit: Visit): Promise<AtDesk & { item: AgendaItem }> {
  return visit.tx(async (tx) => {
    const item = await agendaItem(tx, visit.params.item ?? '');
    if (!item) throw new Refused('not-found');
    if (item.what === 'removed') throw new Refused('closed');
    return { ...(await atDesk(visit, tx, await currentEvent(tx, item.event))), item };
  });
}

async function choices(tx: Tx, view: View, chosen: readonly string[]): Promise<Option[]> {
  const demands = await demandsToChoose(tx, chosen);
  return demands.map((one) => ({
    value: one.id,
    label: view.t('meetings-work-demand', {
      letter: saidPlainly(view, one.letter),
      n: one.number,
      heading: saidPlainly(view, one.heading),
    }),
  }));
}

async function showItem(visit: Visit, state: FormState, { event, seats }: AtDesk, item?: AgendaItem): Promise<Html> {
  const { view, tx } = visit;
  const { t } = view;
  const demands = await tx((tx) => choices(tx, view, [state.values.demands ?? []].flat().map(String)));
  const label = t('meetings-work-agenda-words');
  const fields = html`${item && hidden('seen', item.act)}${area(view, state, { name: 'words', label, hint: t('meetings-work-agenda-hint'), rows: 3, maxLength: ITEM_MAX })}${
    demands.length > 0
      ? checkboxes(view, state, {
          name: 'demands',
          label: t('meetings-work-agenda-demands'),
          optional: true,
          options: demands,
        })
      : nothing
  }${await spokenFields(visit, state, seats, t('meetings-work-on'))}${await privatePart(visit, state)}`;
  return workForm(visit, state, {
    event,
    title: item
      ? t('meetings-work-agenda-change', { n: item.number })
      : t('meetings-work-agenda-title', { title: saidPlainly(view, event.title) }),
    lead: t('meetings-work-agenda-lead'),
    before: item && meanwhile(view, state, [{ name: 'words', label, now: item.words }]),
    fields,
    submit: t(item ? 'meetings-form-save' : 'meetings-work-agenda'),
  });
}

async function showRemove(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { event, item, seats } = await readItem(visit);
  return workForm(visit, state, {
    event,
    title: t('meetings-work-agenda-remove-title', { n: item.number }),
    lead: t('meetings-work-agenda-remove-lead'),
    before: html`<blockquote>${saidPlainly(view, item.words)}</blockquote>`,
    fields: html`${area(view, state, { name: 'reason', label: t('meetings-work-cancel-reason'), hint: t('meetings-work-words-hint'), rows: 3, maxLength: 2000 })}${await spokenFields(visit, state, seats, t('meetings-work-on'))}`,
    submit: t('meetings-work-agenda-remove'),
    final: true,
  });
}
