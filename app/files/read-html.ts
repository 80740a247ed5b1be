// Reads the words of an HTML page as a reader would see them, one paragraph for each block.
// It must never run, load or believe anything in the page: scripts, styles, frames and hidden parts are left out.

import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { asExtracted, type Extracted } from './extracted.ts';
import { decode } from './read-text.ts';

/** @throws Refused 'wrong-kind' · 'unreadable' · 'no-words' · 'too-large' */
export function readHtml(bytes: Uint8Array): Extracted {
  const { text, warnings } = decode(bytes, declaredEncoding(bytes));
  const { paragraphs, lang, numbered } = wordsOf(text);
  return asExtracted('html', paragraphs, {
    ...(lang ? { lang } : {}),
    warnings: numbered ? [...warnings, 'numbers-added'] : warnings,
  });
}

/** A page may declare its encoding in its first 1,024 bytes (HTML §4.2.5.4). */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
}

const LEFT_OUT = new Set(
  'head script style template iframe object embed applet svg math audio video canvas select option textarea dialog'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);

/** The paragraphs of a page or of a piece of one; also used for what a DOCX is turned into. */
export function wordsOf(html: string): { paragraphs: string[]; lang?: string; numbered: boolean } {
  const paragraphs: string[] = [];
  let current = '';
  let lang: string | undefined;
  let numbered = false;
  const flush = () => {
    paragraphs.push(current);
    current = '';
  };
  // An own stack, not recursion: a page may nest a hundred thousand elements.
  const document = parse(html, { scriptingEnabled: false });
  const stack: { node: Tree.ChildNode; leaving: boolean }[] = [];
  const push = (nodes: Tree.ChildNode[]) => {
    for (let i = nodes.length - 1; i >= 0; i -= 1) stack.push({ node: nodes[i]!, leaving: false });
  };
  push(document.childNodes);
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, leaving } = step;
    if (node.nodeName === '#text') current += (node as Tree.TextNode).value.replace(/[ \t\r\n\f]+/g, ' ');
    if (!('tagName' in node)) continue;
    const isBlock = !INLINE.has(node.tagName);
    if (leaving) {
      flush();
      continue;
    }
    if (node.tagName === 'html') lang = attribute(node, 'lang');
    if (LEFT_OUT.has(node.tagName) || isHidden(node)) continue;
    if (isBlock) {
      // A number or bullet stays with the first block inside its item.
      if (!isMarker(current)) flush();
      stack.push({ node, leaving: true });
    }
    if (node.tagName === 'li') {
      const marker = markerOf(node);
      if (marker) numbered = true;
      current = marker;
    }
    push(node.childNodes);
  }
  flush();
  return { paragraphs: paragraphs.filter((text) => !isMarker(text)), ...(lang ? { lang } : {}), numbered };
}

const isMarker = (text: string): boolean => /^\s*\d+\.\s*$/.test(text) || text.trim() === '';

/** "3. " for the third item of an ordered list, '' for any other item. */
function markerOf(item: Tree.Element): string {
  const list = item.parentNode;
  if (!list || !('tagName' in list) || list.tagName !== 'ol') return '';
  const items = list.childNodes.filter((node): node is Tree.Element => node.nodeName === 'li');
  let number = Number.parseInt(attribute(list, 'start') ?? '1', 10) || 1;
  for (const each of items) {
    number = Number.parseInt(attribute(each, 'value') ?? '', 10) || number;
    if (each === item) break;
    number += 1;
  }
  return `${number}. `;
}

function isHidden(element: Tree.Element): boolean {
  if (attribute(element, 'hidden') !== undefined) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '');
}

function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}
