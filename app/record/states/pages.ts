// /states: what each thing in the record can be, what that means, and which act leads there. Told from the same definitions the code uses.
import { routes } from '../../base/routes.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { table } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import type { Services } from '../services.ts';
import { type Machine, machines, type Way } from './machines.ts';
import { livingExamples } from './store.ts';

export function wire(site: Site, _services: Services): void {
  site.page(routes.states, statesPage);
}

export async function statesPage({ view, tx }: Visit): Promise<Html> {
  const { t } = view;
  const examples = await tx((tx) => livingExamples(tx, view));
  const list = machines.map(({ name }) => html`<li><a href="#${name}">${t(`states-${name}`)}</a></li>`);
  const main = html`<h1>${t('states-title')}</h1><p class="lead">${t('states-lead')}</p><nav aria-label="${t('states-list')}"><ul>${list}</ul></nav>${machines.map((one) => section(view, one, examples))}`;
  return layout(view, {
    title: t('states-title'),
    description: t('states-lead'),
    main,
    crumbs: [{ label: t('page-about-title'), href: view.href(routes.about) }, { label: t('states-title') }],
  });
}

function section(view: View, { name, parts }: Machine, examples: Map<string, string>): Html {
  const { t } = view;
  return html`<section id="${name}"><h2>${t(`states-${name}`)}</h2><p class="measure">${t(`states-${name}-what`)}</p>${parts.map(
    ({ axis, ways }) => {
      const key = axis ? `${name}-${axis}` : name;
      return html`${axis && html`<h3>${t(`states-${key}`)}</h3>`}${table(view, {
        id: `table-${key}`,
        caption: t('states-caption', { what: t(`states-${key}`) }),
        columns: [t('states-state'), t('states-means'), t('states-ways'), t('states-example')].map((label) => ({
          label,
        })),
        rows: Object.entries(ways).map(([state, from]) =>
          row(view, key, state, from, examples.get(`${name}.${state}`)),
        ),
      })}`;
    },
  )}</section>`;
}

function row(view: View, key: string, state: string, ways: readonly Way[], example: string | undefined) {
  const { t } = view;
  const called = (name: string) => t(`states-${key}-${name}`);
  const by = (one: string) => t(`states-by-${one.replace('.', '-')}`);
  return [
    html`<span id="${key}-${state}">${called(state)}</span>`,
    t(`states-${key}-${state}-means`),
    ways.length === 0
      ? t('states-way-none')
      : ways.map(
          (way, i) =>
            html`${i > 0 && html`<br>`}${way.from === 'start' ? nothing : html`${t('states-from', { state: called(way.from) })} `}${way.by.map((one, k) => html`${k > 0 && ` ${t('states-or')} `}${by(one)}`)}`,
        ),
    example
      ? html`<a href="${example}">${t('states-see')}<span class="vh"> ${called(state)}</span></a>`
      : html`<span class="soft">${t('states-none-here')}</span>`,
  ];
}
