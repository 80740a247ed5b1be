// Documents for tests and stories, made byte by byte so that each shows exactly one thing. Never used by the app itself.

import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

// ---- PDF (ISO 32000-1 §7.5). Helvetica at 11 points; a line is [text, left, baseline, size?].

export type PdfLine = readonly [text: string, left: number, baseline: number, size?: number];

export type PdfParts = { pages: readonly (readonly PdfLine[])[]; lang?: string; password?: string; scan?: boolean };

/** A PDF of the given lines; with `scan` each page also shows a gray picture; with `password` it cannot be opened. */
export function makePdf({ pages, lang, password, scan }: PdfParts): Buffer {
  const seal = password === undefined ? undefined : rc4Seal(password);
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) => objects.push(Buffer.from(body));
  const stream = (dictionary: string, content: Buffer) => {
    const bytes = seal ? seal.encrypt(objects.length + 1, content) : content;
    add(
      Buffer.concat([
        Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
        bytes,
        Buffer.from('\nendstream'),
      ]),
    );
  };
  const pageNumbers = pages.map((_, i) => 5 + i * 2);
  add(`<< /Type /Catalog /Pages 2 0 R${lang && !seal ? ` /Lang (${lang})` : ''} >>`);
  add(`<< /Type /Pages /Kids [${pageNumbers.map((n) => `${n} 0 R`).join(' ')}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  stream(
    '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8',
    Buffer.alloc(64, 0x80),
  );
  pages.forEach((lines, i) => {
    const resources = '<< /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >>';
    const box = '/MediaBox [0 0 612 792]';
    add(`<< /Type /Page /Parent 2 0 R ${box} /Resources ${resources} /Contents ${pageNumbers[i]! + 1} 0 R >>`);
    const picture = scan ? 'q 612 0 0 792 0 0 cm /Im1 Do Q\n' : '';
    stream('', Buffer.from(picture + lines.map(drawn).join('\n'), 'latin1'));
  });
  return assembled(objects, seal?.trailer ?? '');
}

function drawn([text, left, baseline, size = 11]: PdfLine): string {
  return `BT /F1 ${size} Tf ${left} ${baseline} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;
}

function assembled(objects: Buffer[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  objects.forEach((object, i) => {
    offsets.push(at);
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(part);
    at += part.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`)]);
}

/** Lines set as a word processor sets them: 11 points, 14 apart, a gap of 10 between paragraphs, 80 characters wide. */
export function letterPdf(paragraphs: readonly string[], { lang = 'en' }: { lang?: string } = {}): Buffer {
  const pages: PdfLine[][] = [[]];
  let baseline = 720;
  for (const paragraph of paragraphs) {
    for (const line of wrapAt(paragraph, 80)) {
      if (baseline < 72) {
        pages.push([]);
        baseline = 720;
      }
      pages.at(-1)!.push([line, 72, baseline]);
      baseline -= 14;
    }
    baseline -= 10;
  }
  return makePdf({ pages, lang });
}

/** Breaks a paragraph into lines of at most so many characters, at spaces. */
export function wrapAt(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

// ---- PDF encryption, revision 2 with 40 bits (ISO 32000-1 §7.6.3): old, short, and refused like any other.

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
const md5 = (...parts: Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();

function rc4Seal(password: string) {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
  const id = Buffer.alloc(16, 7);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]); // -4
  const key = md5(padded, owner, permissions, id).subarray(0, 5);
  const user = rc4(key, PADDING);
  const hex = (bytes: Buffer) => `<${bytes.toString('hex')}>`;
  return {
    trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(user)} /P -4 >> /ID [${hex(id)} ${hex(id)}]`,
    encrypt: (object: number, content: Buffer) => {
      const suffix = Buffer.from([object & 255, (object >> 8) & 255, (object >> 16) & 255, 0, 0]);
      return rc4(md5(key, suffix).subarray(0, 10), content);
    },
  };
}

function rc4(key: Uint8Array, content: Uint8Array): Buffer {
  const s = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number) => {
    [s[i], s[j]] = [s[j]!, s[i]!];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + s[i]! + key[i % key.length]!) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  const sealed = Uint8Array.from(content, (byte) => {
    i = (i + 1) & 255;
    j = (j + s[i]!) & 255;
    swap(i, j);
    return byte ^ s[(s[i]! + s[j]!) & 255]!;
  });
  return Buffer.from(sealed);
}

// ---- ZIP and DOCX

export type ZipEntry = { name: string; content: Uint8Array | string; saysSize?: number };

/** A ZIP; `saysSize` lets an entry lie about how much it holds. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, content, saysSize } of entries) {
    const bytes = Buffer.from(content as Uint8Array);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(saysSize ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    local.push(Buffer.from('PK\u0003\u0004', 'latin1'), fields, Buffer.from(name), packed);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(at, 10);
    central.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), fields, where, Buffer.from(name));
    at += 4 + 26 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A paragraph of WordprocessingML: a text, or an item of the one ordered list. */
export const docxParagraph = (text: string, item = false): string =>
  `<w:p>${item ? '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' : ''}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A Word document with the given body; `more` adds parts to the ZIP, `mainType` changes what it says it is. */
export function makeDocx(
  body: string,
  { more = [], mainType = `${WORD}.document.main+xml` }: { more?: ZipEntry[]; mainType?: string } = {},
): Buffer {
  const numbering = `<w:numbering ${NAMESPACE}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const relationships = (inner: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  return makeZip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mainType}"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/></Types>`,
    },
    { name: '_rels/.rels', content: relationships(relation('r1', 'officeDocument', 'word/document.xml')) },
    { name: 'word/document.xml', content: `<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>` },
    { name: 'word/_rels/document.xml.rels', content: relationships(relation('r1', 'numbering', 'numbering.xml')) },
    { name: 'word/numbering.xml', content: numbering },
    ...more,
  ]);
}
