// The rules of Redress's own acts, for whoever checks a log from outside: `ledger check` and `ledger monitor` take this file with --rules,
// `redress verify` asks them by itself. Each domain brings its own; none of them reads a database.
import type { LogRule } from '@redress/ledger';
import { actRules } from './acts/log-rules.ts';
import { budgetRules } from './budget/log-rules.ts';
import { recordRules } from './record/log-rules/rules.ts';
import './budget/kinds.ts';
import './record/kinds.ts';

export const rules: readonly LogRule[] = [...actRules, ...recordRules, ...budgetRules];
