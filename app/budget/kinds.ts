// Every kind of act of the budget, for whoever replays without serving: imported wherever record/kinds.ts is.
import './versions/acts.ts';
import './collective/acts.ts';
import './plans/acts.ts';
import './rules/acts.ts';
