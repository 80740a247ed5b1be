// Reading a message as a mail program does. The parser is large and most processes never read mail, so it is loaded on first use.
// What comes back is only ever shown as text.
import type { ParsedMail, SimpleParserOptions } from 'mailparser';

/** @param raw as it came over the wire */
export async function readMail(raw: Buffer, options: SimpleParserOptions = {}): Promise<ParsedMail> {
  const { simpleParser } = await import('mailparser');
  return simpleParser(raw, options);
}
