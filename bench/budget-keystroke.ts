// One keystroke in a resident's plan of 500 rows under 50 rules, in a real browser: what the script takes, and with it the layout that
// follows, which the browser does in one go at the next frame.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beginConsultation } from '../app/budget/plans/actions.ts';
import { recordRule } from '../app/budget/rules/actions.ts';
import { beginBudget, recordVersion } from '../app/budget/versions/actions.ts';
import type { Line } from '../app/budget/versions/words.ts';
import { openInstallation } from '../app/installation.ts';
import { openBrowser } from '../dev/browser.ts';
import { freshPlace, makeDatabase } from '../test/database.ts';
import { median, printTable, spread } from './with/table.ts';

const [ROWS, RULES, STROKES] = [500, 50, 200];

const { ownerUrl, drop } = await makeDatabase({ max: 1 });
const dataDir = mkdtempSync(join(tmpdir(), 'redress-bench-'));
const site = await openInstallation({ ownerUrl, dataDir, host: '127.0.0.1', port: 0 });
const { ctx } = await freshPlace(site.db, { slug: 'bench' });
const code = (i: number) => String(i).padStart(4, '0');
const lines = Array.from({ length: ROWS }, (_, i): Line => {
  const department = { code: code(i), name: `Department of public things ${i}` };
  const fund = { code: '1010', name: 'General fund' };
  const cents = 1_000_000_00 + ((i * 7919) % 900) * 1_000_00;
  return { side: 'spending', measure: 'planned', year: '2026', fund, department, cents, rows: 1 };
});
const { budget } = await beginBudget(ctx, { title: 'Made up' });
const about = { budget, label: 'Adopted', state: 'adopted', source: { title: 'Made up' } };
const { version } = await recordVersion(ctx, about, lines);
for (let i = 0; i < RULES; i++)
  await recordRule(ctx, {
    budget,
    title: `Rule number ${i}`,
    kind: (['floor', 'cap', 'lock', 'ratio', 'balance'] as const)[i % 5]!,
    of: { department: Array.from({ length: i % 3 === 0 ? 1 : 12 }, (_, k) => code(i * 7 + k)) },
    ...(i % 5 < 2 || i % 5 === 3 ? { basis: { fund: ['1010'] }, share: { num: 1 + (i % 7), den: 300 } } : {}),
    authority: 'policy',
    citation: 'Made up',
    hard: i % 2 === 0,
  });
const opens = new Date().toISOString().slice(0, 10);
const asked = { version, title: 'How would you divide it?', of: { fund: ['1010'] }, by: 'department' } as const;
await beginConsultation(ctx, { ...asked, opens, closes: opens });
await site.directory.refresh();

/** Types so many amounts into different rows. @returns milliseconds of each: the script alone, and with layout */
const strokes = (page: Page, n: number) =>
  page.evaluate((n) => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('#plan input.amount')];
    return Array.from({ length: n }, (_, i) => {
      const field = fields[(i * 37) % fields.length]!;
      field.value = String(1_000_000 + ((i * 7919) % 9000) * 100);
      document.body.getBoundingClientRect();
      const begun = performance.now();
      field.dispatchEvent(new Event('input', { bubbles: true }));
      const done = performance.now();
      document.body.getBoundingClientRect();
      return [done - begun, performance.now() - begun] as [number, number];
    });
  }, n);

const browser = await openBrowser();
const rows: string[][] = [
  ['a keystroke in 500 rows under 50 rules', 'script', 'slowest tenth', 'spread', 'with layout', 'wanted'],
];
for (const [name, width] of [
  ['at 1280 px', 1280],
  ['at 320 px', 320],
] as const) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.goto(`http://bench.localhost:${site.port}/budget/1-made-up/plan`);
  await page.waitForSelector('#plan-left[role=status]');
  for (const [when, typed] of [
    ['few rows changed', STROKES / 5],
    ['then most of them', 2 * ROWS],
  ] as const) {
    if (when !== 'few rows changed') await strokes(page, typed);
    const times = await strokes(page, when === 'few rows changed' ? typed : STROKES);
    const script = times.map(([one]) => one).sort((a, b) => a - b);
    const whole = times.map(([, all]) => all);
    const tenth = script[Math.floor(script.length * 0.9)]!;
    rows.push([`${name}, ${when}`, ms(median(script)), ms(tenth), spread(script), ms(median(whole)), '≤ 4 ms']);
  }
  await page.close();
}
function ms(n: number): string {
  return `${n.toFixed(2)} ms`;
}
printTable(rows);
await browser.close();
await site.close();
await drop();
rmSync(dataDir, { recursive: true, force: true });
