// Writing a letter, the last step: look at everything once more, then publish it for the own organization. And giving a draft up.
import Type from 'typebox';
import { invalid, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { canBeShown, downloadHeaders, viewHeaders } from '../../files/serve.ts';
import { sayDate, saySize } from '../../i18n/say.ts';
import { type FormState, form, hidden, submit } from '../../web/forms.ts';
import { attrs, type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { notice, summaryList } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { type DemandRow, demandsOf } from '../demands/store.ts';
import { namedRow, wireNamedStep } from '../reply/named-page.ts';
import { namedOnPublishing } from '../reply/publishing.ts';
import type { Services } from '../services.ts';
import { holderOptions } from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { publishLetter, publishVersion } from './actions.ts';
import { alikeTo } from './alike.ts';
import { alikeNotice } from './compare/page.ts';
import { asSpeaker, draftCrumbs, draftPage, mine, mustDraft } from './desk-parts.ts';
import { type DraftMark, demandFrom, markFaults, placesIn } from './draft-marks.ts';
import { dropDraft, type LetterDraft } from './drafts.ts';
import { kindOfMedia } from './media.ts';
import { carryOver, type NewRendition } from './rules.ts';
import { addressOfLetter, versionsOf } from './store.ts';
import { canonicalText } from './text.ts';
import { stateOfDraft, writerList } from './writing/desk.ts';
import { type Writer, writersOf } from './writing/store.ts';

const Revision = Type.Object({ revision: Type.Integer({ minimum: 1 }) });

export function wirePublish(site: Site, { files }: Services): void {
  site.form(routes.deskLetterPublish, {
    who: 'speaker',
    schema: Revision,
    show: async (visit, state) => checkPage(visit, state, await mustDraft(visit)),
    act: async (visit, { revision }) => {
      const draft = await mustDraft(visit);
      if (draft.revision !== revision) throw new Refused('changed-meanwhile');
      const letter = await publish(visit, draft);
      return visit.view.href(routes.deskLetter, { letter });
    },
  });

  site.form(routes.deskLetterDiscard, {
    who: 'speaker',
    schema: Revision,
    show: async (visit, state) => discardPage(visit.view, state, await mustDraft(visit)),
    act: async (visit, { revision }) => {
      const draft = await mustDraft(visit);
      // Whoever was invited can leave; only those who began it give it up for all.
      if (mine(visit, draft) !== draft.organization) throw new Refused('forbidden');
      await visit.tx((tx) => dropDraft(tx, draft.id, revision));
      return visit.view.href(routes.deskLetters);
    },
  });

  wireNamedStep(site, mustDraft);

  // The original of a draft is its organization's alone until it is published.
  for (const [route, shown] of [
    [routes.deskLetterFile, false],
    [routes.deskLetterFileView, true],
  ] as const)
    site.raw('GET', route.path, async (open) => {
      const visit = await site.signedInVisit('speaker', open.request, open.reply);
      const draft = await mustDraft(visit);
      const kind = kindOfMedia(draft.media ?? '');
      if (!draft.file || (shown && !canBeShown(kind))) throw new Refused('not-found');
      const { size, stream } = await files.open(draft.file);
      const about = {
        digest: draft.file,
        size,
        ...(kind ? { kind } : {}),
        ...(draft.fileName ? { name: draft.fileName } : {}),
      };
      const headers = shown ? viewHeaders(about) : downloadHeaders(about);
      return open.reply.headers({ ...headers, 'cache-control': 'private, no-store' }).send(stream());
    });
}

/** Publishes the draft and takes it away in the same transaction. @returns the letter's id */
async function publish(visit: Visit, draft: LetterDraft): Promise<string> {
  const organization = mine(visit, draft) ?? draft.organization;
  const ctx = asSpeaker(visit, organization);
  const writers = draft.guests.length > 0 ? await visit.tx((tx) => writersOf(tx, draft.id)) : [];
  if (writers.length > 0) mustBeAdopted(draft, writers);
  const adoptions = writers.map((one) => ({ organization: one.id, ...one.adopted! }));
  const faults = draft.letter ? [] : markFaults(draft.paragraphs, draft.marks);
  if (faults.length) throw new Refused('invalid', { fields: faults });
  const shared = {
    title: draft.title,
    ...(draft.summary ? { summary: draft.summary } : {}),
    lang: draft.lang,
    paragraphs: draft.paragraphs,
    ...renditionOf(draft),
    ...(adoptions.length > 0 ? { adoptions } : {}),
  };
  const named = await namedOnPublishing(ctx, draft, (day) => sayDate(visit.view.lang, day));
  const beside = async (...given: Parameters<typeof named.beside>) => {
    // Looked at again in the transaction: somebody may have been invited, or have taken an adoption back, a moment ago.
    const now = await writersOf(given[0], draft.id);
    if (now.length > 1 || writers.length > 0) mustBeAdopted(draft, now);
    if (writers.length > 0 && now.length !== writers.length) throw new Refused('changed-meanwhile');
    await dropDraft(given[0], draft.id, draft.revision);
    await named.beside(...given);
  };
  const { also } = named;
  if (draft.letter) {
    await publishVersion(ctx, { ...shared, id: draft.id, letter: draft.letter }, { beside, also });
    return draft.letter;
  }
  const letter = { ...shared, id: draft.id, organizations: [organization], demands: draft.marks.map(demandFrom) };
  return (await publishLetter(ctx, letter, { beside, also })).id;
}

/** @throws Refused `invalid` while one of several organizations has not adopted exactly this */
function mustBeAdopted(draft: LetterDraft, writers: readonly Writer[]): void {
  if (stateOfDraft(draft, writers) !== 'adopted') throw invalid('adoption', 'work-adoption-needed');
}

function renditionOf({ file, fileName, media, bytes }: LetterDraft): { rendition?: NewRendition } {
  return file && media ? { rendition: { file, name: fileName ?? 'file', media, bytes: bytes ?? 0 } } : {};
}

/** Everything that will be public, each with a way back to change it. */
async function checkPage(visit: Visit, state: FormState, draft: LetterDraft): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { names, before, versions, alike } = await visit.tx(async (tx) => ({
    names: new Map(
      (await holderOptions(tx, view)).flatMap((group) => group.options).map((one) => [one.value, one.label]),
    ),
    before: draft.letter ? await demandsOf(tx, visit.place.id, draft.letter) : [],
    versions: draft.letter ? await versionsOf(tx, draft.letter) : [],
    alike: await alikeTo(tx, canonicalText(draft.paragraphs), draft.letter ?? undefined),
  }));
  const near = alikeNotice(view, alike, (one) =>
    view.href(routes.deskLetterCompared, { letter: draft.id, other: addressOfLetter(one) }),
  );
  const to = (route: (typeof routes)[keyof typeof routes]) => view.href(route, { letter: draft.id });
  const writers = await visit.tx((tx) => writersOf(tx, draft.id));
  const organization = writers.map((one) => saidPlainly(view, one.name)).join('; ');
  const rows = [
    { label: t('letters-check-organization'), value: organization },
    {
      label: t('letters-check-title'),
      value: html`<span ${attrs({ lang: draft.lang })}>${draft.title}</span>`,
      change: to(routes.deskLetterTitle),
    },
    { label: t('letters-check-summary'), value: draft.summary, change: to(routes.deskLetterTitle) },
    {
      label: t('letters-check-text'),
      value: html`${t('letters-check-paragraphs', { n: draft.paragraphs.length })}`,
      change: to(routes.deskLetterText),
    },
    {
      label: t('letters-check-original'),
      value: draft.file ? `${draft.fileName} (${saySize(view.lang, draft.bytes ?? 0)})` : t('letters-no-original'),
    },
    await namedRow(visit, draft),
  ];
  const demands = draft.letter
    ? html`<h2>${t('letters-check-carried-title')}</h2>${carriedList(view, draft, before, versions.find((one) => one.current)?.words)}`
    : html`<h2>${t('letters-check-demands', { n: draft.marks.length })}</h2><p><a href="${to(routes.deskLetterDemands)}">${t('letters-check-change-marks')}</a> · <a href="${to(routes.deskLetterHeadings)}">${t('letters-check-change-names')}</a> · <a href="${to(routes.deskLetterAsked)}">${t('letters-check-change-asked')}</a></p>${markList(view, draft, names)}`;
  return draftPage(view, state, {
    draft,
    step: 'check',
    title: t('letters-check-heading'),
    before: html`${faultNotice(view, draft)}${near && notice(view, 'info', near.title, near.body)}${summaryList(view, rows)}${adoptionPart(view, draft, writers)}${demands}${notice(view, 'warn', t('letters-check-final-title'), html`<p>${t('letters-check-final')}</p>${!draft.letter && html`<p>${t('letters-publish-told')}</p>`}`)}`,
    fields: nothing,
    submit: submit(t('letters-publish'), { kind: 'final' }),
  });
}

/** Where several write it: who has adopted what the draft says now. */
function adoptionPart(view: View, draft: LetterDraft, writers: readonly Writer[]): Html {
  if (writers.length < 2) return nothing;
  const { t } = view;
  return html`<h2 id="f-adoption">${t('work-adoption-title')}</h2><p>${t('work-adoption-what')}</p>${writerList(view, draft, writers)}<p><a href="${view.href(routes.deskLetterAdopt, { letter: draft.id })}">${t('work-adopt-link')}</a></p>`;
}

function faultNotice(view: View, draft: LetterDraft): Html {
  const faults = draft.letter ? [] : markFaults(draft.paragraphs, draft.marks);
  if (faults.length === 0) return nothing;
  const { t } = view;
  const items = faults.map(
    (fault) =>
      html`<li><a href="${view.href(routes.deskLetterHeadings, { letter: draft.id })}#f-${fault.field}">${t('letters-name-demand', { n: Number(fault.args?.n ?? 0) })}</a>: ${t(`web-error-${fault.code}`, fault.args)}</li>`,
  );
  return notice(view, 'info', t('letters-check-faults'), html`<ul>${items}</ul>`);
}

const markList = (view: View, draft: LetterDraft, names: Map<string, string>): Html =>
  html`<ol>${draft.marks.map(
    (mark) =>
      html`<li><b ${attrs({ lang: draft.lang })}>${mark.heading}</b><br>${markPlace(view, draft, mark)}<br><small>${
        mark.holders.length
          ? view.t('letters-check-asked', {
              who: mark.holders.map((key) => names.get(key) ?? key).join('; '),
            })
          : view.t('letters-check-nobody')
      }</small></li>`,
  )}</ol>`;

function markPlace(view: View, draft: LetterDraft, mark: DraftMark): Html {
  const { t } = view;
  const places = placesIn(draft.paragraphs, mark);
  if (places > 1 && !mark.occurrence) return html`${t('letters-check-twice', { n: places })}`;
  const words = mark.quote ?? (mark.paragraph === null ? '' : draft.paragraphs[mark.paragraph]) ?? '';
  return html`<q ${attrs({ lang: draft.lang })}>${words.length > 160 ? `${words.slice(0, 159).toWellFormed()}…` : words}</q>`;
}

/** In a new version each demand goes where its exact words stand once, and is said to be without a place otherwise. */
function carriedList(
  view: View,
  draft: LetterDraft,
  demands: readonly DemandRow[],
  before: string | null | undefined,
): Html {
  const words = canonicalText(draft.paragraphs);
  const { t } = view;
  return html`<ol>${demands.map(
    (one) =>
      html`<li value="${one.number}">${saidPlainly(view, one.heading)}<br><small>${
        carryOver(words, one.quote, before === undefined ? undefined : { words: before, start: one.start_at }).mark ===
        'resolved'
          ? t('letters-check-carried')
          : t('letters-check-not-carried')
      }</small></li>`,
  )}</ol>`;
}

function discardPage(view: View, state: FormState, draft: LetterDraft): Html {
  const { t } = view;
  const title = t('letters-discard-title');
  const drawn = form(view, state, {
    action: view.path,
    fields: hidden('revision', draft.revision),
    submit: submit(t('letters-discard'), { kind: 'final' }),
  });
  const main = html`<h1>${title}</h1><p class="lead">${t('letters-discard-what', { title: draft.title })}</p>${drawn}`;
  return layout(view, { title, main, desk: true, crumbs: [...draftCrumbs(view, draft), { label: title }] });
}
