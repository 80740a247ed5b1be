// The page of states tells what the code does: every state of the rules, every act that exists, both languages, and links that lead on.
import assert from 'node:assert/strict';
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
import { machines, steps } from './machines.ts';

const site = await openExampleSite();

describe('the states of the record', () => {
  it('are eight machines with exactly the states the rules know', () => {
    assert.equal(machines.length, 8);
    const statesOf = (name: string, axis?: string) =>
      Object.keys(machines.find((one) => one.name === name)!.parts.find((one) => one.axis === axis)!.ways).sort();
    assert.deepEqual(statesOf('clock'), [...clockStates].sort());
    assert.deepEqual(statesOf('signature'), [...signatureStates].sort());
    assert.deepEqual(statesOf('power'), [...powerStandings, 'ended'].sort());
    assert.deepEqual(statesOf('invitation'), [...replies, 'sent', 'attended', 'absent'].sort());
    assert.deepEqual(statesOf('commitment', 'position'), [...values.position, 'stated'].sort());
    assert.deepEqual(statesOf('commitment', 'evidence'), [...values.evidence].sort());
  });

  it('are led to by acts that exist, from states that exist', () => {
    const kinds = new Set(allKinds().map((one) => one.kind.split('/')[0]!));
    for (const { name, parts } of machines)
      for (const { ways } of parts)
        for (const [state, from] of Object.entries(ways))
          for (const way of from) {
            assert.ok(way.from === 'start' || way.from in ways, `${name}: ${way.from}`);
            for (const by of way.by)
              assert.ok(
                (steps as readonly string[]).includes(by) || kinds.has(by),
                `${name} ${state}: there is no act ${by}`,
              );
          }
  });

  it('stand on a page one reaches from "about", with living examples that lead on', async () => {
    const person = reader(site, millbrook);
    assert.match((await person.get('/about')).text, /href="\/states"/);
    for (const path of ['/states', '/es/states']) {
      const page = await person.get(path);
      assert.equal(page.status, 200);
      assert.deepEqual(await markupProblems(page.text), []);
      const main = page.text.slice(page.text.indexOf('<main'), page.text.indexOf('</main'));
      const links = [
        ...new Set(
          [...main.matchAll(/<a href="([^"]+)">(?:See one here|Ver uno aquí)</g)].map(([, href]) =>
            href!.replaceAll('&amp;', '&'),
          ),
        ),
      ];
      assert.ok(links.length >= 12, `${links.length} examples`);
      for (const href of links) assert.equal((await person.get(href)).status, 200, href);
    }
  });
});
