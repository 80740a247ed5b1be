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
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'hidden'] }],
    // A table that can be scrolled must be reachable and named; no element does that by itself.
    'prefer-native-element': ['error', { exclude: ['region', 'alert'] }],
  },
});

/** What is wrong with a page, each with its rule and place; empty when it is sound. */
export async function markupProblems(markup: string): Promise<string[]> {
  const report = await rules.validateString(markup);
  return report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId}: ${m.message} (${m.line}:${m.column})`));
}
