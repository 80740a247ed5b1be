// For tests only: text written by an enemy, and what a real HTML parser makes of a page.

import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

const pieces = [
  '<script>alert(1)</script>',
  '</p>',
  '</textarea>',
  '</title>',
  '</option>',
  '</svg>',
  '</table>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<b',
  '>',
  '"',
  "'",
  '`',
  '=',
  ' onmouseover=',
  '&',
  '&lt',
  '&#60;',
  '&amp;lt;',
  '\0',
  '\r',
  '\n',
  '\u2028',
  '<plaintext>',
  '<svg/onload=',
  '\uD800',
  '{{7*7}}',
  'javascript:',
  '<a href=',
  '</',
  '<?',
  '<%',
  '\u202E',
  '\t',
  '/',
  '🙂',
  'é',
  '<template>',
  '</script',
  '<math>',
];

export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string() }), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

type Node = DefaultTreeAdapterTypes.Node;

/** Elements and attribute names only, as nested text: equal shapes mean equal structure. */
export function shapeOf(markup: string): string {
  const walk = (node: Node): string => {
    const children = 'childNodes' in node ? node.childNodes.map(walk).join('') : '';
    if ('tagName' in node) return `(${node.tagName} ${node.attrs.map((a) => a.name).join(' ')}${children})`;
    return node.nodeName === '#comment' ? '(comment)' : children;
  };
  return walk(parseFragment(markup));
}

export function textOf(markup: string): string {
  const walk = (node: Node): string => {
    if ('value' in node) return node.value;
    return 'childNodes' in node ? node.childNodes.map(walk).join('') : '';
  };
  return walk(parseFragment(markup));
}
