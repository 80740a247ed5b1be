// A private person is named in a letter that an organizer writes. She gets a mail before it is published, replies without an account on
// an old phone, and sees her reply beside the letter with as much space as anybody named has.
import { describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
import { type Person, sitDown } from '../browser.ts';
import { millbrook, openExampleSite } from '../examples.ts';

const site = await openExampleSite();

let organizer: Person;
let named: Person;
let link: string;

/** The next mail to somebody; others may be on their way. */
async function mailTo(address: string): Promise<string> {
  for (let tries = 0; tries < 40; tries++) {
    const mail = await simpleParser((await site.sink!.next()).raw);
    const to = [mail.to ?? []].flat().flatMap((one) => one.value.map((each) => each.address));
    if (to.includes(address)) return mail.text ?? '';
  }
  throw new Error(`no mail came to ${address}`);
}

describe('somebody named in a letter replies', () => {
  it('the organizer writes a letter and says who is named in it', async () => {
    organizer = await sitDown(site, { host: millbrook, width: 1280 });
    await organizer.becomes('Delia Fontaine');
    await organizer.goTo('/desk/letters/new');
    await organizer.type('Title', 'Shade at the depot');
    await organizer.type(
      'Paste the text',
      'We ask for shade at the depot.\n\nMr. Halvorsen has the trees and keeps them.',
    );
    await organizer.press('Save and continue');
    await organizer.press('Save and continue');
    const draft = organizer.path().replace(/\/demands$/, '');
    await organizer.goTo(`${draft}/publish`);
    await organizer.sees('Who is named', 'nobody besides those who are asked');
    await organizer.goTo(`${draft}/named`);
    const mail = mailTo('ole@halvorsen.invalid');
    await organizer.type('Name', 'Ole Halvorsen');
    await organizer.type('Their e-mail address', 'ole@halvorsen.invalid');
    await organizer.type('Who they are, without their name', 'a tree grower');
    await organizer.press('Add and send notice');
    await organizer.sees('Ole Halvorsen', 'The letter waits since');
    await organizer.doesNotSee('ole@halvorsen.invalid');
    await organizer.follow('Go on to the last step');
    await organizer.press('Publish the letter', 422);
    await organizer.sees('Ole Halvorsen was told and can reply through');
    link = /\/reply\/[\w-]{43}/.exec(await mail)![0];
  });

  it('he reads what is said of him on his phone, and replies without an account', async () => {
    named = await sitDown(site, { host: millbrook });
    await named.goTo(link);
    await named.sees(
      'You are named',
      'Mr. Halvorsen has the trees and keeps them.',
      'The letter waits for you through',
    );
    await named.doesNotSee('We ask for shade at the depot.');
    await named.press('Keep my reply until it is published', 422);
    await named.sees(/needs? your attention/);
    await named.type('What you want to say', 'The trees are young. They can go to the depot in the fall.');
    await named.tick('Without my name: “a tree grower”');
    await named.press('Keep my reply until it is published');
    await named.sees('Your reply is kept');
  });

  it('the letter is published with the reply beside it, with equal space', async () => {
    await organizer.press('Publish the letter');
    await named.goTo('/letters');
    await named.follow('Shade at the depot');
    await named.sees(
      'Named here, and what they say',
      'a tree grower',
      'The trees are young. They can go to the depot in the fall.',
    );
    await named.doesNotSee('Ole', 'ole@halvorsen.invalid');
    await named.followAround('Español');
    await named.sees('A quién se nombra aquí, y qué dice', 'The trees are young.');
  });

  it('he puts it better later, and what he said before stays', async () => {
    await named.goTo(link);
    await named.type('What you want to say', 'The trees are young. Two can go to the depot now.');
    await named.tick('With my name: “Ole Halvorsen”');
    await named.press('Publish the reply');
    await named.sees('Ole Halvorsen', 'Two can go to the depot now.', 'An earlier reply, and what changed');
    await named.leave();
    await organizer.leave();
  });
});
