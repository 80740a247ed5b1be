// The types of the budget's tables, joined to the spine's by declaration merging; a test compares them with information_schema.
// Words (string | null) are null where they are covered or erased; `covers` says by which act.
import './versions/tables.ts';
