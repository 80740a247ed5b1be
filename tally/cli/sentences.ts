// One plain sentence for each project: what became of it, and how near it was. The same words whoever asks.
import type { Explanation, Fate } from '../src/explain.ts';
import type { Fraction, Result } from '../src/index.ts';
import { decimal, grouped, money, share } from './paint.ts';

const people = (n: number): string => `${grouped(n)} more supporter${n === 1 ? '' : 's'}`;

export function sentence(result: Result, explanation: Explanation, fate: Fate): string {
  const { decimals } = result.shares.election;
  const cost = money(fate.cost, decimals);
  if (fate.won) return wonSentence(result, explanation, fate, cost);
  if (fate.way === 'unsupported') return `Cost ${cost}; nobody voted for it${nearSentence(fate, decimals)}`;
  if (fate.way === 'not-admitted') return `Cost ${cost}; ${grouped(fate.votes)} votes are fewer than the rule admits.`;
  const shared = result.rule.method === 'equal-shares' && !(result.compared && !result.compared.keepsFirst);
  const left =
    fate.left === undefined
      ? ''
      : shared
        ? `; its supporters had ${money(fate.left, decimals)} left in the end`
        : `; ${money(fate.left, decimals)} was left when its turn came`;
  const barred =
    fate.way === 'barred' ? '; kept out by a project it conflicts with, or by the ceiling of its category' : '';
  return `Cost ${cost}, ${grouped(fate.votes)} votes${left}${barred}${nearSentence(fate, decimals)}`;
}

function nearSentence({ votesMissing, costToWin }: Fate, decimals: number): string {
  const near = [
    ...(votesMissing === undefined ? [] : [`${people(votesMissing)} would have made it win`]),
    ...(costToWin === undefined ? [] : [`it would have won at ${money(costToWin, decimals)}`]),
  ];
  return near.length > 0 ? `. ${capital(near.join('; '))}.` : '.';
}

function wonSentence(result: Result, explanation: Explanation, fate: Fate, cost: string): string {
  const { decimals } = result.shares.election;
  if (fate.way === 'free') return 'It costs nothing and has supporters.';
  if (fate.way === 'completion')
    return `Cost ${cost}, ${grouped(fate.votes)} votes: paid from the money nobody's share could buy anything with.`;
  const votes = `Cost ${cost}, ${grouped(fate.votes)} votes:`;
  if (fate.way === 'welfare') return `${votes} it belongs to the affordable set that is worth most in all.`;
  const time = result.phragmen?.times[fate.round! - 1];
  if (time) return `${votes} bought in round ${fate.round}, when everyone had earned ${share(time, decimals)}.`;
  const part = result.overspending?.rounds.find(({ project }) => project === fate.project)?.share;
  if (part) return `${votes} bought in round ${fate.round}; what its supporters had left paid ${percent(part)} of it.`;
  const round = explanation.rounds.find(({ project }) => project === fate.project);
  if (!round) return `${votes} the money was enough at its turn.`;
  const payment = share(round.payment, decimals);
  const each = result.shares.weights ? `${payment} for each point of theirs` : `${payment}`;
  const poor = round.emptied > 0 ? `, or all they had left (${grouped(round.emptied)} of them)` : '';
  return `Cost ${cost}: bought in round ${fate.round} with ${decimal(round.effectiveVotes)} effective votes; its ${grouped(fate.votes)} supporters paid up to ${each} each${poor}.`;
}

const percent = ({ num, den }: Fraction): string => `${decimal({ num: num * 100n, den })}%`;

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
