// /desk: the home of everyone who signs in. What waits stands first, for each role in turn: those who are asked, those who ask, those
// who keep the record, those who answer for it. Each is as good a home as the others.
import { type Route, routes } from '../../base/routes.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, queue } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { lettersOf } from '../letters/store.ts';
import { invitationItem, isOpen, myInvitations } from '../meetings/desk-pages.ts';
import { countOpenReports } from '../moderation/store.ts';
import { type Asked, askedOf } from '../people/asked.ts';
import { holderAt, holderNames } from '../people/holder.ts';
import { askedState } from '../people/parts.ts';
import { keepersSection, namedSection } from '../reply/desk-pages.ts';
import { heldSection } from '../reply/held-parts.ts';
import { saidPlainly } from '../words/parts.ts';

const FIRST = 5;

export async function deskPage(visit: Visit): Promise<Html> {
  const { view, viewer } = visit;
  const { t, href } = view;
  const speaks = (viewer?.posts.length ?? 0) + (viewer?.speaksFor.length ?? 0) > 0;
  const roles = viewer?.roles ?? [];
  const sections = [
    speaks && (await askedSection(visit)),
    speaks && (await invitationsSection(visit)),
    (viewer?.speaksFor.length ?? 0) > 0 && (await lettersSection(visit)),
    speaks && (await namedSection(visit)),
    await heldSection(visit),
    roles.includes('steward') && (await stewardSection(visit)),
    roles.some((role) => role === 'clerk' || role === 'steward') && clerkSection(view),
    roles.some((role) => role === 'clerk' || role === 'steward') && (await keepersSection(visit)),
  ].filter((section) => section !== false && section !== nothing);
  const main = html`<h1>${t('front-desk-title')}</h1><p class="lead">${t('front-desk-lead', { name: viewer?.name ?? '' })}</p>${
    sections.length === 0
      ? emptyState(view, {
          title: t('front-desk-nothing-title'),
          what: t('front-desk-nothing-what'),
          next: { href: href(routes.claim), label: t('front-desk-nothing-next') },
        })
      : sections
  }<p class="gap"><a href="${href(routes.deskAccount)}">${t('front-desk-account')}</a></p>`;
  return layout(view, { title: t('front-desk-title'), desk: true, main });
}

/** What waits for an answer, the longest first. */
async function askedSection({ view, tx, viewer }: Visit): Promise<Html> {
  const { t, href } = view;
  const asked = await tx((tx) =>
    askedOf(
      tx,
      viewer!.posts.map((one) => one.post),
      viewer!.speaksFor.map((one) => one.organization),
      view.today,
    ),
  );
  const waited = ({ state }: Asked) => (state.state === 'waiting' ? (state.days ?? 0) : -1);
  const open = asked.filter((one) => one.state.state !== 'answered').sort((a, b) => waited(b) - waited(a));
  const items = open.slice(0, FIRST).map((one) => ({
    title: `${one.demand.number}. ${saidPlainly(view, one.demand.heading)}`,
    href: href(routes.deskAnswer, { referral: one.referral }),
    about: saidPlainly(view, one.letter.title),
    state: askedState(view, one),
  }));
  return html`<section><h2>${t('front-desk-asked-title')}</h2>${
    items.length > 0
      ? html`${queue(items)}<p><a href="${href(routes.deskAsked)}">${t('front-desk-asked-all', { n: open.length })}</a> · <a href="${href(routes.deskCommitments)}">${t('commitments-desk-title')}</a></p>`
      : html`<p>${t('front-desk-asked-none')}</p>${asked.length > 0 && html`<p><a href="${href(routes.deskAsked, {}, { show: 'all' })}">${t('front-desk-asked-all', { n: 1 })}</a></p>`}`
  }</section>`;
}

async function invitationsSection(visit: Visit): Promise<Html> {
  const { view, tx } = visit;
  const { t, href } = view;
  const mine = await myInvitations(visit);
  const waiting = mine.filter((one) => isOpen(view, one) && !one.reply).slice(0, FIRST);
  const names = await tx((tx) =>
    holderNames(
      tx,
      waiting.flatMap(({ invitation }) => holderAt(invitation.from_post, invitation.from_organization) ?? []),
    ),
  );
  return html`<section><h2>${t('front-desk-invitations-title')}</h2>${
    waiting.length > 0
      ? queue(waiting.map((one) => invitationItem(view, one, names)))
      : html`<p>${t('front-desk-invitations-none')}</p>`
  }<p><a href="${href(routes.deskMeetings)}">${t('front-desk-invitations-all')}</a> · <a href="${href(routes.deskMeetingNew)}">${t('meetings-desk-propose')}</a></p></section>`;
}

async function lettersSection({ view, tx, viewer }: Visit): Promise<Html> {
  const { t, href } = view;
  const letters = await tx((tx) =>
    lettersOf(
      tx,
      viewer!.speaksFor.map((one) => one.organization),
    ),
  );
  const items = letters.slice(0, FIRST).map((one) => ({
    title: saidPlainly(view, one.title),
    href: href(routes.deskLetter, { letter: one.id }),
    about: t('front-desk-letter-counts', { answered: one.answered, asked: one.asked }),
  }));
  return html`<section><h2>${t('front-desk-letters-title')}</h2>${items.length > 0 ? queue(items) : html`<p>${t('front-desk-letters-none')}</p>`}<p><a class="button" href="${href(routes.deskLetterNew)}">${t('front-desk-letters-new')}</a></p><p><a href="${href(routes.deskLetters)}">${t('front-desk-letters-all')}</a></p></section>`;
}

async function stewardSection({ view, tx }: Visit): Promise<Html> {
  const reports = await tx(countOpenReports);
  const links: [Route, string][] = [
    [routes.deskModeration, view.t('front-desk-steward-reports', { n: reports })],
    [routes.deskPeople, view.t('front-desk-steward-people')],
    [routes.deskSignatures, view.t('support-desk-link')],
    [routes.deskStaff, view.t('front-desk-steward-staff')],
    [routes.deskPlace, view.t('front-desk-steward-place')],
  ];
  return linkSection(view, view.t('front-desk-steward-title'), links);
}

function clerkSection(view: View): Html {
  const { t } = view;
  return linkSection(view, t('front-desk-clerk-title'), [
    [routes.deskLetters, t('front-desk-clerk-letters')],
    [routes.deskLetterReport, t('front-desk-clerk-report')],
    [routes.deskReferrals, t('front-desk-clerk-answers')],
    [routes.deskClocks, t('clocks-desk-title')],
    [routes.deskCommitments, t('commitments-desk-title')],
    [routes.deskMeetings, t('front-desk-clerk-meetings')],
    [routes.deskBudgets, t('budget-desk-title')],
    [routes.deskStatements, t('front-desk-clerk-statement')],
    [routes.deskSources, t('front-desk-clerk-source')],
    [routes.deskOrganizations, t('front-desk-clerk-people')],
    [routes.deskPowers, t('front-desk-clerk-power')],
  ]);
}

const linkSection = (view: View, title: string, links: readonly (readonly [Route, string])[]): Html =>
  html`<section><h2>${title}</h2><ul class="list">${links.map(([route, words]) => html`<li><a href="${view.href(route)}">${words}</a></li>`)}</ul></section>`;
