// The plan page, live: at every keystroke the totals, the bars, every rule and what changed, by the modules the server uses. It only
// writes words and lengths into what the page already shows, and only where they change; without it "See what it means" does the same.
import { type Bound, isOnSheet, type State, saidOf } from '../rules/evaluate.ts';
import type { Hint } from '../rules/hints.ts';
import { centsOf } from '../versions/typed-amount.ts';
import { type Change, changesOf, movedBy, type Sheet, type Standing, standingOf } from './rebalance.ts';

type Rule = { id: string; hard: boolean; bound: Bound; title: string; change: string };
type Data = Omit<Sheet, 'rules'> & {
  lang: string;
  currency: string;
  rules: Rule[];
  words: Record<string, string>;
};
type Words = ReturnType<typeof wordsIn>;

const form = document.querySelector<HTMLFormElement>('#plan');
if (form?.dataset.sheet) live(form, JSON.parse(form.dataset.sheet) as Data);

function live(form: HTMLFormElement, sheet: Data): void {
  const words = wordsIn(sheet);
  const rows = [...form.querySelectorAll<HTMLElement>('[data-unit]')];
  const fields = rows.map((row) => row.querySelector('input')!);
  // What the page shows was drawn for what it came with, not for what a browser put back since.
  const amounts = fields.map((field, i) => centsOf(field.defaultValue) ?? sheet.units[i]!.today);
  const unread = new Set<number>();
  const bars = barsIn(rows, sheet, amounts);
  const rules = rulesIn(sheet, words);
  const changes = changesIn(sheet, words);
  const campaign = campaignIn(sheet, words);
  const left = document.getElementById('plan-left')!;
  left.setAttribute('role', 'status');

  /** Reads one field again. @returns whether anything is to be drawn anew */
  function read(i: number): boolean {
    const cents = centsOf(fields[i]!.value);
    const was = unread.has(i);
    if ((cents === undefined) !== was)
      mark(rows[i]!, fields[i]!, cents === undefined ? words.fill('unread') : undefined);
    if (cents === undefined) unread.add(i);
    else unread.delete(i);
    if (cents === undefined || cents === amounts[i]) return was !== unread.has(i);
    amounts[i] = cents;
    bars.draw(i);
    return true;
  }

  function draw(): void {
    const standing = standingOf(sheet, amounts);
    const [first] = unread;
    write(left.firstElementChild!, first === undefined ? words.left(standing.left) : words.unreadOf(first));
    rules.draw(standing);
    changes.draw(amounts);
    campaign.draw(standing);
  }

  form.addEventListener('input', (event) => {
    const i = fields.indexOf(event.target as HTMLInputElement);
    if (i >= 0 && read(i)) draw();
  });
  // What a browser puts back into the fields, as after a step back, was typed too.
  addEventListener('pageshow', () => {
    if (fields.map((_, i) => read(i)).some(Boolean)) draw();
  });
}

/** Where an amount cannot be read the row says so, as the server would; it never stays silent with an old total. */
function mark(row: HTMLElement, field: HTMLInputElement, why: string | undefined): void {
  row.querySelector('.error')?.remove();
  for (const name of ['aria-invalid', 'aria-describedby']) field.removeAttribute(name);
  if (why === undefined) return;
  const words = element('small', why, 'error');
  words.id = `${field.id}-error`;
  field.setAttribute('aria-invalid', 'true');
  field.setAttribute('aria-describedby', words.id);
  field.after(words);
}

/** Writes only what is not there yet: a browser lays out anew whatever is written. */
function write(place: Element, text: string): void {
  const only = place.firstChild;
  if (only instanceof Text && only.nextSibling === null) {
    // The node stays: another one would be styled anew.
    if (only.data !== text) only.data = text;
  } else if (place.textContent !== text) place.textContent = text;
}

function element(name: string, text: string, kind?: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function barsIn(rows: HTMLElement[], { units }: Data, amounts: number[]) {
  const parts = rows.map((row) => ({ fill: row.querySelector('.fill'), mark: row.querySelector('.mark') }));
  let longest = Math.max(1, ...units.map(({ today }) => today), ...amounts);
  const length = (cents: number) => String(Math.round((cents / longest) * 1000) / 10);
  const draw = (i: number) => parts[i]!.fill?.setAttribute('width', length(amounts[i]!));
  return {
    draw(i: number): void {
      if (amounts[i]! <= longest) {
        draw(i);
        return;
      }
      longest = amounts[i]!;
      for (const [at, { mark }] of parts.entries()) {
        draw(at);
        mark?.setAttribute('x', String(Math.min(Number(length(units[at]!.today)), 99.2)));
      }
    },
  };
}

function rulesIn({ rules }: Data, words: Words) {
  const places = [...document.querySelectorAll<HTMLElement>('[data-rule]')];
  const said = rules.map(() => '');
  const one = (i: number, { state, hint }: Standing['rules'][number]) => {
    if (state.state === 'unjudged') return;
    const { hard } = rules[i]!;
    const text = [words.tag(hard, state.state), words.state(hard, state), hint ? words.hint(hint) : ''];
    if (said[i] === text.join('\n')) return;
    said[i] = text.join('\n');
    const line = places[i]!.querySelector('.state')!;
    line.replaceChildren(element('span', text[0]!, 'tag'), ` ${text[1]}`);
    places[i]!.querySelector('.hint')?.remove();
    if (hint) line.after(element('p', text[2]!, 'hint'));
  };
  return {
    draw(standing: Standing): void {
      for (const [i, rule] of standing.rules.entries()) one(i, rule);
    },
  };
}

function changesIn(sheet: Data, words: Words) {
  const place = document.getElementById('plan-changes')!;
  const items = new Map<string, HTMLElement>();
  const list = document.createElement('ul');
  const none = element('p', words.fill('unchanged'));
  const item = (name: string, text: string): HTMLElement => {
    const known = items.get(name) ?? document.createElement('li');
    items.set(name, known);
    write(known, text);
    return known;
  };
  return {
    draw(amounts: number[]): void {
      const changes = changesOf(sheet, amounts);
      const moved = movedBy(sheet, amounts, changes);
      const all = changes.map((change) => item(String(change.unit), words.change(change)));
      if (moved) all.unshift(item('moved', words.moved(moved)));
      inOrder(list, all);
      const shown = all.length > 0 ? list : none;
      if (place.firstChild !== shown || place.childNodes.length > 1) place.replaceChildren(shown);
    },
  };
}

/** Makes these the children of a list, moving as few as it can: whatever is moved is laid out anew. */
function inOrder(list: HTMLElement, wanted: readonly HTMLElement[]): void {
  let at = list.firstElementChild;
  for (const one of wanted) {
    if (at === one) at = at.nextElementSibling;
    else if (at && at.nextElementSibling === one) {
      list.append(at);
      at = one.nextElementSibling;
    } else list.insertBefore(one, at);
  }
  while (at) {
    const next = at.nextElementSibling;
    at.remove();
    at = next;
  }
}

function campaignIn({ rules }: Data, words: Words) {
  const place = document.getElementById('plan-campaign')!;
  let shown: string | undefined;
  return {
    draw(standing: Standing): void {
      const broken = rules.filter(
        ({ hard, bound }, i) => hard && isOnSheet(bound) && standing.rules[i]!.state.state === 'broken',
      );
      const now = broken.map(({ id }) => id).join();
      if (now === shown) return;
      shown = now;
      if (broken.length === 0) {
        place.replaceChildren();
        return;
      }
      const titles = document.createElement('ul');
      titles.append(...broken.map(({ title }) => element('li', title)));
      const what = words.list([...new Set(broken.map(({ change }) => change))], 'conjunction');
      const box = element('section', '', 'notice warn');
      box.append(element('h2', words.fill('campaign')), element('p', words.fill('need', { what })), titles);
      place.replaceChildren(box);
    },
  };
}

/** The page's own sentences, filled with amounts as this language writes them. */
function wordsIn({ lang, currency, units, words }: Data) {
  const exact = new Intl.NumberFormat(lang, { style: 'currency', currency });
  const whole = new Intl.NumberFormat(lang, { style: 'currency', currency, maximumFractionDigits: 0 });
  const parts = new Intl.NumberFormat(lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const told: { after: number; share: number; text: string }[] = [];
  const percents = new Map<number, string>();
  const percent = (thousandths: number) => {
    const known = percents.get(thousandths) ?? parts.format(thousandths / 1000);
    percents.set(thousandths, known);
    return known;
  };
  const money = (cents: number) => (cents % 100 === 0 ? whole : exact).format(cents / 100);
  const list = (items: string[], type: 'conjunction' | 'disjunction') =>
    new Intl.ListFormat(lang, { type }).format(items);
  const fill = (name: string, gaps: Record<string, string | number> = {}) =>
    words[name]!.replace(/\{(\w+)\}/g, (all, gap: string) => String(gaps[gap] ?? all));
  const nameOf = (unit: number) => units[unit]!.name;
  const named = (some: readonly number[]): string => {
    if (some.length <= 6) return list(some.map(nameOf), 'disjunction');
    return fill('some', { list: list(some.slice(0, 5).map(nameOf), 'disjunction'), n: some.length - 5 });
  };
  return {
    fill,
    list,
    left: (cents: number) =>
      fill(cents === 0 ? 'balanced' : cents > 0 ? 'left' : 'over', { cents: money(Math.abs(cents)) }),
    unreadOf: (unit: number) => `${nameOf(unit)}: ${fill('unread')}`,
    tag: (hard: boolean, state: 'met' | 'broken') =>
      `${state === 'met' ? '✓' : hard ? '✕' : '○'} ${fill(hard ? state : `asks-${state}`)}`,
    state(hard: boolean, state: Exclude<State, { state: 'unjudged' }>): string {
      const { what, limit } = saidOf(state);
      const by = state.state === 'broken' ? money(state.by) : '';
      return fill(`${hard ? 'is' : 'asks'}-${what}`, {
        of: money(state.of),
        by,
        limit: limit === undefined ? '' : money(limit),
      });
    },
    hint(hint: Hint): string {
      const alone = hint.free.length === 0 && (hint.move === 'into' || hint.move === 'out-of');
      const said = fill(`${hint.move}${alone ? '-alone' : ''}`, {
        cents: money(hint.cents),
        units: named(hint.units),
        free: named(hint.free),
      });
      return hint.isEnough ? said : fill('not-enough', { said });
    },
    /** Told again only where it changed: a part of all is another number seldom. */
    change({ unit, before, after, shareBefore, shareAfter }: Change): string {
      const known = told[unit];
      if (known && known.after === after && known.share === shareAfter) return known.text;
      const text = fill(after < before ? 'goes-down' : 'goes-up', {
        name: nameOf(unit),
        before: percent(shareBefore),
        after: percent(shareAfter),
        cents: money(Math.abs(after - before)),
      });
      told[unit] = { after, share: shareAfter, text };
      return text;
    },
    moved: ({ cents, from, to }: NonNullable<ReturnType<typeof movedBy>>) =>
      fill('moved', {
        cents: money(cents),
        from: list(
          from.map(({ unit }) => nameOf(unit)),
          'conjunction',
        ),
        to: list(
          to.map(({ unit, before, after }) => `${nameOf(unit)} (${money(after - before)})`),
          'conjunction',
        ),
      }),
  };
}
