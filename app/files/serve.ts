// The headers under which a stored file leaves the house: as a download, never as a page of ours.
// It must never let a file name or a file's content decide how a browser treats it.

import type { Kind } from './extracted.ts';

// HTML goes out as bytes without a kind: there is nothing a browser could be talked into showing.
const TYPES: Record<ServedKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'application/octet-stream',
  txt: 'application/octet-stream',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};

/** Documents, and pictures that were handed in as copies. */
export type ServedKind = Kind | 'png' | 'jpg' | 'webp' | 'gif';

export type Served = { digest: string; size: number; kind?: ServedKind; name?: string };

/** `name` is what the sender called the file; `kind` what reading it found. */
export function downloadHeaders({ digest, size, kind, name }: Served): Record<string, string> {
  return {
    'content-type': kind ? TYPES[kind] : 'application/octet-stream',
    'content-length': String(size),
    'content-disposition': attachment(safeName(name ?? '', kind)),
    etag: `"${digest}"`,
    // Asked for again each time (304 by the digest): a file that is covered or erased must be gone everywhere at once.
    'cache-control': 'public, no-cache',
    'content-security-policy':
      "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-download-options': 'noopen',
    'x-permitted-cross-domain-policies': 'none',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  };
}

/** The kinds a browser may show inside a page of ours: they hold no markup of theirs that it would run or take for ours. */
const SHOWN: Partial<Record<ServedKind, string>> = { pdf: 'application/pdf', txt: 'text/plain' };

export const canBeShown = (kind: ServedKind | undefined): boolean => kind !== undefined && SHOWN[kind] !== undefined;

/**
 * The headers to show a file beside its text, in a frame of this site and nowhere else.
 * @throws TypeError for a kind that is only ever a download
 */
export function viewHeaders(served: Served): Record<string, string> {
  const type = served.kind && SHOWN[served.kind];
  if (!type) throw new TypeError(`a file of kind ${served.kind ?? 'unknown'} is not shown`);
  const headers = downloadHeaders(served);
  return {
    ...headers,
    'content-type': type,
    'content-disposition': headers['content-disposition']!.replace(/^attachment/, 'inline'),
    // A browser's own viewer for PDF does not open in a sandbox; a PDF has no script that could reach a page.
    'content-security-policy': `default-src 'none'; ${served.kind === 'pdf' ? "object-src 'self'; style-src 'unsafe-inline'" : 'sandbox'}; frame-ancestors 'self'; base-uri 'none'; form-action 'none'`,
    'x-frame-options': 'SAMEORIGIN',
  };
}

/**
 * A name that is safe on every system: no path, no control or direction characters, no reserved device, the ending its
 * kind has. The rest stays as the sender wrote it.
 */
export function safeName(name: string, kind?: ServedKind): string {
  const ending = kind ?? 'bin';
  const last = name.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1)!;
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*%;]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(new RegExp(`\\.${ending}$`, 'i'), '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const short = [...clean].slice(0, 100).join('').trimEnd();
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short);
  return `${short === '' || reserved ? `file-${short}`.replace(/-$/, '') : short}.${ending}`;
}

/** RFC 6266: an ASCII name for old readers, the full one by RFC 8187 for the others. */
function attachment(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\]/g, '_');
  if (plain === name) return `attachment; filename="${name}"`;
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
