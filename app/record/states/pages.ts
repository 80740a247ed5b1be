// /states: what each thing in the record can be, what that means, and which act leads there; and what always holds. Told from the same
// definitions the code uses.
import { routes } from '../../base/routes.ts';
import { sayList } from '../../i18n/say.ts';
import { type Html, html, join } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { table } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import type { Services } from '../services.ts';
import { section as holdsSection, readHolds } from './holds.ts';
import { type Machine, machines, type Way } from './machines.ts';
import { type Example, livingExamples } from './store.ts';

export function wire(site: Site, _services: Services): void {
  site.page(routes.states, statesPage);
}

export async function statesPage({ view, tx }: Visit): Promise<Html> {
  const { t } = view;
  const { examples, holds } = await tx(async (tx) => ({
    examples: await livingExamples(tx, view),
    holds: await readHolds(tx),
  }));
  const list = [
    ...machines.map(({ name }) => [name, `states-${name}`] as const),
    ['always', 'holds-title'] as const,
  ].map(([id, key]) => html`<li><a href="#${id}">${t(key)}</a></li>`);
  const main = html`<h1>${t('states-title')}</h1><p class="lead">${t('states-lead')}</p><nav aria-label="${t('states-list')}"><ul>${list}</ul></nav>${machines.map((one) => section(view, one, examples))}${holdsSection(view, holds)}`;
  return layout(view, {
    title: t('states-title'),
    description: t('states-lead'),
    main,
    crumbs: [{ label: t('page-about-title'), href: view.href(routes.about) }, { label: t('states-title') }],
  });
}

function section(view: View, { name, parts }: Machine, examples: Map<string, Example>): Html {
  const { t } = view;
  return html`<section id="${name}"><h2>${t(`states-${name}`)}</h2><p class="measure">${t(`states-${name}-what`)}</p>${parts.map(
    ({ part, ways }) => {
      const key = part ? `${name}-${part}` : name;
      const states = Object.keys(ways);
      return html`${part && html`<h3>${t(`states-${key}`)}</h3>`}${table(view, {
        id: `table-${key}`,
        caption: t('states-caption', { what: t(`states-${key}`) }),
        columns: [t('states-state'), t('states-means'), t('states-ways'), t('states-example')].map((label) => ({
          label,
        })),
        rows: states.map((state) => [
          html`<span id="${key}-${state}">${t(`states-${key}-${state}`)}</span>`,
          t(`states-${key}-${state}-means`),
          wayWords(view, key, states.length, ways[state]!),
          example(view, t(`states-${key}-${state}`), examples.get([name, part, state].filter(Boolean).join('.'))),
        ]),
      })}`;
    },
  )}</section>`;
}

/** "from “running” or “due soon”: an answer is given here, or recorded from a source" */
function wayWords(view: View, key: string, states: number, ways: readonly Way[]) {
  const { t, lang } = view;
  if (ways.length === 0) return t('states-way-none');
  const by = (one: string) => t(`states-by-${one.replace(/[.:]/g, '-')}`);
  const named = (from: readonly string[]) => {
    const before = from.filter((one) => one !== 'start');
    if (before.length === states - 1 && before.length > 2 && before.length === from.length) return t('states-any');
    const names = before.map((one) => t('states-quoted', { state: t(`states-${key}-${one}`) }));
    return sayList(lang, from.includes('start') ? [t('states-start'), ...names] : names, 'disjunction');
  };
  const said = (one: Way) => {
    const acts = sayList(lang, one.by.map(by), 'disjunction');
    return one.from.length === 1 && one.from[0] === 'start' ? acts : t('states-from', { state: named(one.from), acts });
  };
  return join(
    ways.map((one) => html`${said(one)}`),
    html`<br>`,
  );
}

function example(view: View, called: string, one: Example | undefined): Html {
  const { t } = view;
  if (!one) return html`<span class="soft">${t('states-none-here')}</span>`;
  const link = (words: string) => html`<a href="${one.href}">${words}<span class="vh"> ${called}</span></a>`;
  return one.private
    ? html`${t(`states-private-${one.private}`)} ${link(t(`states-private-${one.private}-see`))}`
    : link(t('states-see'));
}
