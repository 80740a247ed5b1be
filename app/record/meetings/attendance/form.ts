// The desk form of attendance: who came and who did not. Of oneself it confirms, of others it is a claim; the page says which.
import Type from 'typebox';
import { routes } from '../../../base/routes.ts';
import { area, type FormState, type OptionGroup, radios, select } from '../../../web/forms.ts';
import { type Html, html, nothing } from '../../../web/html.ts';
import type { Site, Visit } from '../../../web/site.ts';
import { holderAt, holderKey, holderNames } from '../../people/holder.ts';
import { allPersons } from '../../people/store.ts';
import { holderOptions, Sent } from '../../words/form-parts.ts';
import { saidPlainly } from '../../words/parts.ts';
import { deskWho, meetingHref, readAtDesk, spokenFields, spokenFrom, spokenSchema, workForm } from '../at-desk.ts';
import { invitationsTo } from '../store.ts';
import { parseWho, sayWhoCame } from './actions.ts';
import { type Basis, bases, type CameSays, cameSays } from './rules.ts';

const CameForm = Type.Object({ ...spokenSchema, who: Sent, says: Sent, basis: Sent, words: Sent });

export function wireAttendanceForm(site: Site): void {
  site.form(routes.deskMeetingAttendance, {
    who: [...deskWho],
    schema: CameForm,
    start: ({ view }) => ({ lang: view.lang, basis: 'claim' }),
    show,
    act: async (visit, value) => {
      const { event } = await readAtDesk(visit);
      const { ctx, said } = spokenFrom(visit, value);
      await sayWhoCame(ctx, {
        ...said,
        event: event.id,
        who: parseWho(value.who),
        says: value.says as CameSays,
        basis: value.basis as Basis | undefined,
        words: value.words,
      });
      return meetingHref(visit.view, event, '#came');
    },
  });
}

/** Those invited and the own seats first; then everybody else in the record, persons last. */
async function whoOptions({ view, tx }: Visit, event: string): Promise<OptionGroup[]> {
  return tx(async (tx) => {
    const invited = (await invitationsTo(tx, event)).flatMap((one) => [
      holderAt(one.to_post, one.to_organization),
      holderAt(one.from_post, one.from_organization),
    ]);
    const holders = invited.filter((one) => one !== undefined);
    const names = await holderNames(tx, holders);
    const keys = [...new Set(holders.map(holderKey))];
    const first = {
      group: view.t('meetings-invited-group'),
      options: keys.map((key) => ({ value: key, label: saidPlainly(view, names.get(key)?.name ?? null) })),
    };
    const others = (await holderOptions(tx, view)).map(({ group, options }) => ({
      group,
      options: options.filter((one) => !keys.includes(one.value)),
    }));
    const persons = {
      group: view.t('meetings-work-persons'),
      options: (await allPersons(tx)).map((one) => ({ value: `person:${one.id}`, label: saidPlainly(view, one.name) })),
    };
    return [first, ...others, persons].filter((one) => one.options.length > 0);
  });
}

async function show(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { event, seats, clerk } = await readAtDesk(visit);
  const fields = html`${select(view, state, { name: 'who', label: t('meetings-work-came-who'), options: await whoOptions(visit, event.id) })}${radios(
    view,
    state,
    {
      name: 'says',
      label: t('meetings-work-came-says'),
      options: cameSays.map((value) => ({ value, label: t(`state-${value}`) })),
    },
  )}${area(view, state, { name: 'words', label: t('meetings-reply-words'), optional: true, rows: 3, maxLength: 2000 })}${
    clerk
      ? radios(view, state, {
          name: 'basis',
          label: t('meetings-work-came-basis'),
          options: bases.map((value) => ({ value, label: t(`meetings-came-basis-${value}`) })),
        })
      : nothing
  }${await spokenFields(visit, state, seats, t('meetings-work-on'))}`;
  return workForm(visit, state, {
    event,
    title: t('meetings-work-came-title', { title: saidPlainly(view, event.title) }),
    lead: t('meetings-work-came-lead'),
    fields,
    submit: t('meetings-work-came'),
  });
}
