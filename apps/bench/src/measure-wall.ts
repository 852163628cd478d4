import type { Measurement } from './measure.ts';
import { spreadOf } from './spread.ts';

/** What takes part in a race against the clock on the wall: it does `per` things, and is done when its promise is. */
export type WallContender = { readonly name: string; readonly run: () => unknown; readonly per: number };

const nsPer = { 'ns/request': 1, 'µs/task': 1000, 'µs/change': 1000, 'ms/start': 1e6 } as const;

export type WallOptions = { readonly rounds: number; readonly unit: keyof typeof nsPer };

/**
 * Measures what waits for others: time on the wall, not of the processor. Contenders take turns, so that a machine which
 * others use too treats all alike. The first one is the baseline.
 */
export async function measureOnTheWall(
  contenders: readonly WallContender[],
  { rounds, unit }: WallOptions,
): Promise<readonly Measurement[]> {
  for (const { run } of contenders) await run();
  const taken = await turnsOnTheWall(contenders, rounds);
  return comparedWithFirst(
    contenders.map(({ name }, index) => ({ name, taken: (taken[index] ?? []).map((ns) => ns / nsPer[unit]) })),
    unit,
  );
}

/** Nanoseconds for each thing, of each contender in each turn. */
export async function turnsOnTheWall(
  contenders: readonly WallContender[],
  rounds: number,
): Promise<readonly (readonly number[])[]> {
  const taken: number[][] = contenders.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { run, per }] of contenders.entries()) {
      const begin = process.hrtime.bigint();
      await run();
      taken[index]?.push(Number(process.hrtime.bigint() - begin) / per);
    }
  }
  return taken;
}

/** Ratios are taken turn by turn. */
export function comparedWithFirst(
  all: readonly { readonly name: string; readonly taken: readonly number[] }[],
  unit: string,
): readonly Measurement[] {
  const base = all[0]?.taken ?? [];
  return all.map(({ name, taken }, index) => ({
    name,
    unit,
    value: spreadOf(taken),
    ratio: index === 0 ? null : spreadOf(taken.map((value, turn) => value / (base[turn] ?? 1))),
  }));
}
