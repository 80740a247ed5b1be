// The desk form to take back what one said of minutes: an approval or an objection, by whoever said it, with the reason. Nothing goes
// away: both stand in the record, one beside the other.
import Type from 'typebox';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { area, type FormState } from '../../../web/forms.ts';
import { type Html, html } from '../../../web/html.ts';
import type { Site, Visit } from '../../../web/site.ts';
import { inLanguage } from '../../../web/view.ts';
import { Sent } from '../../words/form-parts.ts';
import { saidPlainly } from '../../words/parts.ts';
import { type AtDesk, deskWho, spokenFields, spokenFrom, spokenSchema, workForm } from '../at-desk.ts';
import { eventAddress } from '../store.ts';
import { mayTakeBack, type Taken, withdrawWord, wordBy } from './actions.ts';
import { readVersion } from './form.ts';
import type { MinutesVersion } from './store.ts';

export function wireWithdrawForm(site: Site): void {
  site.form(routes.deskMinutesWithdraw, {
    who: [...deskWho],
    schema: Type.Object({ ...spokenSchema, words: Sent }),
    start: ({ view }) => ({ lang: view.lang }),
    show,
    act: async (visit, value) => {
      const { event, version, word } = await readWord(visit);
      const { ctx, said } = spokenFrom(visit, value);
      const { by: _, ...own } = said;
      await withdrawWord(ctx, { ...own, minutes: version.id, of: word.one.act, words: value.words });
      const page = visit.view.href(routes.meetingMinutes, { meeting: eventAddress(event), version: version.number });
      return 'number' in word.one ? `${page}#objection${word.one.number}` : page;
    },
  });
}

type AtWord = AtDesk & { version: MinutesVersion; word: Taken };

/** The word, with those of the viewer's seats whose it is. @throws Refused not-found, forbidden to everybody else */
async function readWord(visit: Visit): Promise<AtWord> {
  const read = await readVersion(visit);
  const word = wordBy(read.version, visit.params.word ?? '');
  if (!word) throw new Refused('not-found');
  const seats = read.seats.filter((seat) => mayTakeBack(word.one, seat.holder));
  const clerk = read.clerk && mayTakeBack(word.one, undefined);
  if (seats.length === 0 && !clerk) throw new Refused('forbidden');
  return { ...read, seats, clerk, word };
}

async function show(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { event, version, word, seats } = await readWord(visit);
  const { one, what } = word;
  if (one.withdrawn && state.errors.length === 0) throw new Refused('closed');
  return workForm(visit, state, {
    event,
    title: t(`meetings-work-withdraw-${what}`, { n: version.number, title: saidPlainly(view, event.title) }),
    lead: t('meetings-work-withdraw-lead'),
    before: one.words !== null && html`<blockquote class="said">${inLanguage(view, one.lang, one.words)}</blockquote>`,
    fields: html`${area(view, state, { name: 'words', label: t('meetings-work-withdraw-why'), rows: 3, maxLength: 2000 })}${await spokenFields(visit, state, seats, t('meetings-work-on'), true)}`,
    submit: t('meetings-work-withdraw'),
  });
}
