// Replying to an invitation: the invited in their own words, or a clerk from a source. The earlier reply stands beside the form.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, dateField, type FormState, form, hidden, radios } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { notice, stateTag, whenTag } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { holderAt, holderKey, holderNames } from '../people/holder.ts';
import {
  asKeeper,
  dayFrom,
  languageField,
  Sent,
  SentIds,
  sentDay,
  sourcesField,
  sourcesToChoose,
} from '../words/form-parts.ts';
import { holderLink, saidInLink, saidPlainly } from '../words/parts.ts';
import { waysToMe } from './delivery/desk.ts';
import { waysOf } from './delivery/store.ts';
import { recordReplies, replyToInvitation } from './invitations.ts';
import { whenOfEvent } from './parts.ts';
import { replyState } from './reply-state.ts';
import { type Reply, replies as replyKinds } from './rules.ts';
import { eventAddress, eventsById, invitationById, repliesTo } from './store.ts';

const ReplyForm = Type.Object({ reply: Sent, words: Sent, lang: Sent, seen: Sent, sources: SentIds, ...sentDay('on') });

export function wireReplyForms(site: Site): void {
  site.form(routes.deskInvitation, {
    who: ['holder', 'speaker'],
    schema: ReplyForm,
    start: startFrom,
    show: (visit, state) => show(visit, state, 'holder'),
    act: async (visit, value) => {
      const { invitation, event } = await read(visit);
      await replyToInvitation(seatFor(visit, invitation), {
        invitation: invitation.id,
        reply: value.reply as Reply,
        words: value.words,
        lang: value.lang || visit.view.lang,
        seen: Number(value.seen ?? 0),
      });
      return visit.view.href(routes.meeting, { meeting: eventAddress(event) });
    },
  });
  site.form(routes.deskInvitationRecord, {
    who: 'clerk',
    schema: ReplyForm,
    start: startFrom,
    show: (visit, state) => show(visit, state, 'clerk'),
    act: async (visit, value) => {
      const { invitation, event } = await read(visit);
      await recordReplies(asKeeper(visit), {
        replies: [
          {
            invitation: invitation.id,
            reply: value.reply as Reply,
            words: value.words,
            lang: value.lang || visit.view.lang,
          },
        ],
        when: { on: dayFrom(value, 'on') },
        sources: value.sources ?? [],
      });
      return visit.view.href(routes.meeting, { meeting: eventAddress(event) });
    },
  });
}

async function read(visit: Visit) {
  return visit.tx(async (tx) => {
    const invitation = await invitationById(tx, visit.params.invitation ?? '');
    if (!invitation) throw new Refused('not-found');
    const holders = [
      holderAt(invitation.to_post, invitation.to_organization),
      holderAt(invitation.from_post, invitation.from_organization),
    ];
    return {
      invitation,
      event: (await eventsById(tx, [invitation.event])).get(invitation.event)!,
      now: (await repliesTo(tx, [invitation.id])).get(invitation.id)?.[0],
      ways: (await waysOf(tx, [invitation.id])).get(invitation.id) ?? [],
      names: await holderNames(
        tx,
        holders.filter((one) => one !== undefined),
      ),
      sources: await sourcesToChoose(tx),
    };
  });
}

type Read = Awaited<ReturnType<typeof read>>;

/** @throws Refused forbidden for anyone the invitation is not to */
function seatFor(visit: Visit, { to_post, to_organization }: Read['invitation']) {
  const { viewer } = visit;
  const post = to_post && viewer?.posts.find((one) => one.post === to_post);
  if (post) return visit.as('holder', viewer!.name, post.membership);
  const spoken = to_organization && viewer?.speaksFor.find((one) => one.organization === to_organization);
  if (spoken) return visit.as('speaker', viewer!.name, spoken.organization);
  throw new Refused('forbidden');
}

async function startFrom(visit: Visit) {
  const { now } = await read(visit);
  return now ? { reply: now.reply, words: now.words ?? '', lang: now.lang } : { lang: visit.view.lang };
}

async function show(visit: Visit, state: FormState, by: 'holder' | 'clerk'): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const found = await read(visit);
  const { invitation, event, now, names, sources } = found;
  if (by === 'holder') seatFor(visit, invitation);
  const to = names.get(holderKey(holderAt(invitation.to_post, invitation.to_organization)!));
  const title =
    by === 'holder'
      ? t('meetings-reply-title', { event: saidPlainly(view, event.title) })
      : t('meetings-reply-record', { who: saidPlainly(view, to?.name ?? null), event: saidPlainly(view, event.title) });
  const fields = html`${hidden('seen', now?.number ?? 0)}${radios(view, state, {
    name: 'reply',
    label: t(by === 'holder' ? 'meetings-reply-what' : 'meetings-reply-what-they'),
    options: replyKinds.map((reply) => ({
      value: reply,
      label: t(`meetings-reply-${reply}`),
      ...(reply === 'conditions' ? { hint: t('meetings-reply-conditions-hint') } : {}),
    })),
  })}${area(view, state, { name: 'words', label: t(by === 'holder' ? 'meetings-reply-words' : 'meetings-reply-words-they'), optional: true, maxLength: 5000 })}${
    by === 'clerk'
      ? html`${dateField(view, state, { name: 'on', label: t('meetings-reply-on'), fuzzy: true, bound: true })}${sourcesField(view, state, sources)}`
      : nothing
  }${languageField(view, state)}`;
  const route = by === 'holder' ? routes.deskInvitation : routes.deskInvitationRecord;
  const main = html`<h1>${title}</h1>${changed(view, state)}<div class="two"><div>${form(view, state, {
    action: view.href(route, { invitation: invitation.id }),
    fields,
    submit: t(by === 'holder' ? 'meetings-reply-do' : 'meetings-reply-record-do'),
  })}</div><aside>${invited(view, found)}${waysToMe(visit, found.ways)}</aside></div>`;
  return layout(view, {
    title,
    desk: true,
    main,
    problems: state.errors.length > 0,
    crumbs: [{ label: t('meetings-desk-title'), href: view.href(routes.deskMeetings) }, { label: title }],
  });
}

function changed(view: View, state: FormState): Html {
  if (!state.errors.some((error) => error.code === 'changed-meanwhile')) return nothing;
  return notice(view, 'warn', view.t('words-form-meanwhile'), html`<p>${view.t('meetings-reply-meanwhile')}</p>`);
}

/** What one is invited to, by whom, in which words; and what was replied before. */
function invited(view: View, { invitation, event, now, names }: Read): Html {
  const { t } = view;
  const from = holderAt(invitation.from_post, invitation.from_organization);
  return html`<h2>${t('meetings-reply-invited')}</h2><p><a href="${view.href(routes.meeting, { meeting: eventAddress(event) })}">${saidInLink(view, event.lang, event.title)}</a></p>
<p>${whenTag(view, whenOfEvent(event))}${event.venue && html`<br>${inLanguage(view, event.lang, event.venue)}`}</p>${
    from && html`<p>${t('meetings-fact-by')}: ${holderLink(view, names.get(holderKey(from)))}</p>`
  }${invitation.words && html`<blockquote>${inLanguage(view, invitation.lang, invitation.words)}</blockquote>`}${
    now &&
    html`<h2>${t('meetings-reply-now')}</h2><p>${stateTag(view, replyState[now.reply])} <small>${whenTag(view, now.day)}</small></p>${now.words && html`<blockquote>${inLanguage(view, now.lang, now.words)}</blockquote>`}`
  }`;
}
