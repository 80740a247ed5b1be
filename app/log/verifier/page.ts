// The page that checks a proof and works saved to disk: one HTML file with its words, its style and its script in it, and no address it would
// ever ask. It is sent as a download, for pages of this site run no script that stands in them.
import { createHash } from 'node:crypto';
import { html } from '../../web/html.ts';
import type { View } from '../../web/view.ts';
import { oneScript } from '../one-file.ts';

const style = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
label{display:block;font-weight:600;margin-top:1.25rem}textarea{width:100%;max-width:100%;min-height:7rem;font:.85rem ui-monospace,monospace;box-sizing:border-box}
input,button{font:inherit;max-width:100%}button{margin-top:1.25rem;padding:.6rem 1.2rem;min-height:44px}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0}
ul{padding-left:1.6rem}li{overflow-wrap:anywhere;margin:.4rem 0}.good::marker{content:"✔ "}.bad::marker{content:"✖ "}h2.good::before{content:"✔ "}h2.bad::before{content:"✖ "}small{opacity:.8}`;

/** Codes a person can act on have a sentence of their own; any other is told by its name. */
const told = [
  'root-differs',
  'signature-wrong',
  'no-known-signature',
  'too-few-witnesses',
  'not-a-proof',
  'policy-line',
  'policy-quorum',
  'no-known-log',
] as const;
const keys = [
  'choose',
  'no-signatures',
  'not-proven',
  'refused',
  'no-words',
  'proven',
  'words-differ',
  'place',
  'kind',
  'witness',
  'no-witness',
  'field-open',
  'field-erased',
  'field-covered',
  'field-differs',
  'field-missing',
  'field-not-committed',
] as const;
/** Places in a sentence that the script fills in. */
const holes = {
  code: '{code}',
  entry: '{entry}',
  log: '{log}',
  size: '{size}',
  kind: '{kind}',
  at: '{at}',
  name: '{name}',
  act: '{act}',
};

let script: string | undefined;

/** The whole file. `policy`: whom it believes unless the reader says otherwise. */
export function verifierPage({ t, lang, place }: View, policy: string): string {
  script ??= oneScript(new URL('./script.ts', import.meta.url));
  const words = Object.fromEntries([
    ...keys.map((key) => [key, t(`log-file-${key}`, holes)]),
    ...told.map((code) => [`code-${code}`, t(`log-file-code-${code}`)]),
  ]);
  const main = html`<h1>${t('log-file-title')}</h1><p>${t('log-file-lead')}</p>
<noscript><p>${t('log-file-noscript')}</p></noscript>
<label for="proof">${t('log-file-proof')}</label><input type="file" id="proof" accept=".tlog-proof">
<label for="policy">${t('log-file-policy')}</label><p><small>${t('log-file-policy-why', { place: place.name })}</small></p><textarea id="policy" spellcheck="false">${policy}</textarea>
<p><button type="button" id="check">${t('log-file-check')}</button></p><section id="result" aria-live="polite"></section>`;
  const json = JSON.stringify(words).replaceAll('<', '\\u003c');
  const digest = createHash('sha256').update(script).digest('base64');
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${digest}'; style-src 'unsafe-inline'">
<title>${html`${t('log-file-title')}`.toString()}</title><style>${style}</style></head><body><main>${main.toString()}</main>
<script type="application/json" id="words">${json}</script>
<script>${script}</script></body></html>
`;
}
