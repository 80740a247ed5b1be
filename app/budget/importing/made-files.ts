// For tests only: files of invented figures with the traps that real ones have, and small workbooks.
import { makeZip } from '../../files/made-documents.ts';
import type { Source } from './dry-run.ts';

export const sourceOf = (bytes: Uint8Array | string): Source => {
  const whole = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes);
  return async function* () {
    // Small pieces, so that signs and rows are cut in two where they can be.
    for (let at = 0; at < whole.byteLength; at += 7) yield whole.subarray(at, at + 7);
  };
};

export type MadeCell = string | number | { f: string; v?: number } | { n: number; style: number } | null;

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const letter = (at: number): string => String.fromCharCode(65 + at);

function cellXml(cell: MadeCell, at: number, row: number, strings: string[]): string {
  const r = `${letter(at)}${row}`;
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${r}" t="s"><v>${strings.push(cell) - 1}</v></c>`;
  if (typeof cell === 'number') return `<c r="${r}"><v>${cell}</v></c>`;
  if ('style' in cell) return `<c r="${r}" s="${cell.style}"><v>${cell.n}</v></c>`;
  return `<c r="${r}"><f>${escaped(cell.f)}</f>${cell.v === undefined ? '' : `<v>${cell.v}</v>`}</c>`;
}

/** A workbook of one sheet "Budget" behind a hidden one. Styles: 0 plain, 1 '000', 2 a date. */
export function makeWorkbook(
  rows: readonly (readonly MadeCell[])[],
  merged: readonly string[] = [],
  more: { name: string; content: Buffer | string }[] = [],
): Buffer {
  const strings: string[] = [];
  const body = rows
    .map((row, i) =>
      row.length === 0
        ? ''
        : `<row r="${i + 1}">${row.map((cell, at) => cellXml(cell, at, i + 1, strings)).join('')}</row>`,
    )
    .join('');
  const sheet = (data: string) =>
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData>${merged.length ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>` : ''}</worksheet>`;
  const rel = (n: number) => `<Relationship Id="rId${n}" Type="sheet" Target="worksheets/sheet${n}.xml"/>`;
  return makeZip([
    {
      name: 'xl/workbook.xml',
      content:
        '<workbook xmlns:r="x"><sheets><sheet name="Notes" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Budget" sheetId="2" r:id="rId2"/></sheets></workbook>',
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${rel(1)}${rel(2)}</Relationships>` },
    { name: 'xl/worksheets/sheet1.xml', content: sheet('<row r="1"><c r="A1"><v>1</v></c></row>') },
    { name: 'xl/worksheets/sheet2.xml', content: sheet(body) },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst>${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    },
    {
      name: 'xl/styles.xml',
      content:
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    },
    ...more,
  ]);
}
