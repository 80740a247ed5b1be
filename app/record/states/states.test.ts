// The page of states tells what the code does: every state of the rules, every act that exists, both languages, and links that lead on.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { millbrook, openExampleSite } from '../../../test/examples.ts';
import { reader } from '../../../test/site.ts';
import { allKinds } from '../../acts/define.ts';
import { markupProblems } from '../../web/markup-rules.ts';
import { clockStates } from '../clocks/rules.ts';
import { values } from '../commitments/rules.ts';
import { replies } from '../meetings/rules.ts';
import { powerStandings } from '../powers/rules.ts';
import { signatureStates } from '../support/rules.ts';
import { rules } from './holds.ts';
import { machines, steps } from './machines.ts';

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
