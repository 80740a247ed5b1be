// The types of the budget's tables, joined to the spine's by declaration merging; a test compares them with information_schema.
// Words (string | null) are null where they are covered or erased; `covers` says by which act.
import './importing/tables.ts';
import './plans/tables.ts';
import './rules/tables.ts';
import './versions/tables.ts';
