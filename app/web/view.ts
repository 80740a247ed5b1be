// What a page needs to know to speak: the place, the language, the words, the way to other pages, and today's date.
// A public page is given no viewer and no token, so that it is the same bytes for everyone; it must not find them elsewhere.

import { type Args, type Translate, translator } from '../i18n/translator.ts';
import { attrs, Html, html, type Value } from './html.ts';

export type PlaceView = {
  id: string;
  slug: string;
  name: string;
  /** without a slash at the end */
  baseUrl: string;
  /** first is the place's own, whose pages have no prefix */
  languages: string[];
  /** IANA zone */
  zone: string;
  divisionId: string;
  /** read in from a part of another's record: the stream it is about */
  part?: string;
  /** the sentence of the banner, when the place is an example */
  example?: string;
  /** how the stewards say they can be reached, as far as they say it */
  contact?: { email: string | null; words: string | null; lang: string };
};

/** Who is signed in, as identity found them: staff roles, and what they are verified to speak for now. */
export type Viewer = {
  account: string;
  name: string;
  email: string;
  roles: readonly ('steward' | 'clerk' | 'auditor')[];
  posts: readonly { membership: string; post: string; title: string }[];
  speaksFor: readonly { organization: string; name: string }[];
  /** signed in with a second factor, or an account of an example that needs none */
  strong: boolean;
};

export type Route = { path: string };
export type Params = Record<string, string | number>;
export type Query = Record<string, string | number | boolean | null | undefined>;

export type View = {
  place: PlaceView;
  lang: string;
  t: Translate;
  href: (route: Route, params?: Params, query?: Query) => string;
  today: string;
  viewer?: Viewer;
  csrf?: string;
  /** marks this showing of a form, so that sending it twice acts once */
  once?: string;
  /** path and query of this page without the language prefix */
  path: string;
};

export type ViewParts = Pick<View, 'place' | 'lang' | 'today' | 'path'> & { viewer?: Viewer; csrf?: string };

export function makeView(parts: ViewParts): View {
  const prefix = prefixOf(parts.place, parts.lang);
  return {
    ...parts,
    t: translator(parts.lang),
    href: (route, params, query) => prefix + addressOf(route, params, query),
  };
}

/** '' for the place's own language, '/es' for another. */
export const prefixOf = (place: Pick<PlaceView, 'languages'>, lang: string): string =>
  lang === place.languages[0] ? '' : `/${lang}`;

/** This same page in another language. */
export const hrefIn = (view: View, lang: string): string => prefixOf(view.place, lang) + view.path || '/';

/**
 * Fills `:names` of a path and adds a query. Throws RangeError for a name that is missing: a link is never half built.
 */
export function addressOf(route: Route, params: Params = {}, query?: Query): string {
  let path = '';
  for (const { name, before } of piecesOf(route.path)) {
    path += before;
    if (name === undefined) continue;
    const value = params[name];
    if (value === undefined || value === '' || value === '.' || value === '..')
      throw new RangeError(`The address ${route.path} needs "${name}".`);
    path += name === '*' ? encodeURI(String(value)) : encodeURIComponent(value);
  }
  if (query === undefined) return path;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== false && value !== '')
      search.set(name, value === true ? '1' : String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

type Piece = { before: string; name?: string };
const pieces = new Map<string, Piece[]>();

/** A path cut at its names, once: a page has hundreds of links. */
function piecesOf(path: string): Piece[] {
  let found = pieces.get(path);
  if (!found) {
    const cut = path.split(/:(\w+)|(\*)$/);
    found = [];
    for (let i = 0; i < cut.length; i += 3) {
      const name = cut[i + 1] ?? cut[i + 2];
      found.push(name === undefined ? { before: cut[i]! } : { before: cut[i]!, name });
    }
    pieces.set(path, found);
  }
  return found;
}

type RichArgs = Record<string, string | number | Html | ((text: Html) => Html)>;

/**
 * A sentence with markup in it. `{ $name }` may be given as Html, and `<link>words</link>` in the translation is handed to
 * the function named `link`; any other tag stays visible text.
 */
export function rich(view: Pick<View, 't'>, key: string, args: RichArgs): Html {
  const plain: Args = {};
  const marked: Html[] = [];
  const wraps = new Map<string, (text: Html) => Html>();
  for (const [name, value] of Object.entries(args)) {
    if (typeof value === 'function') wraps.set(name, value);
    else if (value instanceof Html) plain[name] = `\uE000${marked.push(value) - 1}\uE001`;
    // A value's own "<" must not be taken for a tag of the translation.
    else
      plain[name] = typeof value === 'string' ? value.replace(/[\uE000\uE001]/g, '').replaceAll('<', '\uE002') : value;
  }
  return wrapTags(view.t(key, plain), marked, wraps);
}

function wrapTags(text: string, marked: Html[], wraps: Map<string, (text: Html) => Html>): Html {
  const out: Value[] = [];
  let from = 0;
  for (const found of text.matchAll(/<([a-z][a-z0-9-]*)>(.*?)<\/\1>/gs)) {
    const wrap = wraps.get(found[1] as string);
    if (!wrap) continue;
    out.push(withMarks(text.slice(from, found.index), marked), wrap(withMarks(found[2] as string, marked)));
    from = found.index + found[0].length;
  }
  out.push(withMarks(text.slice(from), marked));
  return html`${out}`;
}

function withMarks(text: string, marked: Html[]): Html {
  const pieces = text.split(/\uE000(\d+)\uE001/);
  return html`${pieces.map((piece, i) => (i % 2 === 1 ? marked[Number(piece)] : piece.replaceAll('\uE002', '<')))}`;
}

/** A link, for use inside `rich`: `link: to(view.href(routes.letters))`. */
export const to = (address: string) => (text: Html) => html`<a href="${address}">${text}</a>`;

/** Words of a record in the record's own language; marked only when it differs from the page's. */
export function inLanguage(view: Pick<View, 'lang'>, lang: string | null | undefined, words: Value): Html {
  if (!lang || lang === view.lang) return html`${words}`;
  return html`<span ${attrs({ lang, dir: 'auto' })}>${words}</span>`;
}
