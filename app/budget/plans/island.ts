// The plan page, live: at every keystroke the totals, the bars, every rule and what changed, by the modules the server uses. It only
// writes words and lengths into what the page already shows; without it the button "See what it means" does the same.
import { type Bound, evaluate, type State } from '../rules/evaluate.ts';
import type { Hint } from '../rules/hints.ts';
import { centsOf, changesOf, type Sheet, standingOf } from './rebalance.ts';

type Rule = { id: string; hard: boolean; bound: Bound; title: string; change: string };
type Data = Omit<Sheet, 'rules'> & {
  lang: string;
  currency: string;
  rules: Rule[];
  words: Record<string, string>;
};

const form = document.querySelector<HTMLFormElement>('#plan');
if (form?.dataset.sheet) live(form, JSON.parse(form.dataset.sheet) as Data);

function live(form: HTMLFormElement, sheet: Data): void {
  const { words, lang } = sheet;
  const rows = [...form.querySelectorAll<HTMLElement>('[data-unit]')];
  const fields = rows.map((row) => row.querySelector('input')!);
  const amounts = fields.map((field, i) => centsOf(field.value) ?? sheet.units[i]!.today);
  const rules = [...document.querySelectorAll<HTMLElement>('[data-rule]')];
  const at = (id: string) => document.getElementById(id)!;
  const exact = new Intl.NumberFormat(lang, { style: 'currency', currency: sheet.currency });
  const whole = new Intl.NumberFormat(lang, {
    style: 'currency',
    currency: sheet.currency,
    maximumFractionDigits: 0,
  });
  const percent = new Intl.NumberFormat(lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const money = (cents: number) => (cents % 100 === 0 ? whole : exact).format(cents / 100);
  const list = (items: string[], type: 'conjunction' | 'disjunction') =>
    new Intl.ListFormat(lang, { type }).format(items);
  const fill = (name: string, gaps: Record<string, string | number> = {}) =>
    words[name]!.replace(/\{(\w+)\}/g, (all, gap: string) => String(gaps[gap] ?? all));
  let longest = Math.max(1, ...sheet.units.map(({ today }) => today));

  function named(units: readonly number[]): string {
    const names = units.map((unit) => sheet.units[unit]!.name);
    if (names.length <= 6) return list(names, 'disjunction');
    return fill('some', { list: list(names.slice(0, 5), 'disjunction'), n: names.length - 5 });
  }

  function stateWords(state: State): string {
    if (state.state === 'unjudged') return '';
    const of = money(state.of);
    const { least, most } = state.limits;
    if (state.state === 'broken') {
      const limit = state.side === 'too-little' ? least : most;
      return fill(state.side, { of, by: money(state.by), limit: limit === undefined ? '' : money(limit) });
    }
    if (least !== undefined && most !== undefined) return fill('equal', { of });
    if (least !== undefined) return fill('above', { of, limit: money(least) });
    return most === undefined ? fill('kept') : fill('below', { of, limit: money(most) });
  }

  function hintWords(hint: Hint): string {
    const said = fill(hint.move, { cents: money(hint.cents), units: named(hint.units), free: named(hint.free) });
    return hint.isEnough ? said : fill('not-enough', { said });
  }

  function drawRule(place: HTMLElement, state: State, hint: Hint | undefined): void {
    if (state.state === 'unjudged') return;
    const line = place.querySelector<HTMLElement>('.state')!;
    line.textContent = '';
    const tag = document.createElement('span');
    tag.className = 'tag';
    tag.textContent = `${state.state === 'met' ? '✓' : '✕'} ${fill(state.state)}`;
    line.append(tag, ` ${stateWords(state)}`);
    place.querySelector('.hint')?.remove();
    if (!hint) return;
    const words = document.createElement('p');
    words.className = 'hint';
    words.textContent = hintWords(hint);
    line.after(words);
  }

  function drawBars(): void {
    const most = Math.max(...amounts);
    if (most > longest) longest = most;
    const length = (cents: number) => String(Math.round((cents / longest) * 1000) / 10);
    for (const [i, row] of rows.entries()) {
      row.querySelector('.fill')?.setAttribute('width', length(amounts[i]!));
      row.querySelector('.mark')?.setAttribute('x', String(Math.min(Number(length(sheet.units[i]!.today)), 99.2)));
    }
  }

  function items(texts: string[]): HTMLUListElement {
    const all = document.createElement('ul');
    for (const text of texts) {
      const item = document.createElement('li');
      item.textContent = text;
      all.append(item);
    }
    return all;
  }

  function drawChanges(): void {
    const changes = changesOf(sheet, amounts).map(({ unit, before, after, shareBefore, shareAfter }) =>
      fill(after < before ? 'goes-down' : 'goes-up', {
        name: sheet.units[unit]!.name,
        before: percent.format(shareBefore / 1000),
        after: percent.format(shareAfter / 1000),
        cents: money(Math.abs(after - before)),
      }),
    );
    at('plan-changes').replaceChildren(changes.length > 0 ? items(changes) : fill('unchanged'));
  }

  function drawCampaign(broken: Rule[]): void {
    at('plan-campaign').replaceChildren();
    if (broken.length === 0) return;
    const box = document.createElement('section');
    box.className = 'notice warn';
    const title = document.createElement('h2');
    title.textContent = fill('campaign');
    const need = document.createElement('p');
    need.textContent = fill('need', { what: list([...new Set(broken.map(({ change }) => change))], 'conjunction') });
    box.append(title, need, items(broken.map((rule) => rule.title)));
    at('plan-campaign').replaceChildren(box);
  }

  function draw(): void {
    const { left, rules: judged } = standingOf(sheet, amounts);
    const words = fill(left === 0 ? 'balanced' : left > 0 ? 'left' : 'over', { cents: money(Math.abs(left)) });
    at('plan-left').firstElementChild!.textContent = words;
    for (const [i, place] of rules.entries()) drawRule(place, judged[i]!.state, judged[i]!.hint);
    drawBars();
    drawChanges();
    drawCampaign(sheet.rules.filter(({ hard, bound }) => hard && evaluate(bound, amounts).state === 'broken'));
  }

  at('plan-left').setAttribute('role', 'status');
  form.addEventListener('input', (event) => {
    const i = fields.indexOf(event.target as HTMLInputElement);
    if (i < 0) return;
    const cents = centsOf(fields[i]!.value);
    fields[i]!.toggleAttribute('aria-invalid', cents === undefined);
    if (cents === undefined) return;
    amounts[i] = cents;
    draw();
  });
}
