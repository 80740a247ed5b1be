// Puts the ledger's modules and a page's own script into one plain script, for a page that is saved to disk: a browser loads no modules from
// there. Each file becomes a function of its own, so that no name meets another's. It must never change what a file says.
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/**
 * One script of a file and everything it imports, by relative paths only.
 * @throws TypeError for an import of anything else: it would not be in the file
 */
export function oneScript(entry: URL): string {
  const done = new Map<string, string>();
  const parts: string[] = [];
  take(entry, done, parts);
  const script = `'use strict';\n${parts.join('\n')}`;
  if (/<\/script|<!--/i.test(script)) throw new TypeError(`${entry.pathname} would end the script it is put in`);
  return script;
}

/** Adds a file after those it needs. @returns the name its exports go by */
function take(file: URL, done: Map<string, string>, parts: string[]): string {
  const known = done.get(file.href);
  if (known) return known;
  const name = `$${done.size}`;
  done.set(file.href, name);
  const source = stripTypeScriptTypes(readFileSync(file, 'utf8'));
  const body = source.replace(
    /^import \{([^}]*)\} from '([^']+)';$/gm,
    (_, names: string, path: string) =>
      `const {${names.replaceAll(/\b(\w+) as (\w+)/g, '$1: $2')}} = ${take(within(path, file), done, parts)};`,
  );
  const left = /^(import .*|export (?:\*|\{|default).*)$/m.exec(body);
  if (left) throw new TypeError(`${file.pathname} says “${left[1]}”, which one file cannot hold`);
  const exported = [...body.matchAll(/^export (?:async )?(?:const|function\*?|class) (\w+)/gm)].map(([, each]) => each);
  parts.push(
    `const ${name} = (() => {\n${body.replaceAll(/^export /gm, '')}\nreturn { ${exported.join(', ')} };\n})();`,
  );
  return name;
}

function within(path: string, from: URL): URL {
  if (!path.startsWith('.')) throw new TypeError(`${from.pathname} imports ${path}, which is no file beside it`);
  return new URL(path, from);
}
