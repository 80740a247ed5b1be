// A plan as it stands on pages: each row beside today, how it is with the rules, and what changed in words. The same words whatever a
// plan moves and wherever to.
import { sayList, sayPercent } from '../../i18n/say.ts';
import { attrs, type Html, html, nothing } from '../../web/html.ts';
import { notice } from '../../web/parts.ts';
import { isOnSheet } from '../rules/evaluate.ts';
import { hintWords, restsOn, stateOf, wouldNeed } from '../rules/parts.ts';
import { bar, briefly, change, exactly, said } from '../views/parts.ts';
import type { Reading } from './reading.ts';
import { type Change, changesOf, movedBy, type Standing, sumOfAmounts } from './rebalance.ts';

/** "Police goes from 42.0% to 31.2%: $64.1 million less." One sentence a row; before them, where the money went. */
export function changeWords({ speaking, sheet, names }: Reading, amounts: readonly number[]): string[] {
  const { view, currency } = speaking;
  const { t, lang } = view;
  const changes = changesOf(sheet, amounts);
  const percent = (thousandths: number) => sayPercent(lang, thousandths / 1000);
  const money = (cents: number) => briefly(lang, cents, currency);
  const moved = movedBy(sheet, amounts, changes);
  const summary =
    moved &&
    t('budget-plans-moved', {
      cents: money(moved.cents),
      from: sayList(
        lang,
        moved.from.map(({ unit }) => names[unit]!),
      ),
      to: sayList(
        lang,
        moved.to.map(({ unit, before, after }) => `${names[unit]} (${money(after - before)})`),
      ),
    });
  const one = ({ unit, before, after, shareBefore, shareAfter }: Change) =>
    t(after < before ? 'budget-plans-less' : 'budget-plans-more', {
      name: names[unit]!,
      before: percent(shareBefore),
      after: percent(shareAfter),
      cents: money(Math.abs(after - before)),
    });
  return [...(summary ? [summary] : []), ...changes.map(one)];
}

/** What is left to give, or given too much; that it is balanced. An island writes the same element anew. */
export function leftNotice({ speaking }: Reading, { left }: Standing): Html {
  const { view, currency } = speaking;
  const key = left === 0 ? 'balanced' : left > 0 ? 'left' : 'over';
  return html`<p class="left" id="plan-left"><strong>${view.t(`budget-plans-${key}`, { cents: exactly(view.lang, Math.abs(left), currency) })}</strong></p>`;
}

/** Every rule with its state and what would mend it. */
export function rulesBlock({ speaking, sheet, names }: Reading, standing: Standing): Html {
  const { view } = speaking;
  if (sheet.rules.length === 0) return html`<p class="soft">${view.t('budget-plans-no-rules')}</p>`;
  return html`<ul class="list">${sheet.rules.map((rule, i) => {
    const { state, hint } = standing.rules[i]!;
    return html`<li ${attrs({ 'data-rule': i })}><p><b>${said(view, rule.lang, rule.title)}</b></p><p class="state">${stateOf(speaking, rule, state)}</p>${hint ? html`<p class="hint">${hintWords(speaking, hint, names)}</p>` : nothing}<p class="soft"><small>${restsOn(speaking, rule)}</small></p></li>`;
  })}</ul>`;
}

/** The rules a plan breaks that bind whoever adopts the budget; such a plan is kept, and marked with what would have to change. */
export function campaign({ speaking, sheet }: Reading, standing: Standing): Html {
  const broken = sheet.rules.filter(({ bound }, i) => isOnSheet(bound) && standing.rules[i]!.state.state === 'broken');
  const { view } = speaking;
  const needed = wouldNeed(view, broken);
  if (needed === undefined) return nothing;
  const titles = broken.filter(({ hard }) => hard).map((rule) => html`<li>${said(view, rule.lang, rule.title)}</li>`);
  return notice(view, 'warn', view.t('budget-plans-campaign'), html`<p>${needed}</p><ul>${titles}</ul>`);
}

/** Each row: today, in this plan, the change, and a bar with a mark where it is today. */
export function planTable(reading: Reading, amounts: readonly number[], caption: string): Html {
  const { speaking, sheet, names } = reading;
  const { view, currency } = speaking;
  const { t, lang } = view;
  const longest = Math.max(1, ...sheet.units.map(({ today }, i) => Math.max(today, amounts[i]!)));
  const total = sumOfAmounts(amounts);
  const rows = sheet.units.map(
    ({ today }, i) =>
      html`<tr><th scope="row">${names[i]}</th><td class="wide">${bar(amounts[i]!, longest, today)}</td><td class="num"><b>${t('budget-plans-here')}</b> ${exactly(lang, amounts[i]!, currency)}</td><td class="num more"><b>${t('budget-plans-today')}</b> ${exactly(lang, today, currency)}</td><td class="num more">${amounts[i] === today ? t('budget-plans-same') : change(lang, amounts[i]! - today, currency)}</td></tr>`,
  );
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="plan-rows"><table class="bars"><caption id="plan-rows">${caption}</caption><thead><tr><th scope="col">${t(`budget-plans-by-${reading.consultation.by}`)}</th><th scope="col"><span class="vh">${t('budget-plans-bar')}</span></th><th scope="col" class="num">${t('budget-plans-here')}</th><th scope="col" class="num">${t('budget-plans-today')}</th><th scope="col" class="num">${t('budget-plans-change')}</th></tr></thead><tbody>${rows}</tbody><tfoot><tr><th scope="row">${t('budget-plans-total')}</th><td class="wide"></td><td class="num">${exactly(lang, total, currency)}</td><td class="num more"></td><td class="num more"></td></tr></tfoot></table></div>`;
}

/** What changed, in words; that nothing did. */
export function changesBlock(reading: Reading, amounts: readonly number[]): Html {
  const { view } = reading.speaking;
  const words = changeWords(reading, amounts);
  if (words.length === 0) return html`<p>${view.t('budget-plans-unchanged')}</p>`;
  return html`<ul>${words.map((one) => html`<li>${one}</li>`)}</ul>`;
}
