import type { Spread } from './spread.ts';
import { spreadOf } from './spread.ts';

/** What one thing took, and how it stands to another that was measured in turn with it. */
export type Measurement = {
  readonly name: string;
  /** `ns/op`, `µs/document`, `MB` … */
  readonly unit: string;
  readonly value: Spread;
  /** Its time as a multiple of the baseline's, pair by pair; `null` for the baseline and what has none. */
  readonly ratio: Spread | null;
};

export type Contender = { readonly name: string; readonly run: () => unknown };

export type PairOptions = {
  readonly rounds: number;
  /** How long one turn of one contender takes at least, in ms. */
  readonly turnMs?: number;
};

/** Keeps results alive, so that nothing that is measured can be left out. */
const sink = { last: undefined as unknown };

/**
 * Measures the contenders in turn, A B A B …, in one process, so that a machine whose speed drifts treats all alike. The
 * first one is the baseline. Figures are ns for one call.
 */
export function measureInTurn(
  contenders: readonly Contender[],
  { rounds, turnMs = 60 }: PairOptions,
): readonly Measurement[] {
  const counts = contenders.map(({ run }) => callsIn(run, turnMs));
  const taken: number[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { run }] of contenders.entries()) taken[index]?.push(timeOf(run, counts[index] ?? 1));
  }
  const [base = []] = taken;
  return contenders.map(({ name }, index) => {
    const own = taken[index] ?? [];
    const ratio = index === 0 ? null : spreadOf(own.map((ns, round) => ns / (base[round] ?? 1)));
    return { name, unit: 'ns/op', value: spreadOf(own), ratio };
  });
}

/** How many calls fill a turn; finding out warms the code up. */
function callsIn(run: () => unknown, turnMs: number): number {
  let calls = 1;
  for (;;) {
    const ns = timeOf(run, calls) * calls;
    if (ns > turnMs * 1e6) return Math.max(1, Math.round((calls * turnMs * 1e6) / ns));
    calls *= 2;
  }
}

function timeOf(run: () => unknown, calls: number): number {
  const begin = process.hrtime.bigint();
  for (let call = 0; call < calls; call += 1) sink.last = run();
  return Number(process.hrtime.bigint() - begin) / calls;
}
