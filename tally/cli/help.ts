// What `tally --help` teaches. Short enough for one screen a command.

export const help: Record<string, string> = {
  '': `
tally counts participatory budgets, exactly.

  tally count FILE          who wins, by which rule, and what is left
  tally explain FILE ID     why one project won or lost, and how near it was
  tally check FILE          is the file sound, and what had to be tolerated?
  tally divide FILE.csv     one budget out of many people's plans
  tally generate            an invented election of any size
  tally conformance DIR     our winners beside those of other programs

FILE is an election in Pabulib's .pb format. Try it:

  tally generate --voters 2000 --projects 30 --seed hello --output try.pb
  tally count try.pb
  tally count try.pb --completion add1 --explain
  tally count try.pb --all

tally COMMAND --help tells more.`,
  count: `
tally count FILE [options]

  --method      equal-shares (usual): everyone gets an equal share; the project that costs its supporters least is bought
                greedy: most votes first, while the money lasts
                phragmen: everyone earns at the same speed; supporters buy as soon as they can
                welfare: the affordable set with the most utility
                overspending: equal shares that may go a bounded way over a share
  --utility     what a project is worth to who named it: cost, cardinality (1 each), points, borda
  --completion  what equal shares does with money left:
                none (usual), utilitarian (greedy), add1 (a unit more for everyone, again and again),
                add1-nonexh (not stopping when nothing more fits), add1-nonint (starting from exact shares), add1u (both)
  --ties        name (usual; lower id first), cost-votes-lot (with --seed), cost-votes-name, fail
  --seed TEXT   what lots are drawn from; publish it
  --comparison  does greedy please more voters? satisfaction, excluded
  --exhaustive  add1 stops when no project fits: all (usual), or supported
  --min-votes N, --no-skip (greedy stops at the first that does not fit)
  --conflict A,B    at most one of these;  --category NAME=AMOUNT  at most so much for a category
  --accept-counts   count although META says another number of ballots or projects

  --explain     every project in a sentence      --all    methods side by side
  --json        for machines (result.schema.json; with --all, one result a line)
  --stats       time, passes, memory`,
  explain: `
tally explain FILE ID [options of count]

Says in a sentence why the project won or lost: what its supporters had left, how many more of them, or which lower cost, would
have made it win. These distances are exact: with one supporter less, or one unit dearer, it would not.`,
  check: `
tally check FILE [--accept-counts] [--json]

Reads everything strictly and counts nothing. An error names line, column and remedy.`,
  divide: `
tally divide FILE.csv [--method M] [--floor "LINE=AMOUNT"] [--cap "LINE=AMOUNT"] [--json]

A row a plan, a column a line of the budget; every plan divides the same sum. Methods: independent-markets (usual; truthful and
proportional), utilitarian (truthful), median, mean.`,
  generate: `
tally generate [--voters 1000] [--projects 40] [--approvals 6] [--budget N] [--vote-type approval] [--seed 1] [--output FILE]

The same options give the same election everywhere. 100k and 10M are understood.`,
  conformance: `
tally conformance DIR [--json] [--markdown]

DIR holds .pb files and golden.json: file → { sha256, results: { "producer:rule": { winners, exact } } }. Exit 1 when an exact
list differs.`,
};
