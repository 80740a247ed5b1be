// One row of a `.pb` file as text: fields parted by ";", a field in quotes may hold ";" and doubled quotes. Only for META,
// PROJECTS and the rare ballot with quotes; ordinary ballots never become text.
import { TallyError, type Where } from './problem.ts';

export type Field = { text: string; column: number };

/**
 * True when a quoted field is still open at the end, so that the record goes on in the next line.
 * @param wasOpen the line before left one open
 */
export function isOpen(line: string, wasOpen: boolean): boolean {
  if (!line.includes('"')) return wasOpen;
  let quoted = wasOpen;
  let atStart = !wasOpen;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      if (c !== '"') continue;
      if (line[i + 1] === '"') i++;
      else quoted = false;
    } else if (c === ';') atStart = true;
    else if (c === '"' && atStart) {
      quoted = true;
      atStart = false;
    } else if (c !== ' ' && c !== '\t') atStart = false;
  }
  return quoted;
}

/**
 * Splits a record, a `.pb` file's at ";". Spaces around a field are dropped, inside quotes they are kept.
 * @throws TallyError `bad-quotes` when text follows a closing quote or a quote is never closed
 */
export function splitRow(record: string, line: number, separator = ';'): Field[] {
  const fields: Field[] = [];
  let at = 0;
  for (;;) {
    let from = at;
    while (record[from] === ' ' || record[from] === '\t') from++;
    if (record[from] === '"') {
      const { text, next } = quotedField(record, from, separator, { line, column: from + 1 });
      fields.push({ text, column: from + 1 });
      at = next;
    } else {
      const end = record.indexOf(separator, at);
      const stop = end < 0 ? record.length : end;
      fields.push({ text: record.slice(at, stop).trim(), column: from + 1 });
      at = stop;
    }
    if (at >= record.length) return fields;
    at++;
  }
}

function quotedField(record: string, from: number, separator: string, where: Where): { text: string; next: number } {
  let text = '';
  let at = from + 1;
  for (;;) {
    const quote = record.indexOf('"', at);
    if (quote < 0)
      throw new TallyError(
        'bad-quotes',
        'a quote is opened and never closed',
        'close it, or double a quote that is meant',
        where,
      );
    text += record.slice(at, quote);
    at = quote + 1;
    if (record[at] !== '"') break;
    text += '"';
    at++;
  }
  while (record[at] === ' ' || record[at] === '\t') at++;
  if (at < record.length && record[at] !== separator)
    throw new TallyError('bad-quotes', 'text follows a closing quote', 'write a quote inside quotes twice ("")', {
      line: where.line,
      column: at + 1,
    });
  return { text, next: at };
}
