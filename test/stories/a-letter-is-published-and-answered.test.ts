// Millbrook: an organizer brings a letter as a PDF, marks three demands and publishes it; its delivery is recorded; the mayor's aide
// signs in by mail, answers, revises, and turns down an invitation; a resident reads all of it. Each at a browser of their own.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
import { letterPdf } from '../../app/files/made-documents.ts';
import { type Person, sitDown } from '../browser.ts';
import { millbrook, openExampleSite } from '../examples.ts';

const site = await openExampleSite();

const demands = [
  'We ask the mayor to open the swimming hall on Sundays from nine to five.',
  'We ask the mayor to let children under twelve swim for one dollar.',
  'We ask the mayor to say in public what the repair of the roof will cost.',
] as const;
const paragraphs = [
  'To the Mayor of Millbrook',
  'The swimming hall is closed on the one day when most of us could use it, and dear on all the others.',
  ...demands,
  'We would be glad to talk about it at the hall itself.',
];
const letterPage = '/letters/6-the-swimming-hall';

let organizer: Person;
let aide: Person;

/** Opens the link of the newest mail, as somebody who reads their mail. */
async function linkInMail(mail: Promise<{ raw: Buffer; to: string[] }>): Promise<{ link: string; to: string[] }> {
  const { raw, to } = await mail;
  const { text } = await simpleParser(raw);
  const link = /https?:\/\/\S+/.exec(text ?? '')?.[0];
  assert.ok(link, 'a link in the mail');
  return { link, to };
}

describe('a letter is published and answered, on a phone without JavaScript', () => {
  it('the organizer brings a letter of three demands as a PDF and publishes it', async () => {
    organizer = await sitDown(site, { host: millbrook });
    await organizer.becomes('Delia Fontaine');
    await organizer.follow('Start a letter');
    await organizer.type('Title', 'The swimming hall');
    await organizer.type('In one or two sentences', 'Sundays, a price for children, and the cost of the roof.');
    await organizer.choose('Language of these words', 'English');
    await organizer.attach('Or choose the file', {
      name: 'the-swimming-hall.pdf',
      mimeType: 'application/pdf',
      buffer: letterPdf(paragraphs),
    });
    await organizer.press('Save and continue');

    // The text that was read from the file, to be checked before anything is public.
    await organizer.sees('Check the text');
    const read = await organizer.holds('The text of the letter');
    assert.equal(read.replace(/\s+/g, ' '), paragraphs.join(' '));
    // Two short paragraphs were read as one; the organizer puts the break back.
    await organizer.type('The text of the letter', paragraphs.join('\n\n'));
    await organizer.press('Save and continue');

    await organizer.sees('Tick every paragraph');
    for (const demand of demands) await organizer.tick(demand);
    await organizer.press('Save and continue');

    // A heading that is forgotten is said, and what was typed stays.
    await organizer.within('Demand 1').type('Heading', 'Open on Sundays');
    await organizer.within('Demand 2').type('Heading', '');
    await organizer.within('Demand 3').type('Heading', 'Say what the roof will cost');
    await organizer.press('Save and continue', 422);
    await organizer.sees('Give demand 2 a heading in words.');
    assert.equal(await organizer.within('Demand 1').holds('Heading'), 'Open on Sundays');
    await organizer.within('Demand 2').type('Heading', 'One dollar for children');
    await organizer.press('Save and continue');

    await organizer.sees('Whom is the letter put to?');
    await organizer.tick('Mayor, City of Millbrook');
    await organizer.tick('Put every demand to all of them');
    await organizer.press('Save and continue');

    await organizer.sees(
      'Check your letter',
      'Riders of Millbrook',
      '3 demands',
      'the-swimming-hall.pdf',
      'Publishing cannot be undone',
    );
    const nobody = await sitDown(site, { host: millbrook });
    await nobody.goTo('/letters');
    await nobody.doesNotSee('The swimming hall');
    await nobody.leave();

    await organizer.press('Publish the letter');
    await organizer.sees('This letter is public');
  });

  it('what is public is the letter as it was written, with its three demands and its file', async () => {
    await organizer.follow('Open its public page');
    assert.equal(organizer.path(), letterPage);
    await organizer.sees(
      'The swimming hall',
      'Riders of Millbrook',
      'Open on Sundays',
      'One dollar for children',
      'Say what the roof will cost',
      'asked, no delivery evidenced',
      'No delivery is evidenced',
      ...paragraphs,
      'the-swimming-hall.pdf',
    );
    await organizer.doesNotSee(/no answer/i, /waiting, day/);
    await organizer.follow(/Open on Sundays/);
    await organizer.sees(demands[0], 'No delivery is evidenced, so nothing can be said about waiting.');
  });

  it('sent is not delivered; delivered, with evidence, starts the days of waiting', async () => {
    await organizer.followAround('Your desk');
    await organizer.follow('The swimming hall');
    await organizer.follow('Record a delivery');
    await organizer.tick('Sent');
    await organizer.choose('To whom?', 'Mayor');
    await organizer.choose('How?', 'by email');
    await organizer.press('Record it');
    await organizer.goTo(letterPage);
    await organizer.sees('asked, no delivery evidenced');
    await organizer.doesNotSee(/waiting, day/);

    await organizer.followAround('Your desk');
    await organizer.follow('The swimming hall');
    await organizer.follow('Record a delivery');
    await organizer.tick('Delivered');
    await organizer.choose('To whom?', 'Mayor');
    await organizer.choose('How?', 'by hand');
    // A delivery without saying how it is known is refused, in words.
    await organizer.press('Record it', 422);
    await organizer.sees('Say how it is known that it arrived');
    await organizer.type('How is it known?', 'The front office stamped our copy.');
    await organizer.press('Record it');
    await organizer.goTo(letterPage);
    await organizer.sees('1. Open on SundaysMayor delivered today, waiting', 'The front office stamped our copy.');
    await organizer.doesNotSee(/no answer/i);
  });

  it('the mayor’s aide signs in by mail', async () => {
    aide = await sitDown(site, { host: millbrook });
    await aide.goTo(letterPage);
    await aide.followAround('Your desk');
    const mail = site.sink!.next();
    await aide.type('Your email address', 'tomas.reyes@millbrook.invalid');
    await aide.press('Send me a link');
    await aide.sees('Look in your mail');
    const { link, to } = await linkInMail(mail);
    assert.deepEqual(to, ['tomas.reyes@millbrook.invalid']);

    // Something that opens every link in the mail does not sign anyone in, and does not spend the link.
    const scanner = await sitDown(site, { host: millbrook });
    await scanner.goTo(link);
    await scanner.goTo('/desk');
    await scanner.sees('There is no password');
    await scanner.leave();

    await aide.goTo(link);
    await aide.sees('Press the button to sign in');
    await aide.press('Sign in');
    await aide.sees('Good day, Tomás Reyes', 'See all');

    // The link worked once.
    const late = await sitDown(site, { host: millbrook });
    await late.goTo(link);
    await late.sees('This link was already used');
    await late.leave();
  });

  it('the aide answers one demand, and two in the same words', async () => {
    await aide.follow(/^See all/);
    await aide.within('The swimming hall').follow(/^Answer 1$/);
    await aide.sees('Asked in The swimming hall.', demands[0]);
    // Without a verdict and without reasons: both are said at once.
    await aide.press('Publish this answer', 422);
    await aide.sees(
      'What is your answer? – Choose one of the options.',
      'Your reasons, in your own words – Write something here.',
    );
    await aide.tick('Under review');
    await aide.type(
      'Your reasons, in your own words',
      'The hall needs two more lifeguards for a Sunday. We are asking who would come.',
    );
    await aide.tick('No');
    await aide.press('Publish this answer');
    await aide.sees('under review', 'We are asking who would come.', 'given here', 'Tomás Reyes');

    await aide.followAround('Your desk');
    await aide.follow(/^See all/);
    await aide.within('The swimming hall').tick(/2\. One dollar/);
    await aide.within('The swimming hall').tick(/3\. Say what/);
    await aide.within('The swimming hall').press('Answer the ticked ones together');
    await aide.sees('Answer 2 demands in the same words');
    await aide.tick('Accepted');
    await aide.type(
      'Your reasons, in your own words',
      'Both from the first of next month: the price, and the sum on the door of the hall.',
    );
    await aide.tick('No');
    await aide.press('Publish this answer');
  });

  it('the aide revises the answer: the difference is public, and the old link shows the old words', async () => {
    await aide.goTo(`${letterPage}/demands/1/answers/mayor-1`);
    await aide.sees('under review', 'We are asking who would come.');
    await aide.followAround('Your desk');
    await aide.follow(/^See all/);
    await aide.follow(/^Answered/);
    await aide.within('The swimming hall').follow(/^Revise 1$/);
    assert.match(await aide.holds('Your reasons, in your own words'), /two more lifeguards/);
    await aide.tick('Partly accepted');
    await aide.type(
      'Your reasons, in your own words',
      'The hall needs two more lifeguards for a Sunday. One has come, so it opens every other Sunday.',
    );
    await aide.tick('No');
    await aide.press('Publish this answer');
    await aide.sees('partly accepted', 'it opens every other Sunday');

    await aide.goTo(`${letterPage}/demands/1/answers/mayor-2`);
    await aide.sees('partly accepted', 'Removed:', 'Added:', 'One has come, so it opens every other Sunday.');
    await aide.goTo(`${letterPage}/demands/1/answers/mayor-1`);
    await aide.sees('This is an earlier answer', 'under review', 'We are asking who would come.');
    await aide.doesNotSee('it opens every other Sunday');
  });

  it('the organizer invites, and the aide declines in the office’s own words', async () => {
    await organizer.followAround('Your desk');
    await organizer.follow('Propose a meeting');
    await organizer.type('What is it called?', 'A swim on Sunday');
    await organizer.choose('Month', inDays(20).toLocaleString('en-US', { month: 'long' }));
    await organizer.type('Day', String(inDays(20).getDate()));
    await organizer.type('Year', String(inDays(20).getFullYear()));
    await organizer.type('Where', 'The swimming hall');
    await organizer.tick(/Mayor, City of Millbrook/);
    await organizer.type('The words of the invitation', 'Come and see how many of us there are on a Sunday.');
    await organizer.tick('No');
    await organizer.press('Publish and invite');
    await organizer.sees('A swim on Sunday', 'Come and see how many of us there are');

    await aide.followAround('Your desk');
    await aide.within('A swim on Sunday').follow(/^Reply/);
    await aide.sees('Come and see how many of us there are on a Sunday.');
    await aide.tick('Decline');
    await aide.type('In your own words', 'The mayor is at the county fair that day. Ask again for any other Sunday.');
    await aide.press('Publish this reply');
    await aide.leave();
    await organizer.leave();
  });

  it('a resident reads all of it', async () => {
    const resident = await sitDown(site, { host: millbrook });
    await resident.goTo('/');
    await resident.sees('The swimming hall');
    await resident.followAround('Letters');
    await resident.follow('The swimming hall');
    await resident.sees('partly accepted', 'accepted', 'The front office stamped our copy.');
    await resident.follow(/Open on Sundays/);
    await resident.sees('partly accepted', 'given here', 'Tomás Reyes', 'One earlier version', 'Answered1 of 1');
    await resident.followAround('Meetings');
    await resident.follow('A swim on Sunday');
    await resident.sees(
      'declined',
      'The mayor is at the county fair that day. Ask again for any other Sunday.',
      'Riders of Millbrook',
    );
    await resident.followAround('Search');
    await resident.type('Words', 'lifeguards');
    await resident.press('Search');
    await resident.sees('The swimming hall');
    await resident.leave();
  });

  it('and reads it in Spanish, with the letter in its own language', async () => {
    const resident = await sitDown(site, { host: millbrook });
    await resident.goTo('/es');
    await resident.followAround('Cartas');
    await resident.follow('The swimming hall');
    await resident.sees('aceptado en parte', 'Riders of Millbrook', demands[0]);
    const own = await resident.page.locator('.letter').getAttribute('lang');
    assert.equal(own, 'en');
    await resident.follow(/Open on Sundays/);
    await resident.sees('dado aquí', 'Una versión anterior');
    await resident.followAround('English');
    await resident.sees('partly accepted');
    await resident.leave();
  });
});

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);
