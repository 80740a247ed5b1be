// All rules of the record that an outsider can check from the log alone, in the order they are told in.
import type { LogRule } from '@redress/ledger';
import { signaturesAddUp } from './counts.ts';
import { clocksMove, findingsFitTheirAxis, powersStand, speakersAreVerified } from './moves.ts';
import { endsOnce, numbersRun, thingsComeFirst } from './things.ts';

export const recordRules: readonly LogRule[] = [
  thingsComeFirst,
  endsOnce,
  numbersRun,
  signaturesAddUp,
  clocksMove,
  powersStand,
  findingsFitTheirAxis,
  speakersAreVerified,
];
