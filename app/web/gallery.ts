// For tests and for looking at: every piece of a page, in pages as a room would make them. All of it is invented.

import { Refused } from '../base/refused.ts';
import { routes } from '../base/routes.ts';
import { troubleOf, troublePage } from './errors.ts';
import {
  area,
  checkbox,
  checkboxes,
  dateField,
  fileField,
  form,
  formState,
  hidden,
  radios,
  select,
  submit,
  textField,
} from './forms.ts';
import { type Html, html, trusted } from './html.ts';
import { layout, placesPage } from './layout.ts';
import * as parts from './parts.ts';
import { staticPage } from './static-pages.ts';
import { makeView, type View } from './view.ts';

const holders = ['Mayor', 'City Council', 'Board of Police Commissioners', 'Prosecuting Attorney', 'City Auditor'];
const demands = [
  'Police budget at 20% of the general fund',
  'A People’s Budget for housing, health care, sustainable infrastructure and education',
  'Dismantle the Office of Community Complaints',
  'An independent, community-based and governed office of complaints',
  'Suspension without pay for officers under criminal indictment',
  'The chief of police to resign',
  'A special prosecutor for alleged misconduct',
];

export const place = {
  id: '019a0000-0000-7000-8000-000000000001',
  slug: 'millbrook',
  name: 'Millbrook',
  baseUrl: 'https://millbrook.example',
  languages: ['en', 'es'],
  zone: 'America/Chicago',
  divisionId: 'ocd-division/country:us/state:xx/place:millbrook',
  example: 'Millbrook is invented: its people, letters and answers are made up to show how this works.',
};

const at = (lang: string, path: string, signedIn = false): View =>
  makeView({
    place,
    lang,
    today: '2026-03-22',
    path,
    ...(signedIn && {
      csrf: 'token',
      viewer: {
        account: '1',
        name: 'Ana Ortiz',
        email: 'ana@millbrook.invalid',
        roles: ['clerk' as const],
        posts: [],
        speaksFor: [],
        strong: true,
      },
    }),
  });

/** A matrix of any size, for looks and for measuring. */
export function someMatrix(view: View, rows: number, columns: number): Html {
  const states = [
    'waiting',
    'under-review',
    'not-my-power',
    'declined',
    'accepted',
    'partly',
    'asked',
    'delivery-disputed',
    'cannot-comment',
  ] as const;
  const demand = (r: number) => view.href(routes.demand, { letter: '1-policing', demand: r + 1 });
  return parts.matrix(view, {
    caption: 'Answers are shown as each office gave them. Days are counted only from an evidenced delivery.',
    holders: Array.from({ length: columns }, (_, c) => ({
      name: c < holders.length ? (holders[c] as string) : `Office number ${c + 1}`,
      href: view.href(routes.post, { post: `post-${c}` }),
    })),
    rows: Array.from({ length: rows }, (_, r) => ({
      label: `${r + 1}. ${demands[r % demands.length]}`,
      href: demand(r),
      cells: Array.from({ length: columns }, (_, c) => {
        if ((r * 7 + c * 3) % 5 > 2 || r === 4) return null;
        const state = states[(r + c * 2) % states.length] as (typeof states)[number];
        return { state, ...(state === 'waiting' && { n: 14 }), href: `${demand(r)}#to-${c}` };
      }),
    })),
  });
}

function home(lang: string): Html {
  const view = at(lang, '/');
  const main = html`<h1>What has been asked, and what was answered</h1><p class="lead">A public record for Millbrook that nobody can quietly change.</p>
<div class="three"><section class="card"><h2>Asked</h2><span class="big">64</span><p>times an office was asked to do something, in 3 letters.</p><p><a href="/letters">Read the letters</a></p></section>
<section class="card"><h2>Answered</h2><span class="big">23</span><p>of those have an answer. <a href="/letters">See who has been asked what</a></p></section>
<section class="card"><h2>Who can act</h2><p>Find out which office may do what, under which law, alone or together with others.</p><p><a class="button" href="/powers">Find who can act</a></p></section></div>
<h2>What changed</h2>${parts.timeline(view, [
    {
      when: { on: '2026-03-04', time: '15:05', zone: place.zone, basis: 'reported' },
      recorded: '2026-03-22',
      what: html`<a href="/x">The mayor answered by letter</a> and said he will review the demands; dismissing the chief is <a href="/x">not his power alone</a>.`,
    },
    {
      when: '2026-03-04',
      what: html`<a href="/x">Seven organizations published a letter</a> with demands to the mayor and the prosecuting attorney.`,
    },
    {
      when: { on: '2026-03-02', until: '2026-03-03', basis: 'disputed' },
      what: html`Seven organizations <a href="/x">declined a meeting</a> with the mayor and the chief of police.`,
    },
  ])}`;
  return layout(view, { title: 'What has been asked', main, description: 'The public record of Millbrook.' });
}

function letter(lang: string): Html {
  const view = at(lang, '/letters/1-policing');
  const main = html`<h1>A letter from seven organizations on policing in Millbrook</h1>
<p class="lead">Published Monday, March 4 · sent to the media · delivery to the mayor’s office <a href="/x">disputed</a> · 7 demands as reported; the full letter has not been obtained.</p>
<h2>Who was asked what, and who has answered</h2>${someMatrix(view, 7, 5)}
<div class="two"><div><h2>The letter</h2><div class="letter"><p>To the mayor and the prosecuting attorney:</p><p>We have met before, and we have spoken before. What we ask now is written down, so that nobody can say it was not asked. <mark>Bring the police budget to one fifth of the general fund.</mark><a class="d" href="/x">demand 1</a></p><p>We will not take part in performances. We will read every answer, and we will print it beside the question. <mark>Create an office of complaints that is independent, and governed by the people who need it.</mark><a class="d" href="/x">demand 4</a></p><p>A name stood here: <span class="covered">███████</span>.</p></div></div>
<aside><h2>At a glance</h2>${parts.facts([
    ['Organizations', '7'],
    ['Demands', '7'],
    ['Holders asked', '5'],
    ['Answered', '9 of 21'],
    ['Version', html`<a href="/x">1 of 1</a>`],
    ['Text', parts.stateTag(view, 'unheld')],
  ])}
${parts.citeBlock(view, { title: 'A letter from seven organizations', address: 'https://millbrook.example/letters/1-policing', day: 'March 22, 2026' })}</aside></div>${parts.logSeal(view, '00000000-0000-7000-8000-000000001204')}`;
  return layout(view, {
    title: 'A letter from seven organizations',
    main,
    crumbs: [{ label: 'Letters', href: '/letters' }, { label: 'Letter of March 4' }],
  });
}

function demand(lang: string): Html {
  const view = at(lang, '/letters/1-policing/demands/6');
  const main = html`<h1>The chief of police to resign</h1><p class="lead">Asked of the mayor and the Board of Police Commissioners. A person is named: <a href="/x">their reply</a> stands on this page with equal space.</p>
<div class="two"><div><h2>Who can act</h2><div class="card"><h3>Board of Police Commissioners</h3><p>Appoints and dismisses the chief, jointly, 3 of 5. The mayor is one of its five voting members. So “not my power” is true of the mayor’s office and incomplete for his seat on the board.</p><p><small>Charter of Millbrook, art. 4.12 · in force on March 4 and today · ${parts.stateTag(view, 'attested')}</small></p></div>
<h2>Answers</h2><div class="answers">${parts.answerBlock(view, {
    state: 'not-my-power',
    who: 'Mayor',
    when: { on: '2026-03-04', time: '15:05', basis: 'reported' },
    origin: 'recorded',
    by: 'the example’s editors',
    quote: { words: 'I do not have the ability to hire or fire the chief.' },
    more: html`<p>Names the holder: the board.</p>`,
    source: html`<a href="https://example.org/news">Source</a>`,
    links: [html`<a href="/x">1 earlier version</a>`],
    id: 'a1',
  })}${parts.answerBlock(view, { state: 'partly', who: 'City Council', when: { on: '2026-03-18' }, origin: 'given', by: 'verified by mail to a published address', quote: { words: 'El concejo estudiará la propuesta en abril.', lang: 'es' } })}${parts.answerBlock(view, { state: 'waiting', n: 14, who: 'Board of Police Commissioners', more: html`<p>Delivered March 4, acknowledged.</p>` })}${parts.answerBlock(view, { state: 'declined', who: 'City Auditor', when: '2026-03-20', origin: 'given', quote: { words: null } })}</div>
<h2>The clock</h2>${parts.clockStrip(view, { used: 14, allowed: 20, basis: 'Courtesy period of this site, 20 working days from evidenced delivery. Not a legal deadline.', facts: 'delivered Monday, March 4 · due Monday, April 1', arithmetic: html`<p>March 5 is day 1. Good Friday is not counted.</p>` })}${parts.clockStrip(view, { used: 23, allowed: 20, basis: 'A clock that ran out.', facts: 'due Monday, April 1' })}${parts.clockStrip(view, { used: 80, allowed: 100, basis: 'A long clock.', facts: 'due in June' })}</div>
<aside><h2>Three questions</h2>${parts.facts([
    ['Position', parts.stateTag(view, 'not-my-power')],
    ['Evidence', 'none of action found as of March 4'],
    ['Time', 'not running'],
    ['Amount', parts.moneyTag(view, 42_282_444_00)],
  ])}
<h3>What happened</h3>${parts.timeline(view, [
    { when: '2026-03-04', what: 'Demand published' },
    { when: '2026-03-04', what: 'Mayor answered' },
    { when: '2027', what: 'The chief left office' },
  ])}</aside></div>`;
  return layout(view, {
    title: 'The chief of police to resign',
    main,
    crumbs: [
      { label: 'Letters', href: '/letters' },
      { label: 'Letter of March 4', href: '/letters/1-policing' },
      { label: 'Demand 6' },
    ],
  });
}

function asking(lang: string): Html {
  const view = at(lang, '/desk/letters/report', true);
  const state = formState(
    {
      title: 'On policing',
      'on-year': '2021',
      'on-month': '4',
      'on-day': '31',
      text: '\n <b>kept</b>',
      way: 'paste',
      verdict: 'declined',
      topics: ['b'],
      url: 'javascript:x',
    },
    [
      { field: 'title', code: 'too-short', args: { limit: 20 } },
      { field: 'on', code: 'fuzzy-date' },
      { field: 'way', code: 'choose' },
      { field: 'url', code: 'url' },
      { field: 'file', code: 'file-empty' },
    ],
  );
  const fields = [
    textField(view, state, {
      name: 'title',
      label: 'Title of the letter',
      hint: 'As people would call it.',
      maxLength: 200,
    }),
    dateField(view, state, { name: 'on', label: 'When was it published?', fuzzy: true }),
    radios(view, state, {
      name: 'way',
      label: 'How do you have the text?',
      title: true,
      options: [
        { value: 'file', label: 'As a file', hint: 'PDF, DOCX, HTML or plain text' },
        { value: 'paste', label: 'I will paste it' },
        { value: 'none', label: 'I only know it from reports' },
      ],
    }),
    fileField(view, state, {
      name: 'file',
      label: 'The file',
      kinds: 'PDF or DOCX',
      accept: '.pdf,.docx',
      maxBytes: 20_000_000,
      optional: true,
    }),
    area(view, state, { name: 'text', label: 'The text', rows: 6, maxLength: 100_000 }),
    select(view, state, {
      name: 'verdict',
      label: 'What was answered?',
      options: [
        { value: 'accepted', label: 'accepted' },
        { group: 'Not done', options: [{ value: 'declined', label: 'declined' }] },
      ],
    }),
    checkboxes(view, state, {
      name: 'topics',
      label: 'What is it about?',
      options: [
        { value: 'a', label: 'Budget' },
        { value: 'b', label: 'Complaints' },
      ],
    }),
    textField(view, state, { name: 'url', label: 'Web address of the source', type: 'url', optional: true }),
    textField(view, state, {
      name: 'mail',
      label: 'Your email address',
      type: 'email',
      autocomplete: 'email',
      short: true,
    }),
    checkbox(view, state, { name: 'sure', label: 'I have the right to publish this.' }),
    hidden('step', 2),
  ];
  const main = html`${parts.steps(view, ['Upload', 'Correct the text', 'Mark demands', 'Check', 'Publish'], 1)}<h1>Bring in a letter</h1>${form(view, state, { action: view.href(routes.deskLetterReport), multipart: true, fields, submit: html`${submit('Go on')}${submit('Save as a draft', { kind: 'quiet', name: 'do', value: 'draft' })}${submit('Publish for good', { kind: 'final', name: 'do', value: 'publish' })}` })}`;
  return layout(view, { title: 'Bring in a letter', main, desk: true, problems: true });
}

function desk(lang: string): Html {
  const view = at(lang, '/desk', true);
  const main = html`<h1>Your desk</h1>${parts.notice(view, 'done', 'Your answer is public', html`<p>It stands on <a href="/x">the page of demand 6</a>.</p>`)}${parts.notice(view, 'warn', 'This cannot be undone', html`<p>What is published stays. You can replace it with a newer version, and both will be shown.</p>`)}
<h2>Waiting for you</h2>${parts.queue([
    {
      title: 'Demand 1: Police budget at 20% of the general fund',
      href: '/x',
      state: parts.stateTag(view, 'waiting', { n: 14 }),
      about: 'Asked of the Mayor',
      action: html`<a class="button" href="/x">Answer</a>`,
    },
    {
      title: 'Invitation to a public meeting',
      href: '/x',
      state: parts.stateTag(view, 'no-reply'),
      about: 'From the Urban Table',
      action: html`<a class="button quiet" href="/x">Reply</a>`,
    },
  ])}
<h2>Check your answers</h2>${parts.summaryList(view, [
    { label: 'Answer', value: parts.stateTag(view, 'partly'), change: '/x#a' },
    { label: 'Reasons', value: 'The budget is set by the council.\nWe will bring it there in April.', change: '/x#b' },
    { label: 'Another holder', value: null, change: '/x#c' },
  ])}
<h2>What you changed</h2>${parts.diffView(view, 'The city will study the proposal and answer by June.', 'The city has studied the proposal and will answer by the end of May.')}
<h2>Letters</h2>${parts.table(view, {
    id: 't1',
    caption: 'Letters of this place',
    columns: [{ label: 'Letter' }, { label: 'Demands', num: true }, { label: 'Answered', num: true }],
    rows: [
      [html`<a href="/x">On policing</a>`, 80, 1204],
      [html`<a href="/x">On water</a>`, 3, 0],
    ],
  })}
${parts.pager(view, { page: 2, pages: 9, href: (n) => view.href(routes.letters, {}, { page: n }) })}
${parts.emptyState(view, { title: 'No meetings yet', what: 'Here you see invitations, replies and minutes. Invite an office to talk about a demand.', next: { href: '/x', label: 'Propose a meeting' } })}
<h2>Many holders</h2>${someMatrix(view, 4, 12)}<h2>Every state</h2><p>${allStates(view)}</p>`;
  return layout(view, { title: 'Your desk', main, desk: true });
}

const allStates = (view: View): Html =>
  trusted(parts.stateCodes.map((code) => parts.stateTag(view, code).markup).join(' '));

const about = (lang: string): Html => staticPage(at(lang, '/about'), 'about');
const privacy = (lang: string): Html => staticPage(at(lang, '/privacy'), 'privacy');
const moderation = (lang: string): Html => staticPage(at(lang, '/moderation'), 'moderation');
const accessibility = (lang: string): Html => staticPage(at(lang, '/accessibility'), 'accessibility');
const missing = (lang: string): Html => troublePage(at(lang, '/nowhere'), troubleOf(new Refused('not-found')));
const defect = (lang: string): Html => troublePage(at(lang, '/'), troubleOf(new Error('x')));

/** The pages to look at, by name. */
export const gallery: Record<string, (lang: string) => Html> = {
  home,
  letter,
  demand,
  asking,
  desk,
  about,
  privacy,
  moderation,
  accessibility,
  missing,
  defect,
  places: () => placesPage([place]),
};
