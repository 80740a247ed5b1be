// Answers side by side: of several holders to one demand, and of one holder from the first to the last. Each column is drawn by the one
// generator there is, in the order they were asked; nothing is ranked. What is chosen stands in the address, to be shared.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayDay } from '../../i18n/say.ts';
import { checkboxes, form, formState } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { citeBlock, diffView, emptyState } from '../../web/parts.ts';
import { Moved, type Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { letterCrumbs } from '../letters/pages.ts';
import { demandHref, shown } from '../letters/parts.ts';
import { addressOfLetter, type Covers, coversOf, type LetterEntered, letterAt } from '../letters/store.ts';
import { type HolderName, holderAt, holderKey, holderNames } from '../people/holder.ts';
import { saidInLink, saidPlainly } from '../words/parts.ts';
import { answerBlockOf } from './pages.ts';
import { type Answer, answersTo } from './store.ts';

type Compared = {
  letter: LetterEntered;
  demand: { id: string; number: number; heading: string | null; quote: string | null; act_id: string };
  answers: Answer[];
  names: Map<string, HolderName>;
  covers: Covers;
};

async function read(tx: Tx, params: Record<string, string>): Promise<Compared | undefined> {
  const letter = await letterAt(tx, params.letter ?? '');
  if (!letter || !/^[1-9]\d{0,8}$/.test(params.demand ?? '')) return undefined;
  const { rows } = await sql<Compared['demand']>`select id, number, heading, quote, act_id from demands
    where letter_id = ${letter.id} and number = ${Number(params.demand)} and superseded_by is null`.execute(tx);
  const [demand] = rows;
  if (!demand) return undefined;
  const answers = await answersTo(tx, demand.id);
  const holders = answers.flatMap((one) => [
    holderAt(one.holder_post, one.holder_organization) ?? [],
    holderAt(one.refers_post, one.refers_organization) ?? [],
  ]);
  return {
    letter,
    demand,
    answers,
    names: await holderNames(tx, holders.flat()),
    covers: await coversOf(tx, [demand.act_id, ...answers.map((one) => one.act)]),
  };
}

const keyOf = (answer: Answer): string => holderKey(holderAt(answer.holder_post, answer.holder_organization)!);

/** /letters/:letter/demands/:demand/compare, `?with=mayor&with=chief` for some of them, `?all=mayor` for one from first to last. */
export async function comparePage(visit: Visit): Promise<Html> {
  const { view, params } = visit;
  const found = await visit.tx((tx) => read(tx, params));
  if (!found) throw new Refused('not-found');
  const at = addressOfLetter(found.letter);
  if (params.letter !== at) throw new Moved(view.href(routes.answersCompared, { ...params, letter: at }));
  const one = visit.query.all;
  const own = one ? found.answers.filter((answer) => answer.holder_slug === one) : [];
  if (one && own.length === 0) throw new Refused('not-found');
  return one ? overTime(view, found, own) : sideBySide(visit, found);
}

function sideBySide(visit: Visit, found: Compared): Html {
  const { view } = visit;
  const { t } = view;
  const current = found.answers.filter((answer) => answer.superseded_by === null);
  const { with: asked } = visit.request.query as { with?: string | string[] };
  const chosen = new Set([asked ?? []].flat());
  const known = current.filter((answer) => chosen.has(answer.holder_slug));
  const columns = known.length > 0 ? known : current;
  const state = formState({ with: columns.map((answer) => answer.holder_slug) });
  const choose =
    current.length > 2 &&
    html`<details class="no-print"><summary>${t('answers-compare-choose')}</summary><div>${form(view, state, {
      action: view.href(routes.answersCompared, at(found)),
      method: 'get',
      fields: checkboxes(view, state, {
        name: 'with',
        label: t('answers-compare-whose'),
        options: current.map((answer) => ({ value: answer.holder_slug, label: nameOf(view, found, answer) })),
      }),
      submit: t('answers-compare-show'),
    })}</div></details>`;
  const title = t('answers-compare-title', { n: found.demand.number });
  const main =
    columns.length === 0
      ? emptyState(view, {
          title: t('answers-compare-none'),
          what: t('answers-compare-none-what'),
          next: {
            href: demandHref(view, found.letter, found.demand.number),
            label: t('letters-demand-n', { n: found.demand.number }),
          },
        })
      : html`${choose}<div class="three answers-beside">${columns.map((answer) => column(view, found, answer))}</div>`;
  return page(
    view,
    found,
    title,
    html`<p class="lead">${t('answers-compare-lead')}</p>${main}`,
    known.length > 0 ? { with: known.map((answer) => answer.holder_slug) } : {},
  );
}

/** One holder, from the first answer to the last, each beside the one before it with what changed. */
function overTime(view: View, found: Compared, own: readonly Answer[]): Html {
  const { t } = view;
  const inOrder = [...own].sort((a, b) => a.number - b.number);
  const columns = inOrder.map((answer, i) => {
    const before = inOrder.slice(0, i).findLast((one) => one.superseded_by === answer.act) ?? inOrder[i - 1];
    const words =
      before && before.reasons !== null && answer.reasons !== null
        ? html`<h3>${t('answers-changed')}</h3>${diffView(view, before.reasons, answer.reasons)}`
        : nothing;
    return html`<div>${column(view, found, answer)}${words}</div>`;
  });
  const title = t('answers-compare-over', { who: nameOf(view, found, own[0]!), n: found.demand.number });
  return page(
    view,
    found,
    title,
    html`<p class="lead">${t('answers-compare-over-lead', { n: own.length })}</p><div class="three answers-beside">${columns}</div>`,
    { all: [own[0]!.holder_slug] },
  );
}

const nameOf = (view: View, { names }: Compared, answer: Answer): string =>
  saidPlainly(view, names.get(keyOf(answer))?.name ?? null);

const at = ({ letter, demand }: Compared) => ({ letter: addressOfLetter(letter), demand: demand.number });

function column(view: View, found: Compared, answer: Answer): Html {
  const { t } = view;
  const own = view.href(routes.answer, { ...at(found), answer: `${answer.holder_slug}-${answer.number}` });
  const others = found.answers.filter((one) => one.referral === answer.referral).length;
  const over = view.href(routes.answersCompared, at(found), { all: answer.holder_slug });
  return html`<div>${answerBlockOf(view, answer, found.names.get(keyOf(answer)), found.names, found.covers)}<p><small><a href="${own}">${t('answers-number', { n: answer.number })}</a>${
    others > 1 && html` · <a href="${over}">${t('answers-compare-all', { n: others })}</a>`
  }</small></p></div>`;
}

function page(view: View, found: Compared, title: string, body: Html, chosen: Record<string, string[]>): Html {
  const { t } = view;
  const { letter, demand, covers } = found;
  const href = demandHref(view, letter, demand.number);
  const query = new URLSearchParams(Object.entries(chosen).flatMap(([name, all]) => all.map((one) => [name, one])));
  const address = `${view.place.baseUrl}${view.href(routes.answersCompared, at(found))}${query.size > 0 ? `?${query}` : ''}`;
  const main = html`<h1>${title}</h1><h2 class="lead"><a href="${href}">${saidInLink(view, letter.lang, demand.heading)}</a></h2>${
    demand.quote !== null &&
    html`<blockquote class="said">${shown(view, letter.lang, demand.quote, covers, demand.act_id, 'quote')}</blockquote>`
  }${body}${citeBlock(view, { title, address, day: sayDay(view.lang, view.today) })}`;
  return layout(view, {
    title,
    main,
    wide: true,
    noindex: true,
    crumbs: [
      ...letterCrumbs(view, letter),
      { label: t('letters-demand-n', { n: demand.number }), href },
      { label: t('answers-compare') },
    ],
  });
}

/** For the demand's page: the way to all of its answers side by side; nothing where there is only one. */
export const compareLink = (
  view: View,
  letter: Pick<LetterEntered, 'number' | 'slug'>,
  demand: number,
  answers: readonly Answer[],
): Html =>
  answers.length < 2
    ? nothing
    : html`<p><a href="${view.href(routes.answersCompared, { letter: addressOfLetter(letter), demand })}">${view.t('answers-compare')}</a></p>`;
