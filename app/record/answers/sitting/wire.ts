// The addresses of a sitting: the page and its form, where the island saves, the review.
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { privateHeaders } from '../../../web/headers.ts';
import type { Site } from '../../../web/site.ts';
import { refuseCrossSite } from '../../../web/site-form.ts';
import { countBegun, saveDrafts } from './actions.ts';
import { readSent } from './form.ts';
import { actInSitting, SittingForm, sittingPage } from './pages.ts';
import { publishReviewed, ReviewForm, reviewPage } from './review.ts';

const who = ['holder', 'speaker'] as const;

export function wireSitting(site: Site): void {
  site.form(routes.deskSitting, {
    who: [...who],
    schema: SittingForm,
    show: sittingPage,
    act: actInSitting,
  });
  site.form(routes.deskSittingReview, {
    who: [...who],
    schema: ReviewForm,
    show: reviewPage,
    act: publishReviewed,
  });
  site.raw('POST', routes.deskSittingDraft.path, async ({ request, reply }) => {
    refuseCrossSite(request);
    const visit = await site.signedInVisit([...who], request, reply);
    const { csrf, drafts } = readSent(request.body);
    if (csrf !== visit.view.csrf) throw new Refused('cross-site');
    const sent = drafts.map(({ referral, browser, seen, ...words }) => [referral, { browser, seen, words }] as const);
    const now = await saveDrafts(visit, new Map(sent));
    const saved = Object.fromEntries(
      [...now].map(([referral, { revision, asides }]) => [referral, { revision, asides: asides.length }]),
    );
    const begun = drafts[0] ? await countBegun(visit, drafts[0].referral) : 0;
    return reply.headers(privateHeaders).type('application/json').send(JSON.stringify({ saved, begun }));
  });
}
