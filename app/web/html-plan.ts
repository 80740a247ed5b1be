// Reads the fixed parts of one html`…` call site, once, and says what may stand in each gap.
// It must never accept a template in which a value could be read as a tag, an attribute name, a script or a style.

export type Slot = 0 | 1 | 2 | 3 | 4 | 5;
export const Slot = {
  /** between tags: text or markup */ text: 0,
  /** in textarea, title, option: plain text only */ plain: 1,
  /** directly in a table, row or list of options: markup only, since parsers move text out of there */ rows: 2,
  /** inside a quoted attribute */ attribute: 3,
  /** at the start of an address attribute: the scheme is checked */ address: 4,
  /** inside a tag, between attributes: Attrs only */ tag: 5,
} as const;

export type Plan = { parts: readonly string[]; slots: readonly Slot[] };

const voids = new Set('area br col hr img input link meta source track wbr'.split(' '));
const refusedElements = new Set(
  'style base object embed iframe frame frameset applet plaintext xmp listing noembed noframes animate set animatemotion animatetransform foreignobject'.split(
    ' ',
  ),
);
// Drawn pieces that may stand in a template of their own, to be put into an svg by another.
const svgLeaves = new Set('rect circle ellipse line path polygon polyline use stop'.split(' '));
const plainElements = new Set(['textarea', 'title', 'option']);
const rowElements = new Set('table thead tbody tfoot tr colgroup select optgroup datalist'.split(' '));
const refusedAttributes = /^(?:on.*|style|srcdoc|http-equiv)$/;
const addressAttributes = new Set(
  'href src action formaction poster cite data background manifest longdesc xlink:href'.split(' '),
);
const listAttributes = new Set(['srcset', 'ping', 'imagesrcset']);
// A fixed beginning that already settles the scheme and the host, so that the value after it cannot.
const settledStart = /^(?:https?:\/\/[^/?#]+[/?#]|(?:mailto|tel|webcal):|[?#]|\/[^/\\]|\.{1,2}\/|[a-z0-9_-]+[/?#])/i;
const unsafeStart = /^\s*(?:javascript|data|vbscript)\s*:/i;

class Reader {
  private readonly stack: string[] = [];
  private where: 'text' | 'tag' | 'value' = 'text';
  private tag = '';
  private names = new Set<string>();
  private attribute = '';
  private quote = '';
  private value = '';
  private filled = false;
  private spaced = false;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  fail(why: string): never {
    throw new Error(`html\`…\`: ${why}. Near: ${this.source.replace(/\s+/g, ' ').slice(0, 160)}`);
  }

  read(part: string): string {
    let out = '';
    let i = 0;
    while (i < part.length) {
      const before = i;
      if (this.where === 'text') {
        const text = this.readText(part, i);
        out += text.out;
        i = text.next;
      } else if (this.where === 'tag') {
        i = this.readTag(part, i);
        out += part.slice(before, i).replace(/^\s+$/, ' ');
      } else {
        i = this.readValue(part, i);
        out += part.slice(before, i);
      }
    }
    return out;
  }

  private readText(part: string, i: number): { out: string; next: number } {
    const top = this.stack.at(-1);
    const open = part.indexOf('<', i);
    const keep = top === 'textarea' || top === 'pre' || this.stack.includes('pre');
    const squeeze = (text: string) => (keep ? text : text.replace(/\s*\n\s*/g, '\n'));
    if (open < 0) return { out: squeeze(part.slice(i)), next: part.length };
    if (top === 'script' && open > i) this.fail('a script element must be empty: code is served as a file');
    const text = squeeze(part.slice(i, open));
    if (part.startsWith('<!--', open)) {
      const close = part.indexOf('-->', open);
      if (close < 0) this.fail('a value cannot stand in a comment');
      return { out: text, next: close + 3 };
    }
    const found = /^<(?:!doctype html>|(\/?)([a-zA-Z][a-zA-Z0-9-]*))/.exec(part.slice(open));
    if (!found) this.fail('"<" must begin a tag with a fixed name (write &lt; for the sign)');
    const next = open + found[0].length;
    if (found[2] === undefined) return { out: text + found[0], next };
    const name = found[2].toLowerCase();
    if (found[1] === '/') return { out: text + found[0] + '>', next: this.closeTag(part, next, name) };
    if (plainElements.has(top ?? '')) this.fail(`<${top}> holds plain text only`);
    if (top === 'script') this.fail('a script element must be empty');
    if (refusedElements.has(name)) this.fail(`<${name}> is not used in these pages`);
    this.tag = name;
    this.names = new Set();
    this.where = 'tag';
    this.spaced = false;
    return { out: text + found[0], next };
  }

  private closeTag(part: string, i: number, name: string): number {
    const rest = /^\s*>/.exec(part.slice(i));
    if (!rest) this.fail(`a value cannot stand in </${name}>`);
    const open = this.stack.pop();
    if (open !== name) this.fail(`</${name}> closes <${open ?? 'nothing'}>`);
    return i + rest[0].length;
  }

  private readTag(part: string, i: number): number {
    const rest = part.slice(i);
    const space = /^\s+/.exec(rest);
    if (space) {
      this.spaced = true;
      return i + space[0].length;
    }
    const end = /^\/?>/.exec(rest);
    if (end) {
      this.openTag(end[0] === '/>');
      return i + end[0].length;
    }
    const found = /^([a-zA-Z][a-zA-Z0-9:-]*)(=("|')?)?/.exec(rest);
    if (!found || !this.spaced) this.fail(`attributes of <${this.tag}> need a space before and a plain name`);
    const name = (found[1] as string).toLowerCase();
    if (refusedAttributes.test(name)) this.fail(`the attribute ${name} is not allowed (no inline code or style)`);
    if (this.names.has(name)) this.fail(`the attribute ${name} stands twice`);
    // A page says in which languages its parts stand, and knows it from attrs().
    if (name === 'lang' && this.tag !== 'html') this.fail('a language is written by attrs({ lang })');
    this.names.add(name);
    this.spaced = false;
    if (found[2] === undefined) {
      if (i + found[0].length === part.length) this.fail('a value cannot stand in an attribute name');
      return i + found[0].length;
    }
    if (found[3] === undefined) this.fail(`the attribute ${name} needs quotes around its value`);
    this.where = 'value';
    this.attribute = name;
    this.quote = found[3];
    this.value = '';
    this.filled = false;
    return i + found[0].length;
  }

  private openTag(selfClosed: boolean): void {
    this.where = 'text';
    if (this.tag === 'script' && !this.names.has('src')) this.fail('a script needs a src (for JSON-LD use jsonLd())');
    if (voids.has(this.tag)) return;
    const inSvg = svgLeaves.has(this.tag) || this.stack.includes('svg') || this.stack.includes('math');
    if (selfClosed && !inSvg) this.fail(`<${this.tag}/> is not closed by "/>" in HTML`);
    if (!selfClosed) this.stack.push(this.tag);
  }

  private readValue(part: string, i: number): number {
    const close = part.indexOf(this.quote, i);
    const text = part.slice(i, close < 0 ? part.length : close);
    const address = addressAttributes.has(this.attribute);
    if (address && this.filled && this.value === '' && text !== '' && !/^[/?#]/.test(text)) {
      this.fail(`after the value in ${this.attribute} must come "/", "?", "#" or the end`);
    }
    this.value += text;
    if (close < 0) return part.length;
    if (address && !this.filled && unsafeStart.test(this.value)) this.fail(`${this.attribute} cannot run code`);
    this.where = 'tag';
    return close + 1;
  }

  gap(): Slot {
    if (this.where === 'text') return this.textGap();
    if (this.where === 'tag') {
      if (!this.spaced) this.fail(`a value in <${this.tag}> needs a space before it and must be attrs({ … })`);
      // What follows must again be a space or the end of the tag.
      this.spaced = false;
      return Slot.tag;
    }
    if (listAttributes.has(this.attribute)) this.fail(`a value cannot stand in ${this.attribute}`);
    if (this.tag === 'script') this.fail('the address of a script must be fixed: use scriptTag()');
    if (!addressAttributes.has(this.attribute)) return Slot.attribute;
    const start = this.value;
    const first = !this.filled;
    this.filled = true;
    if (start === '' && first) return Slot.address;
    const settled = first ? settledStart.test(start) : /[/?#]/.test(start);
    if (!settled) this.fail(`the fixed beginning of ${this.attribute} must settle where it leads (use view.href)`);
    return Slot.attribute;
  }

  private textGap(): Slot {
    const top = this.stack.at(-1) ?? '';
    if (top === 'script') this.fail('a value cannot stand in a script');
    if (plainElements.has(top)) return Slot.plain;
    return rowElements.has(top) ? Slot.rows : Slot.text;
  }

  finish(): void {
    if (this.where !== 'text') this.fail(`<${this.tag}> is not finished`);
    const open = this.stack.at(-1);
    if (open !== undefined) this.fail(`<${open}> is not closed in the same template`);
  }
}

/** Checks one call site. Throws with the place and the reason when a value could change the structure of the page. */
export function planTemplate(strings: readonly string[]): Plan {
  const reader = new Reader(strings.join('{…}'));
  const parts: string[] = [];
  const slots: Slot[] = [];
  strings.forEach((part, i) => {
    if (part === undefined) reader.fail('a broken escape in the template');
    parts.push(reader.read(part));
    if (i < strings.length - 1) slots.push(reader.gap());
  });
  reader.finish();
  return { parts, slots };
}
