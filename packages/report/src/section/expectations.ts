import type { DrillResult, ExpectationResult } from '@keelgate/model';
import { type Line, styled, wrap } from '../line.ts';
import { count, duration, factor, milliseconds, share } from '../quantity.ts';

/** Every expectation with the figure it met; missed ones first, since they are what the reader came for. */
export function expectations({ expectations: all }: DrillResult, width: number): readonly Line[] {
  if (all.length === 0) return [];
  const missed = all.filter(({ held }) => !held);
  const held = all.filter((expectation) => expectation.held);
  return [[], [styled('bold', 'Expectations')], ...[...missed, ...held].flatMap((each) => lines(each, width))];
}

function lines(expectation: ExpectationResult, width: number): readonly Line[] {
  const { what, wanted, held } = expectation;
  const mark = held ? styled('green', '✓') : styled('red', '✗');
  const text = `${what} ${wanted}: ${found(expectation)}${held ? '' : ', missed'}`;
  const [first = '', ...more] = wrap(text, width - 4);
  return [['  ', mark, ` ${first}`], ...more.map((part): Line => [`    ${part}`])];
}

/** What it means that there is no such figure. */
const absent: { readonly [what: string]: string } = {
  recovery: 'it did not come back before the end',
  recoveryPoint: 'nothing was left of the configuration',
};

function found({ what, value }: ExpectationResult): string {
  if (value === null) return absent[what] ?? 'there is no such figure';
  return `it was ${figure(what, value)}`;
}

/** The figure in the unit that its name implies. */
function figure(what: string, value: number): string {
  if (what.startsWith('availability') || what === 'cache.hitRatio') return share(value);
  if (what.startsWith('latency.')) return `${milliseconds(value)} ms`;
  if (what === 'recovery' || what === 'recoveryPoint') return duration(value);
  if (what.endsWith('.amplification')) return factor(value);
  return count(value);
}
