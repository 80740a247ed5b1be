// The process that reads one document and ends: bytes come in by standard input, one JSON answer goes out.
// It must never get a database address, a secret or write access: whatever a parser does here stays here.

import { Refused } from '../base/refused.ts';
import type { Extracted, Kind } from './extracted.ts';
import { sniff } from './sniff.ts';

/** What the child says to `document.ts`. */
export type Answer = { extracted: Extracted } | { refused: { code: string; args: Record<string, string | number> } };

async function answer(expected: string | undefined): Promise<Answer> {
  try {
    const bytes = Buffer.concat(await process.stdin.toArray());
    const kind = await sniff(bytes);
    if (expected && expected !== kind) throw new Refused('wrong-kind', { args: { is: kind.toUpperCase() } });
    return { extracted: await readers[kind](new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)) };
  } catch (error) {
    if (error instanceof Refused) return { refused: { code: error.code, args: error.args } };
    // A buffer that cannot be had: what the heap limit does not catch.
    if (error instanceof RangeError && /allocat|array buffer|invalid array length/i.test(error.message)) {
      return { refused: { code: 'too-much-memory', args: {} } };
    }
    console.error(error);
    return { refused: { code: 'unreadable', args: { is: '' } } };
  }
}

// Each parser is loaded only for the document that needs it.
const readers: Record<Kind, (bytes: Uint8Array) => Promise<Extracted>> = {
  pdf: async (bytes) => (await import('./read-pdf.ts')).readPdf(bytes),
  docx: async (bytes) => (await import('./read-docx.ts')).readDocx(bytes),
  html: async (bytes) => (await import('./read-html.ts')).readHtml(bytes),
  txt: async (bytes) => (await import('./read-text.ts')).readText(bytes),
};

/** A parser may throw where nobody can catch it; the document is to blame, and the answer is still one. */
process.once('uncaughtException', (error) => {
  console.error(error);
  process.stdout.write(JSON.stringify({ refused: { code: 'unreadable', args: { is: '' } } } satisfies Answer), () =>
    process.exit(),
  );
});
process.stdout.write(JSON.stringify(await answer(process.argv[2])), () => process.exit());
