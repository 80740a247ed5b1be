// The desk forms of minutes: publish a version as text or file, approve one, object to one. Every party has all three.
import Type from 'typebox';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { area, type FormState, fileField, hidden } from '../../../web/forms.ts';
import { type Html, html } from '../../../web/html.ts';
import { notice } from '../../../web/parts.ts';
import type { Site, Visit } from '../../../web/site.ts';
import { canonicalText, digestOf, LETTER_MAX, paragraphsOf } from '../../letters/text.ts';
import { type Brought, bring, LIMITS, letterFaults, letterFrom, UPLOAD_LIMIT } from '../../letters/upload.ts';
import { holderAt } from '../../people/holder.ts';
import { namedFirst } from '../../reply/held.ts';
import { askedFirst, fieldsToKeep, pathOf, privatePart, startHeld, waitingHref } from '../../reply/held-parts.ts';
import type { Services } from '../../services.ts';
import { Sent } from '../../words/form-parts.ts';
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
import { sameHolder } from '../spoken.ts';
import { eventAddress } from '../store.ts';
import { approveMinutes, checkedMinutes, checkedObjection, objectToMinutes, publishMinutes } from './actions.ts';
import { type MinutesVersion, minutesAt, minutesById, minutesOf } from './store.ts';

const MinutesForm = Type.Object({
  ...spokenSchema,
  text: Type.Optional(Type.String({ maxLength: LETTER_MAX })),
  seen: Sent,
  /** the digest of the words the form was opened with */
  was: Sent,
  ...askedFirst,
});
const ApproveForm = Type.Object({ ...spokenSchema, words: Sent });
const ObjectForm = Type.Object({ ...spokenSchema, quote: Sent, words: Sent, ...askedFirst });

export function wireMinutesForms(site: Site, { files }: Services): void {
  site.form(routes.deskMeetingMinutes, {
    who: [...deskWho],
    schema: MinutesForm,
    upload: { limit: UPLOAD_LIMIT, keep: (_, upload) => bring(upload, files) },
    start: startMinutes,
    check: (raw, _, { file }) => letterFaults(typedWords(raw, file), file as Brought | undefined),
    show: showMinutes,
    act: async (visit, value, { file }) => {
      const { event } = await readAtDesk(visit);
      const { ctx, said } = spokenFrom(visit, value);
      const brought = letterFrom(typedWords(value, file), file as Brought | undefined);
      const paragraphs = paragraphsOf(brought.paragraphs.join('\n\n'));
      const first = await namedFirst(
        ctx,
        value,
        {
          what: 'minutes',
          on: `event/${event.id}`,
          path: pathOf(visit.view),
          title: saidPlainly(visit.view, event.title),
          lang: said.lang ?? visit.view.lang,
          paragraphs,
          fields: { ...fieldsToKeep(value), text: paragraphs.join('\n\n') },
        },
        () => checkedMinutes(ctx, { ...said, paragraphs }),
      );
      if (first.waits !== undefined) return waitingHref(visit.view, first.waits);
      const named = await first.named({ on: `event/${event.id}`, given: 'as' in said ? 'here' : 'source' });
      const minutes = { ...said, event: event.id, paragraphs, file: brought.file, seen: Number(value.seen ?? 0) };
      const { number } = await publishMinutes(ctx, minutes, named);
      return visit.view.href(routes.meetingMinutes, { meeting: eventAddress(event), version: number });
    },
  });
  site.form(routes.deskMinutesApprove, {
    who: [...deskWho],
    schema: ApproveForm,
    start: ({ view }) => ({ lang: view.lang }),
    show: showApprove,
    act: async (visit, value) => {
      const { event, version } = await readVersion(visit);
      const { ctx, said } = spokenFrom(visit, value);
      await approveMinutes(ctx, { ...said, minutes: version.id, words: value.words });
      return meetingHref(visit.view, event, '#minutes');
    },
  });
  site.form(routes.deskMinutesObject, {
    who: [...deskWho],
    schema: ObjectForm,
    start: (visit) => startHeld(visit, { lang: visit.view.lang }),
    show: showObject,
    act: async (visit, value) => {
      const { event, version } = await readVersion(visit);
      const { ctx, said } = spokenFrom(visit, value);
      const { quote, words } = value;
      const first = await namedInWords(
        visit,
        ctx,
        value,
        { what: 'objection', event, said, texts: [quote, words] },
        () => checkedObjection(ctx, { ...said, minutes: version.id, quote, words }),
      );
      if (first.waits !== undefined) return first.waits;
      await objectToMinutes(ctx, { ...said, minutes: version.id, quote, words }, first.named);
      return `${visit.view.href(routes.meetingMinutes, { meeting: eventAddress(event), version: version.number })}#objection${version.objections.length + 1}`;
    },
  });
}

/** The words of the box, unless they are only those it was opened with and a file was chosen: then the file is meant. */
function typedWords({ text, was }: { text?: unknown; was?: unknown }, file: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  return file !== undefined && digestOf(canonicalText(paragraphsOf(text))) === was ? undefined : text;
}

type AtVersion = AtDesk & { version: MinutesVersion };

export async function readVersion(visit: Visit): Promise<AtVersion> {
  return visit.tx(async (tx) => {
    const version = await minutesById(tx, visit.params.minutes ?? '');
    if (!version) throw new Refused('not-found');
    return { ...(await atDesk(visit, tx, await currentEvent(tx, version.event))), version };
  });
}

/** The words of the last version, to go on from: what is published is a version of its own. */
async function startMinutes(visit: Visit) {
  const { event } = await readAtDesk(visit);
  const last = await visit.tx(async (tx) => {
    const [newest] = await minutesOf(tx, event.id);
    return newest && minutesAt(tx, event.id, newest.number);
  });
  return startHeld(visit, { lang: last?.lang ?? visit.view.lang, text: last?.words ?? '', seen: last?.number ?? 0 });
}

async function showMinutes(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx } = visit;
  const { t } = view;
  const { event, seats } = await readAtDesk(visit);
  const [newest] = await tx((tx) => minutesOf(tx, event.id));
  const meanwhile =
    state.errors.some((one) => one.code === 'changed-meanwhile') &&
    notice(
      view,
      'warn',
      t('words-form-meanwhile'),
      html`<p>${t('meetings-work-minutes-meanwhile', { n: newest?.number ?? 1 })}</p>`,
    );
  // The file stands last: a browser sends fields in order, and a file that is too large ends the reading.
  const fields = html`${hidden('seen', newest?.number ?? 0)}${newest && hidden('was', newest.digest)}${area(view, state, { name: 'text', label: t('meetings-work-minutes-text'), hint: t('letters-new-text-hint'), optional: true, rows: 16, maxLength: LETTER_MAX, long: true })}${await spokenFields(visit, state, seats, t('meetings-work-on'))}${await privatePart(visit, state)}
${fileField(view, state, { name: 'file', label: t('meetings-work-minutes-file'), hint: t('meetings-work-minutes-file-hint'), optional: true, kinds: 'PDF, DOCX, HTML, TXT', accept: '.pdf,.docx,.html,.htm,.txt', maxBytes: LIMITS.maxBytes })}`;
  return workForm(visit, state, {
    event,
    title: t('meetings-work-minutes-title', { title: saidPlainly(view, event.title) }),
    lead: t(newest ? 'meetings-work-minutes-lead-next' : 'meetings-work-minutes-lead'),
    before: meanwhile,
    fields,
    submit: t('meetings-work-minutes'),
    multipart: true,
  });
}

async function showApprove(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { event, version, seats, clerk } = await readVersion(visit);
  if (version.superseded_by !== null) throw new Refused('closed');
  const others = seats.filter((one) => !sameHolder(one.holder, holderAt(version.by_post, version.by_organization)));
  if (others.length === 0 && !clerk) throw new Refused('forbidden');
  return workForm(visit, state, {
    event,
    title: t('meetings-work-approve-title', { n: version.number, title: saidPlainly(view, event.title) }),
    lead: t('meetings-work-approve-lead'),
    before: shownVersion(visit, event, version),
    fields: html`${area(view, state, { name: 'words', label: t('meetings-reply-words'), optional: true, rows: 3, maxLength: 2000 })}${await spokenFields(visit, state, others, t('meetings-work-on'))}`,
    submit: t('meetings-work-approve'),
  });
}

async function showObject(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { event, version, seats } = await readVersion(visit);
  return workForm(visit, state, {
    event,
    title: t('meetings-work-object-title', { n: version.number, title: saidPlainly(view, event.title) }),
    lead: t('meetings-work-object-lead'),
    before: shownVersion(visit, event, version),
    fields: html`${area(view, state, { name: 'quote', label: t('meetings-work-object-quote'), hint: t('meetings-work-object-quote-hint'), optional: true, rows: 3, maxLength: 5000 })}${area(view, state, { name: 'words', label: t('meetings-work-object-words'), rows: 5, maxLength: 5000 })}${await spokenFields(visit, state, seats, t('meetings-work-on'))}${await privatePart(visit, state)}`,
    submit: t('meetings-work-object'),
  });
}

function shownVersion({ view }: Visit, event: AtDesk['event'], version: MinutesVersion): Html {
  const href = view.href(routes.meetingMinutes, { meeting: eventAddress(event), version: version.number });
  const words = version.words === null ? [] : paragraphsOf(version.words);
  return html`<details><summary>${view.t('meetings-work-minutes-read')}</summary><div class="letter">${words.map((one) => html`<p>${one}</p>`)}</div></details><p><a href="${href}">${view.t('meetings-minutes-n', { n: version.number })}</a></p>`;
}
