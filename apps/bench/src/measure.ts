import type { CaseOptions } from './define-case.ts';
import type { Spread } from './spread.ts';
import { spreadOf } from './spread.ts';

/** What one thing took, and how it stands to another that was measured in turn with it. */
export type Measurement = {
  readonly name: string;
  /** `ns/op`, `µs/document`, `MB` … */
  readonly unit: string;
  readonly value: Spread;
  /** As a multiple of the baseline, turn by turn; `null` for the baseline and what has none. */
  readonly ratio: Spread | null;
};

/** What takes part: what it does, and how many things it does in one go. */
export type Contender = {
  readonly name: string;
  readonly run: () => unknown;
  readonly per?: number;
  /** Made ready before each turn, outside of what is measured. */
  readonly prepare?: () => void;
  /** Its ratios to all others are figures too, not only the one to the baseline. */
  readonly besideAll?: boolean;
};

export type WaitingContender = { readonly name: string; readonly run: () => Promise<unknown>; readonly per: number };

export type MeasureOptions = Omit<CaseOptions, 'count'> & { readonly unit?: 'ns/op' | 'µs/document' };

/** Keeps results alive, so that nothing that is measured can be left out. */
const sink = { last: undefined as unknown };

/**
 * Measures the contenders in turn, A B A B …, in one process, so that a machine whose speed drifts treats all alike. What
 * counts is the processor time of the thread: others that use the machine at the same time do not. The first contender is
 * the baseline.
 */
export function measureInTurn(
  contenders: readonly Contender[],
  { rounds, turnMs, warmUpMs, unit = 'ns/op' }: MeasureOptions,
): readonly Measurement[] {
  const counts = contenders.map(({ run }) => callsIn(run, turnMs, warmUpMs));
  const taken: number[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { run, per = 1, prepare }] of contenders.entries()) {
      prepare?.();
      taken[index]?.push(nsOf(run, counts[index] ?? 1) / per / (unit === 'ns/op' ? 1 : 1000));
    }
  }
  const [base = []] = taken;
  const measured = contenders.map(({ name }, index) => ({
    name,
    unit,
    value: spreadOf(taken[index] ?? []),
    ratio: index === 0 ? null : ratioOf(taken[index] ?? [], base),
  }));
  const besides = contenders.flatMap(({ name, besideAll = false }, index) =>
    besideAll
      ? contenders.flatMap((other, number) => {
          if (number === 0 || number === index) return [];
          const own = taken[index] ?? [];
          const ratio = ratioOf(own, taken[number] ?? []);
          return [{ name: `${name}, beside ${other.name}`, unit, value: spreadOf(own), ratio }];
        })
      : [],
  );
  return [...measured, ...besides];
}

/** Turn by turn. */
function ratioOf(own: readonly number[], base: readonly number[]): Spread {
  return spreadOf(own.map((value, round) => value / (base[round] ?? 1)));
}

/** How many calls fill a turn, once the code is warm. */
function callsIn(run: () => unknown, turnMs: number, warmUpMs: number): number {
  let calls = 1;
  let fastestNs = Infinity;
  for (let spentMs = 0; spentMs < warmUpMs;) {
    const begin = process.hrtime.bigint();
    repeat(run, calls);
    const ns = Number(process.hrtime.bigint() - begin);
    fastestNs = Math.min(fastestNs, ns / calls);
    spentMs += ns / 1e6;
    if (ns < 10e6) calls *= 2;
  }
  return Math.max(1, Math.round((turnMs * 1e6) / fastestNs));
}

/** The same for what answers with promises: a call does many things, so that waiting for it costs them little. */
export async function measureWaiting(
  contenders: readonly WaitingContender[],
  { rounds, warmUpMs }: MeasureOptions,
): Promise<readonly Measurement[]> {
  for (const { run } of contenders) {
    const begin = process.hrtime.bigint();
    while (Number(process.hrtime.bigint() - begin) < warmUpMs * 1e6) sink.last = await run();
  }
  const taken: number[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { run, per }] of contenders.entries()) {
      const begin = process.threadCpuUsage();
      sink.last = await run();
      const { user, system } = process.threadCpuUsage(begin);
      taken[index]?.push((Math.max(1, user + system) * 1000) / per);
    }
  }
  const [base = []] = taken;
  return contenders.map(({ name }, index) => {
    const own = taken[index] ?? [];
    return { name, unit: 'ns/op', value: spreadOf(own), ratio: index === 0 ? null : ratioOf(own, base) };
  });
}

/** Nanoseconds of processor time of one call. */
function nsOf(run: () => unknown, calls: number): number {
  const begin = process.threadCpuUsage();
  repeat(run, calls);
  const { user, system } = process.threadCpuUsage(begin);
  // The clock ticks in microseconds at best: no turn takes none.
  return (Math.max(1, user + system) * 1000) / calls;
}

function repeat(run: () => unknown, calls: number): void {
  for (let call = 0; call < calls; call += 1) sink.last = run();
}
