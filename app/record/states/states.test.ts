// The page of states tells what the code does: every state of the rules, every act that exists, both languages, and links that lead on.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { freshPlace } from '../../../test/database.ts';
import { millbrook, openExampleSite } from '../../../test/examples.ts';
import { reader } from '../../../test/site.ts';
import { allKinds } from '../../acts/define.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { markupProblems } from '../../web/markup-rules.ts';
import { makeView } from '../../web/view.ts';
import { clockStates } from '../clocks/rules.ts';
import { values } from '../commitments/rules.ts';
import { recordEvent } from '../meetings/actions.ts';
import { replies } from '../meetings/rules.ts';
import { powerStandings } from '../powers/rules.ts';
import { signatureStates } from '../support/rules.ts';
import { recordSource } from '../words/actions.ts';
import { rules } from './holds.ts';
import { machines, steps } from './machines.ts';
import { livingExamples } from './store.ts';

const site = await openExampleSite();

describe('the states of the record', () => {
  it('are eight machines with exactly the states the rules know', () => {
    assert.equal(machines.length, 8);
    const statesOf = (name: string, part?: string) =>
      Object.keys(machines.find((one) => one.name === name)!.parts.find((one) => one.part === part)!.ways).sort();
    assert.deepEqual(statesOf('clock'), [...clockStates].sort());
    assert.deepEqual(statesOf('signature'), [...signatureStates].sort());
    assert.deepEqual(statesOf('power'), [...powerStandings, 'ended'].sort());
    assert.deepEqual(statesOf('invitation', 'reply'), [...replies, 'sent', 'no-reply', 'delivery-disputed'].sort());
    assert.deepEqual(statesOf('commitment', 'position'), [...values.position, 'stated'].sort());
    assert.deepEqual(statesOf('commitment', 'evidence'), [...values.evidence].sort());
  });

  it('are led to by acts that exist, from states that exist', () => {
    const kinds = new Set(allKinds().map((one) => one.kind.split('/')[0]!));
    for (const { name, parts } of machines)
      for (const { ways } of parts)
        for (const [state, from] of Object.entries(ways))
          for (const way of from) {
            for (const one of way.from) assert.ok(one === 'start' || one in ways, `${name}: ${one}`);
            for (const by of way.by)
              assert.ok(
                (steps as readonly string[]).includes(by) || kinds.has(by.split(':')[0]!),
                `${name} ${state}: there is no act ${by}`,
              );
          }
  });

  it('stand on a page one reaches from “about”, each with a living example that leads on', async () => {
    const person = reader(site, millbrook);
    assert.match((await person.get('/about')).text, /href="\/states"/);
    for (const path of ['/states', '/es/states']) {
      const page = await person.get(path);
      assert.equal(page.status, 200);
      assert.deepEqual(await markupProblems(page.text), []);
      const main = page.text.slice(page.text.indexOf('<main'), page.text.indexOf('</main'));
      const tables = main.split('<tr>').filter((one) => /<span id="/.test(one));
      const without = tables.filter((one) => !/<a href="/.test(one)).map((one) => /id="([^"]+)"/.exec(one)?.[1]);
      assert.deepEqual(without, [], 'states of which Millbrook has none');
      const links = [...main.matchAll(/<a href="(\/[^"#]+)/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
      // What is private leads to where those whom it concerns sign in.
      for (const href of new Set(links))
        assert.equal((await person.get(href)).status, /\/desk\//.test(href) ? 303 : 200, href);
    }
  });
});

describe('what always holds', () => {
  it('stands on the same page: twelve rules, each with a page, a test that is there, and nothing that breaks it', async () => {
    assert.equal(rules.length, 12);
    for (const { tests } of rules)
      for (const test of tests) assert.ok(existsSync(new URL(`../../../${test}`, import.meta.url)), test);
    const page = (await reader(site, millbrook).get('/states')).text;
    assert.equal([...page.matchAll(/<li id="always-\d+">/g)].length, 12);
    const looked = [...page.matchAll(/Checked when this page was made: [^<]*/g)].map(([words]) => words);
    assert.equal(looked.length, 5);
    for (const words of looked) assert.match(words, /; none breaks this rule\.$/);
  });
});

describe('a long record', () => {
  it('costs the page no more: only the newest who came are looked at, each with everybody’s word', async () => {
    const { ctx } = await freshPlace(site.db);
    await site.directory.refresh();
    const { id: source } = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
    const meeting = async (title: string) => {
      const told = { kind: 'meeting', title, status: 'confirmed', day: '2026-01-05', lang: 'en' } as const;
      return (await recordEvent(ctx, { ...told, standing: 'reported', sources: [source] })).event;
    };
    const [busy, quiet] = [await meeting('Busy'), await meeting('Quiet')];
    const [ann, bea] = [newId(), newId()];
    await inPlace(site.db, ctx.place, async (tx) => {
      let act = 0;
      const say = (event: string, who: string | null, says: string, n = 1) => {
        const from = act;
        act += n;
        return sql`
          insert into pub.attendance (place_id, act_id, event_id, who_person, says, basis, given, day, lang)
          select ${ctx.place}::uuid, ('00000000-0000-7000-8000-' || lpad((${from}::int + i)::text, 12, '0'))::uuid, ${event}::uuid,
            coalesce(${who}::uuid, gen_random_uuid()), ${says}, 'claim', 'source', '2026-01-05', 'en'
          from generate_series(1, ${n}::int) i`.execute(tx);
      };
      // Of Ann both words are old, of Bea one is.
      await say(quiet, ann, 'attended');
      await say(quiet, ann, 'absent');
      await say(busy, bea, 'absent');
      await say(busy, null, 'attended', 2100);
      await say(busy, bea, 'attended');
    });
    const view = makeView({ place: site.directory.byId(ctx.place)!.view, lang: 'en', today: '2026-03-01', path: '/' });
    const examples = await inPlace(site.db, ctx.place, (tx) => livingExamples(tx, view));
    assert.equal(examples.get('invitation.came.disputed')?.href, '/meetings/1-busy');
  });
});
