// Somebody who has never heard of it opens the example of Kansas City on an old phone, and follows the demand that the chief of
// police resign: who could decide it, what the mayor answered and how that is known, what was turned down, disputed, not held.
import { describe, it } from 'node:test';
import { sitDown } from '../browser.ts';
import { kansasCity, openExampleSite } from '../examples.ts';

const site = await openExampleSite();

const theLetter = 'Policing: a letter from seven organizations';
const theChief = /The chief of police to resign/;

describe('a newcomer follows the real case', () => {
  for (const seat of [
    { host: kansasCity, width: 320, javaScript: false },
    { host: kansasCity, width: 1280, javaScript: true },
  ] as const) {
    it(`in English at ${seat.width} px, ${seat.javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const newcomer = await sitDown(site, seat);
      await newcomer.goTo('/');

      // It says at once what it is, and that none of those named made it.
      await newcomer.seesAround('None of those named took part', 'Not legal advice');
      await newcomer.follow('Read the letter');
      await newcomer.follow(theLetter);
      await newcomer.sees(
        'Delivery to Mayor disputed',
        'the report lists only some of them',
        'The full letter is not held',
        'Black Rainbow',
        'The seven organizations say they submitted the letter to this office.',
        'The receiver disputes this.',
        'the letter was sent to the media and was not directed to his office',
        'No delivery is evidenced',
      );
      // Nobody is called silent, and nobody's days are counted.
      await newcomer.doesNotSee(/no answer/i, /waiting, day/, /overdue/i, /working days/);

      await newcomer.follow(theChief);
      await newcomer.sees('The exact words are not held', 'As reported by', 'address not held');
      // Removing the chief was never the mayor's alone.
      await newcomer.sees(
        /Who can dismiss.*the chief of police/,
        'On April 22, 2021 and today alike',
        /Board of Police Commissioners can do this, and only together/,
        'Mayor has one of the 5 votes',
        'Governor, State of Missouri does not decide this. It chooses those who do.',
        'RSMo 84.420.2',
        'This is not legal advice',
      );
      // What he answered, that it was read in a report and not given here, and that it does not end the matter.
      await newcomer.sees('not my power', 'He said that he cannot hire or fire the chief', 'recorded from a source');
      await newcomer.doesNotSee('given here', /no answer/i, /waiting/);

      await newcomer.follow('This answer’s own page');
      await newcomer.sees(
        'Who can act, as recorded here: Board of Police Commissioners',
        'does not close the demand',
        'Recorded from a source',
        'Kansas City-area organizations continue call to defund police',
        'address not held',
        'reported by the press',
        'text read on a mirror site',
      );
      await newcomer.follow(/Kansas City-area organizations continue call/);
      await newcomer.sees('Local television news', /April 22, 2021/, /address is not held|address not held/i);

      // The meeting that was turned down.
      await newcomer.followAround('Meetings');
      await newcomer.follow('Meeting on police reform');
      await newcomer.sees(/Wednesday, April 21, 2021/, 'Urban Summit of Kansas City', /declined|turned it down/);
      await newcomer.sees(/whether it took place/);

      // Which amounts and dates are disputed, with every version of them.
      await newcomer.followAround('Meetings');
      await newcomer.follow('A Jackson County judge rules on the ordinances');
      await newcomer.sees('disputed', '$42,282,444', '45,282,444');
      await newcomer.followAround('Meetings');
      await newcomer.follow('The city adopts its 2021–22 budget');
      await newcomer.sees('between March 26, 2021 and April 27, 2021', '$239 million', 'nearly $244 million');

      // And what nobody has researched.
      await newcomer.followAround('Letters');
      await newcomer.follow(theLetter);
      await newcomer.follow(/An independent, community-based and governed office of complaints/);
      await newcomer.sees('not established', 'Nobody has researched this yet', 'He spoke of all of them together');
      await newcomer.leave();
    });
  }

  it('in Spanish, where the words of the record stay in their own language', async () => {
    const newcomer = await sitDown(site, { host: kansasCity });
    await newcomer.goTo('/');
    await newcomer.followAround('Español');
    await newcomer.follow('Leer la carta');
    await newcomer.follow(theLetter);
    await newcomer.sees('No hay prueba de entrega', 'La entrega a Mayor está en disputa');
    await newcomer.doesNotSee(/sin respuesta/i);
    await newcomer.follow(theChief);
    await newcomer.sees(/¿Quién puede destituir/, 'no está en mi poder', 'tomado de una fuente', 'asesoría legal');
    const asked = newcomer.page.locator('main h1 [lang="en"]');
    await asked.waitFor();
    await newcomer.follow(/Página propia/);
    await newcomer.sees('no se tiene la dirección');
    await newcomer.followAround('Reuniones');
    await newcomer.follow('Meeting on police reform');
    await newcomer.sees('miércoles, 21 de abril de 2021', /rechaz|declin/);
    await newcomer.goTo('/es/letters/1-policing-a-letter-from-seven-organizations/demands/5');
    await newcomer.sees('no establecido');
    await newcomer.leave();
  });

  it('the addresses of a real case are kept from search engines, and no account can be tried', async () => {
    const newcomer = await sitDown(site, { host: kansasCity });
    const answer = await newcomer.goTo('/letters');
    const robots = `${answer.headers()['x-robots-tag'] ?? ''} ${await newcomer.page.locator('meta[name=robots]').getAttribute('content')}`;
    if (!robots.includes('noindex')) throw new Error(`search engines are not sent away: ${robots}`);
    // Nobody real can be played: the page that offers it is not there, and nothing leads to it.
    await newcomer.goTo('/try-as', 404);
    await newcomer.goTo('/sign-in');
    await newcomer.doesNotSee('Try it as');
    await newcomer.leave();
  });
});
