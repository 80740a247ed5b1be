// Search over 100,000 demands and answers in two languages: words as they are typed, rare and common, with accents and without, phrases,
// exclusions and narrowing; the query alone and the whole page over HTTP. Filled in bulk as the owner, since loading is not measured.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inPlace } from '../app/base/database.ts';
import { openInstallation } from '../app/installation.ts';
import { search } from '../app/record/front/search.ts';
import { freshPlace, makeDatabase } from '../test/database.ts';
import { reader } from '../test/site.ts';
import { printTable } from './with/table.ts';

const LETTERS = 1000;
const EACH = 50;
const QUESTIONS = 200;
const ROUNDS = 1;

const { ownerUrl, drop } = await makeDatabase({ max: 1 });
const dataDir = mkdtempSync(join(tmpdir(), 'redress-bench-'));
const site = await openInstallation({ ownerUrl, dataDir, host: '127.0.0.1', port: 0 });
const { ctx } = await freshPlace(site.db, { slug: 'bench' });

/** Numbers that are the same in every run (mulberry32). */
let seed = 20260302;
function chance(): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const common = {
  en: 'city street water police budget council school library transit housing health park board office public repair safety bus fund plan report meeting neighborhood complaint officer training record money winter sidewalk'.split(
    ' ',
  ),
  es: 'ciudad calle agua policía presupuesto concejo escuela biblioteca transporte vivienda salud parque junta oficina pública reparación seguridad autobús fondo plan informe reunión barrio queja oficial formación registro dinero niñez acera'.split(
    ' ',
  ),
};
/** Common words first, then thousands of rarer ones: how often each comes falls with its place (Zipf). */
function vocabulary(lang: 'en' | 'es'): string[] {
  const parts = [
    'bra',
    'lo',
    'mi',
    'ten',
    'kor',
    'sal',
    've',
    'dun',
    'pra',
    'qui',
    'ros',
    'tal',
    'ner',
    'fo',
    'gal',
    'zem',
  ];
  const words = new Set(common[lang]);
  while (words.size < 6000)
    words.add(
      Array.from({ length: 2 + Math.floor(chance() * 3) }, () => parts[Math.floor(chance() * 16)]).join('') +
        (lang === 'es' ? 'ón' : 'er'),
    );
  return [...words];
}
const words = { en: vocabulary('en'), es: vocabulary('es') };
const zipf = Array.from({ length: 6000 }, (_, i) => 1 / (i + 3)).reduce<number[]>((all, part) => {
  all.push((all.at(-1) ?? 0) + part);
  return all;
}, []);
function word(lang: 'en' | 'es'): string {
  const at = chance() * zipf.at(-1)!;
  let low = 0;
  let high = zipf.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (zipf[middle]! >= at) high = middle;
    else low = middle + 1;
  }
  return words[lang][low]!;
}
const sentence = (lang: 'en' | 'es', length: number): string =>
  `${Array.from({ length }, () => word(lang)).join(' ')}.`;

const owner = new pg.Client({ connectionString: ownerUrl });
await owner.connect();
await owner.query("select set_config('app.place', $1, false)", [ctx.place]);
await fill();
await owner.query('analyze');
await site.directory.refresh();

/** Rows as acts would have written them, without the acts: a search reads no act. */
async function fill(): Promise<void> {
  const place = ctx.place;
  await owner.query(
    `insert into pub.organizations (place_id, act_id, id, slug, name, kind, lang) select $1, gen_random_uuid(), gen_random_uuid(), 'office-' || i, 'Office ' || i, 'public-body', 'en'
     from generate_series(1, 20) i`,
    [place],
  );
  for (let letter = 1; letter <= LETTERS; letter++) {
    const lang = letter % 3 === 0 ? 'es' : 'en';
    const rows = Array.from({ length: EACH }, (_, i) => ({
      number: i + 1,
      heading: sentence(lang, 7),
      quote: sentence(lang, 35),
      reasons: sentence(lang, 60),
      holder: 1 + ((letter + i) % 20),
    }));
    await owner.query(
      `with given as (select *, gen_random_uuid() as demand, gen_random_uuid() as referral, gen_random_uuid() as marked, gen_random_uuid() as made, gen_random_uuid() as said
         from jsonb_to_recordset($3::jsonb) as g(number int, heading text, quote text, reasons text, holder int)),
       letter as (insert into pub.letters (place_id, act_id, id, number, title, lang, known, complete, day) select $1, gen_random_uuid(), gen_random_uuid(), $2, $4, $5, 'held', true, '2026-01-01' returning id),
       d as (insert into pub.demands (place_id, act_id, id, letter_id, number, heading, quote, mark) select $1, marked, demand, (select id from letter), number, heading, quote, 'resolved' from given),
       r as (insert into pub.referrals (place_id, act_id, id, demand_id, letter_id, holder_organization, ground)
         select $1, made, referral, demand, (select id from letter), o.id, 'named' from given g join pub.organizations o on o.place_id = $1 and o.slug = 'office-' || g.holder),
       a as (insert into pub.answers (place_id, act_id, id, referral_id, number, verdict, reasons, given, none_known, day, lang)
         select $1, said, gen_random_uuid(), referral, 1, (array['accepted','declined','partly'])[1 + number % 3], reasons, 'here', false, '2026-02-01', $5 from given)
       insert into pub.texts (place_id, act_id, field, stream, kind, lang, shown)
         select $1, marked, 'heading', 'demand/' || demand, 'demand.marked/1', $5, heading from given
         union all select $1, marked, 'quote', 'demand/' || demand, 'demand.marked/1', $5, quote from given
         union all select $1, said, 'reasons', 'referral/' || referral, 'answer.given/1', $5, reasons from given`,
      [place, letter, JSON.stringify(rows), sentence(lang, 6), lang],
    );
  }
}

type Question = { q: string; in?: string; holder?: string; state?: string };
/** As people ask: one to three words, now and then a phrase, an exclusion, a language without its accents, a narrowing, nothing at all. */
const questions: Question[] = Array.from({ length: QUESTIONS }, (_, i) => {
  const lang = i % 3 === 0 ? 'es' : 'en';
  const some = Array.from({ length: 1 + (i % 3) }, () => word(lang));
  if (i % 11 === 0) return { q: `"${some.join(' ')}"` };
  if (i % 13 === 0) return { q: `${some.join(' ')} -${word(lang)}` };
  if (i % 17 === 0) return { q: some.join(' ').normalize('NFD').replace(/\p{M}/gu, '') };
  if (i % 19 === 0) return { q: 'nothingatallofthekind' };
  if (i % 7 === 0) return { q: some.join(' '), in: i % 2 ? 'answers' : 'demands' };
  if (i % 10 === 0) return { q: some.join(' '), holder: `office-${1 + (i % 20)}` };
  if (i % 23 === 0) return { q: some.join(' '), state: 'declined' };
  return { q: some.join(' ') };
});
const kinds: Record<string, string> = { answers: 'referral', demands: 'demand' };

const quantile = (times: number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]!;
async function timed(
  ask: (question: Question, round: number) => Promise<unknown>,
): Promise<{ times: number[]; slowest: string }> {
  const times: number[] = [];
  let slowest = { ms: 0, q: '' };
  for (let round = 0; round <= ROUNDS; round++)
    for (const question of questions) {
      const began = performance.now();
      await ask(question, round);
      const ms = performance.now() - began;
      // The first round warms caches and plans.
      if (round > 0) times.push(ms);
      if (round > 0 && ms > slowest.ms) slowest = { ms, q: JSON.stringify(question) };
    }
  return { times, slowest: `${slowest.ms.toFixed(0)} ms for ${slowest.q}` };
}

let found = 0;
const alone = await timed(async ({ q, in: among, ...more }) => {
  const read = await inPlace(site.db, ctx.place, (tx) =>
    search(tx, { words: q, limit: 20, offset: 0, ...(among ? { kind: kinds[among]! } : {}), ...more }),
  );
  found += read.hits.length;
});
const visitor = reader(site, 'bench.localhost');
const pages = await timed(async (question, round) => {
  const asked = new URLSearchParams({ ...question, round: String(round) } as Record<string, string>);
  const answer = await visitor.get(`/search?${asked}`);
  if (answer.status !== 200) throw new Error(`${answer.status} for ${asked}`);
});
if (found === 0) throw new Error('nothing was found at all: this measures nothing');

const line = (name: string, { times }: { times: number[] }) => [
  name,
  quantile(times, 0.5).toFixed(1),
  quantile(times, 0.95).toFixed(1),
  quantile(times, 0.99).toFixed(1),
  '≤ 50',
];
printTable([
  [`search over ${LETTERS * EACH} demands and as many answers, ms`, 'median', 'p95', 'p99', 'p95 wanted'],
  line('the query', alone),
  line('the page over HTTP, never kept', pages),
]);
console.log(`  slowest: ${alone.slowest}; page: ${pages.slowest}`);
await owner.end();
await site.close();
await drop();
rmSync(dataDir, { recursive: true, force: true });
