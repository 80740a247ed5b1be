// Reads the words of a Word document, automatic list numbers included, as they stand when all changes are accepted.
// It must never unpack a file that `checkDocx` has not looked into, nor fetch what the document links to.

import mammoth from 'mammoth';
import { asExtracted, type Extracted, refuseDocument, type Warning } from './extracted.ts';
import { wordsOf } from './read-html.ts';
import { checkDocx } from './zip-check.ts';

/** @throws Refused 'zip-bomb' · 'macros' · 'unreadable' · 'wrong-kind' · 'no-words' · 'too-large' */
export async function readDocx(bytes: Uint8Array): Promise<Extracted> {
  const parts = await checkDocx(bytes);
  if (parts.hasMacros) throw refuseDocument('macros');
  const warnings: Warning[] = [];
  if (parts.hasTrackedChanges) warnings.push('tracked-changes');
  if (parts.hasComments) warnings.push('comments-left-out');
  if (parts.hasEmbeddedFiles) warnings.push('embedded-files');
  const numbers = listNumbers();
  const html = await converted(bytes, numbers.write);
  if (numbers.written()) warnings.push('numbers-added');
  // Notes come at the end; the arrow that leads back to their place is not part of the text.
  const { paragraphs } = wordsOf(html.replace(/<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, ''));
  return asExtracted('docx', paragraphs, { warnings });
}

async function converted(bytes: Uint8Array, write: (paragraph: Paragraph) => Paragraph): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        transformDocument: transforms.paragraph(write),
      },
    );
    return value;
  } catch {
    throw refuseDocument('unreadable', { is: 'DOCX' });
  }
}

/** What mammoth gives for a paragraph, as far as it is used here; its own types leave it open. */
type Paragraph = { numbering: Level | null; children: unknown[] };
type Level = { isOrdered: boolean; level: string };
const { transforms } = mammoth as unknown as {
  transforms: { paragraph(f: (p: Paragraph) => Paragraph): (d: unknown) => unknown };
};

/**
 * Word counts list items while it draws the page; here each list counts on over the paragraphs between its items.
 * A list restarted by hand is the known error: the person who checks the text is told that numbers were added.
 */
function listNumbers(): { write: (paragraph: Paragraph) => Paragraph; written: () => boolean } {
  const counts = new Map<Level, number>();
  const write = (paragraph: Paragraph): Paragraph => {
    const level = paragraph.numbering;
    if (!level) return paragraph;
    const plain = { ...paragraph, numbering: null };
    if (!level.isOrdered) return plain;
    for (const deeper of counts.keys()) if (Number(deeper.level) > Number(level.level)) counts.delete(deeper);
    const number = (counts.get(level) ?? 0) + 1;
    counts.set(level, number);
    const marker = { type: 'run', children: [{ type: 'text', value: `${number}. ` }] };
    return { ...plain, children: [marker, ...paragraph.children] };
  };
  return { write, written: () => counts.size > 0 };
}
