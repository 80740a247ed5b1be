// Reads a whole site as somebody would who follows every link: what is there, what leads where, what forms there are.
// It only GETs, and knows no address but the ones it has read.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { routes } from '../app/base/routes.ts';
import type { Answer, Reader } from './site.ts';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

export type Read = Answer & {
  path: string;
  /** which of the routes it is: 'letter' */
  route: string;
  lang: string;
  /** the parsed page, for HTML */
  tree?: Node;
  links: string[];
  ids: Set<string>;
};

/** What was read, and the addresses passed by: pages made like others already read. */
export type Crawled = Map<string, Read> & { passed: Set<string> };

/** Thousands of addresses are made alike: lists narrowed to one letter or office, one timeline's months, a page's other language, the
 * log's entries, one form of the desk for everything it is about. So many of a kind are read. */
const ALIKE = { outlet: 2, narrowed: 4, entry: 8, desk: 4, otherLanguage: 2 };

/** What pages made alike are told apart by, and how many of them are read. */
function alikeTo(path: string): { kind: string; most: number } | undefined {
  const url = new URL(path, 'http://here.localhost');
  const route = routeOf(path);
  const lang = langOf(path);
  const narrowed = [...url.searchParams.keys()].sort();
  // A budget is narrowed by any of nine things together: how many of them is what one page differs from another in.
  const asked = route === 'budgetVersion' && narrowed.length > 0 ? [String(narrowed.length)] : narrowed;
  const kind = `${lang} ${route === 'outlet' ? withoutLang(url.pathname) : route}?${asked}`;
  const isFile = route === 'outlet' || /^budget\w*(Csv|Json|Package)$/.test(route);
  if (isFile) return { kind, most: lang === 'en' ? ALIKE.outlet : 1 };
  if (lang !== 'en') return { kind, most: ALIKE.otherLanguage };
  if (/^(log(Act|Entry|Proof)|budgetLine)$/.test(route)) return { kind, most: ALIKE.entry };
  if (route.startsWith('desk')) return { kind, most: ALIKE.desk };
  return asked.length > 0 ? { kind, most: ALIKE.narrowed } : undefined;
}

/** Follows links from `from` as long as `stays` says so. @throws Error when there are more pages than `most` */
export async function crawl(
  reader: Reader,
  {
    from = ['/'],
    stays = () => true,
    most = 4000,
  }: { from?: string[]; stays?: (path: string) => boolean; most?: number } = {},
): Promise<Crawled> {
  const found: Crawled = Object.assign(new Map<string, Read>(), { passed: new Set<string>() });
  const read = new Map<string, number>();
  const waiting = [...from];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.has(path) || found.passed.has(path)) continue;
    const alike = alikeTo(path);
    if (alike) {
      const before = read.get(alike.kind) ?? 0;
      read.set(alike.kind, before + 1);
      if (before >= alike.most) {
        found.passed.add(path);
        continue;
      }
    }
    if (found.size >= most) throw new Error(`more than ${most} pages, the last ${path}: something leads on for ever`);
    const page = readPage(path, await reader.get(path));
    found.set(path, page);
    for (const link of page.links) {
      const next = link.replace(/#.*$/, '');
      if (next && !found.has(next) && stays(next)) waiting.push(next);
    }
  }
  return found;
}

export function readPage(path: string, answer: Answer): Read {
  const isHtml = String(answer.headers['content-type']).startsWith('text/html');
  const tree = isHtml ? parse(answer.text) : undefined;
  const links = new Set<string>();
  const ids = new Set<string>();
  for (const element of elementsOf(tree)) {
    const id = attribute(element, 'id');
    if (id) ids.add(id);
    for (const name of ['href', 'action']) {
      const link = attribute(element, name);
      if (link !== undefined && element.tagName !== 'use') links.add(ownPath(link, path));
    }
  }
  links.delete('');
  return {
    ...answer,
    path,
    route: routeOf(path),
    lang: langOf(path),
    ...(tree ? { tree } : {}),
    links: [...links],
    ids,
  };
}

/** A link as a path of this site; '' when it leads elsewhere. */
function ownPath(link: string, from: string): string {
  if (/^(mailto|tel|webcal):/.test(link)) return '';
  const base = 'http://here.localhost';
  const url = new URL(link, base + from);
  if (url.hostname !== 'here.localhost') return '';
  return url.pathname + url.search + url.hash;
}

export function* elementsOf(node: Node | undefined): Generator<Element> {
  if (!node) return;
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
  // What a template holds stands beside its children.
  if ('content' in node) yield* elementsOf(node.content);
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

export function wordsOf(node: Node | undefined): string {
  if (!node) return '';
  if ('value' in node && node.nodeName === '#text') return node.value;
  return 'childNodes' in node ? node.childNodes.map(wordsOf).join('') : '';
}

const langOf = (path: string): string => /^\/(es)(?=\/|\?|$)/.exec(path)?.[1] ?? 'en';
const withoutLang = (path: string): string => path.replace(/^\/es(?=\/|\?|$)/, '') || '/';

// Fixed words win over names: /letters/new before /letters/:letter.
const patterns = Object.entries(routes)
  .map(([name, { path }]) => ({ name, path, like: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }))
  .sort((a, b) => holes(a.path) - holes(b.path));
function holes(path: string): number {
  return path.split(':').length;
}

/** 'letter' for /es/letters/1-policing?x=1; the path itself when no route fits. */
export function routeOf(path: string): string {
  const bare = withoutLang(path).replace(/[?#].*$/, '');
  return patterns.find((one) => one.like.test(bare))?.name ?? bare;
}
