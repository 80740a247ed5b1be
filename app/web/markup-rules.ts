// For tests: whether a page is sound HTML, by the same rules everywhere.

import { HtmlValidate } from 'html-validate';

const rules = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'long-title': 'off',
    // Boxes that belong together share a name; the server reads them as a list.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
    // A table that can be scrolled must be reachable and named; no element does that by itself.
    'prefer-native-element': ['error', { exclude: ['region', 'alert'] }],
  },
});

/** What is wrong with a page, each with its rule and place; empty when it is sound. */
export async function markupProblems(markup: string): Promise<string[]> {
  const report = await rules.validateString(withoutHiddenLists(markup));
  return report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId}: ${m.message} (${m.line}:${m.column})`));
}

/** The rule about names knows no lists of hidden fields: of those that share a name only the first is looked at. */
function withoutHiddenLists(markup: string): string {
  const seen = new Set<string>();
  return markup.replace(/<input type="hidden" name="([^"]*)"[^>]*>/g, (field, name: string) => {
    if (seen.has(name)) return '';
    seen.add(name);
    return field;
  });
}
