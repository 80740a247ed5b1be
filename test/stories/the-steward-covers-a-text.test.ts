// Somebody finds words in Millbrook that should not be public and reports them, without an account. The steward covers exactly those
// words; the takedown log says so to everyone, the page shows that something is covered, and the cover can be lifted again.
import { describe, it } from 'node:test';
import { type Person, sitDown } from '../browser.ts';
import { millbrook, openExampleSite } from '../examples.ts';

const site = await openExampleSite();
const demandPage = '/letters/1-buses-after-eight/demands/1';
const hidden = 'three have been hired and are being trained';

let visitor: Person;
let steward: Person;

describe('a steward covers a text, on a phone without JavaScript', () => {
  it('a visitor reports it without an account', async () => {
    visitor = await sitDown(site, { host: millbrook });
    await visitor.goTo(demandPage);
    await visitor.sees(hidden);
    await visitor.followAround('Moderation and reporting');
    await visitor.follow(/^Tell the stewards/);
    await visitor.press('Send to the stewards', 422);
    await visitor.sees(/things need your attention/);
    await visitor.type('Page', demandPage);
    await visitor.tick('It is about my private life, or somebody else’s');
    await visitor.type('Tell us', `“${hidden}”: one of the three is easy to recognize.`);
    await visitor.press('Send to the stewards');
    await visitor.sees('Your report has arrived', 'Keep this reference:');
    // A report is private: nothing of it is public.
    await visitor.followAround('Takedown log');
    await visitor.doesNotSee('easy to recognize');
  });

  it('the steward finds the text and covers exactly those words', async () => {
    steward = await sitDown(site, { host: millbrook });
    await steward.becomes('Ruth Amadi');
    await steward.follow(/^One report waits/);
    await steward.sees('It is about my private life, or somebody else’s');
    await steward.type('Words of the text', hidden);
    await steward.press('Find');
    await steward.follow(/^Answer: reasons/);
    await steward.sees('Cover a text: Answer', hidden);
    await steward.press('Cover it', 422);
    await steward.sees(/needs? your attention/, 'The exact words to cover – Write something here.');
    await steward.tick('Only some words');
    await steward.type('The exact words to cover', hidden);
    await steward.tick('It says something about a private person');
    await steward.type('Note', 'Three people in training could be recognized.');
    await steward.press('Cover it');
    await steward.sees('It says something about a private person', 'a steward of this place');
  });

  it('everyone sees that something is covered, and why, and nobody sees what', async () => {
    await visitor.goTo(demandPage);
    await visitor.doesNotSee(hidden);
    await visitor.sees('█', 'From the first Monday of next month the 4 runs until eleven');
    await visitor.goTo(`/search?q=${encodeURIComponent('"hired and are being trained"')}`);
    await visitor.doesNotSee('three have been hired');
    await visitor.followAround('Takedown log');
    await visitor.sees('Answer: reasons', 'It says something about a private person');
    await visitor.follow(/Answer: reasons/);
    await visitor.sees('Some words of the text', 'Three people in training could be recognized.', 'If you disagree');
    await visitor.doesNotSee(hidden);
    await visitor.followAround('Español');
    await visitor.sees(/persona/, 'Three people in training could be recognized.');
  });

  it('the steward closes the report, and lifts the cover when somebody objects', async () => {
    await steward.goTo('/desk/moderation');
    await steward.follow('It is about my private life, or somebody else’s');
    await steward.tick('Something was done about it');
    await steward.press('Close this report');
    await steward.goTo('/desk/moderation');
    await steward.sees('No report waits');
    await steward.follow('Lift');
    await steward.type('Note', 'The three have agreed.');
    await steward.press('Lift the cover');
    await visitor.goTo(demandPage);
    await visitor.sees(hidden);
    await visitor.followAround('Takedown log');
    await visitor.sees('back in view');
    await visitor.leave();
    await steward.leave();
  });

  it('nobody else comes to the steward’s desk', async () => {
    const resident = await sitDown(site, { host: millbrook });
    await resident.becomes('Grace Lindholm');
    await resident.doesNotSee('For stewards', 'Recording from sources');
    await resident.goTo('/desk/moderation', 403);
    await resident.leave();
  });
});
