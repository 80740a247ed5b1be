// Fills in the forms of a page as they stand there, for tests that send every form there is. Names no form by itself: what can be
// filled in is read from the page, what must be put right is read from the answer.
import { attribute, type Element, elementsOf, type Read, wordsOf } from './crawl.ts';

export type Fields = Record<string, string | string[]>;
export type Form = {
  action: string;
  multipart: boolean;
  fields: Fields;
  /** the fields somebody types words into */
  texts: string[];
};

/** Every form of a page that changes something. `words` is typed wherever words can be. */
export function formsOf(page: Read, words: string): Form[] {
  return [...elementsOf(page.tree)]
    .filter((one) => one.tagName === 'form' && attribute(one, 'method') === 'post')
    .map((form) => filled(form, words));
}

function filled(form: Element, words: string): Form {
  const fields: Fields = {};
  const texts: string[] = [];
  const typed = (control: Element, name: string) => {
    const plain = plainFor(control, name);
    if (plain === undefined) texts.push(name);
    fields[name] = plain ?? words;
  };
  for (const control of elementsOf(form)) {
    const name = attribute(control, 'name');
    if (!name) continue;
    if (control.tagName === 'textarea') typed(control, name);
    else if (control.tagName === 'select') fields[name] = chosen(control);
    else if (control.tagName === 'button') fields[name] ??= attribute(control, 'value') ?? '';
    else if (control.tagName === 'input') byType(control, name, fields, typed);
  }
  return {
    action: attribute(form, 'action') ?? '',
    multipart: attribute(form, 'enctype') === 'multipart/form-data',
    fields,
    texts,
  };
}

function byType(control: Element, name: string, fields: Fields, typed: (control: Element, name: string) => void): void {
  const type = attribute(control, 'type') ?? 'text';
  const value = attribute(control, 'value') ?? '';
  if (type === 'file') return;
  if (type === 'hidden') {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  } else if (type === 'radio') {
    if (fields[name] === undefined || attribute(control, 'checked') !== undefined) fields[name] = value;
  } else if (type === 'checkbox') {
    // The first of several is enough, and what would go round in a circle is left alone.
    if (fields[name] === undefined && !/^(more|drop|none_known)/.test(name)) fields[name] = value;
  } else typed(control, name);
}

const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10).split('-');

/** What can only be typed in one way. */
function plainFor(control: Element, name: string): string | undefined {
  const type = attribute(control, 'type');
  if (name.endsWith('-year')) return yesterday[0]!;
  if (name.endsWith('-day')) return String(Number(yesterday[2]));
  if (name === 'time') return '18:30';
  if (type === 'email') return 'somebody@else.invalid';
  if (type === 'url') return 'https://else.invalid/?a="b"&c=<script>';
  if (attribute(control, 'inputmode') === 'numeric' || type === 'number') return '1';
  if (name === 'lang') return 'en';
  return undefined;
}

function chosen(select: Element): string {
  const options = [...elementsOf(select)].filter((one) => one.tagName === 'option');
  const now = options.find((one) => attribute(one, 'selected') !== undefined);
  if (attribute(select, 'name')?.endsWith('-month')) return String(Number(yesterday[1]));
  const value = (one: Element | undefined) => (one ? (attribute(one, 'value') ?? wordsOf(one)) : '');
  return value(now) || options.map(value).find((one) => one !== '') || '';
}

/** The fields a form came back for, by their names. */
export function wrongFields(page: Read): string[] {
  const summary = [...elementsOf(page.tree)].find((one) => attribute(one, 'id') === 'problems');
  return [...elementsOf(summary)]
    .map((one) => attribute(one, 'href') ?? '')
    .filter((href) => href.startsWith('#f-'))
    .map((href) => href.slice(3));
}
