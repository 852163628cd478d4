import type { CaseOptions } from './define-case.ts';
import type { Measurement } from './measure.ts';
import { spreadOf } from './spread.ts';

/** What takes part in a race against the disk: it does `times` things, each of them safe on the disk when it is done. */
export type DiskContender = { readonly name: string; readonly run: (times: number) => unknown };

/**
 * Measures what waits for a disk: time on the wall, not of the processor, for a number of operations that is the same for
 * all. Contenders take turns, so that a disk which others use too treats all alike. The first one is the baseline.
 */
export async function measureOnDisk(
  contenders: readonly DiskContender[],
  { rounds }: Pick<CaseOptions, 'rounds'>,
  times: number,
): Promise<readonly Measurement[]> {
  const taken: number[][] = contenders.map(() => []);
  for (const { run } of contenders) await run(times);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, { run }] of contenders.entries()) {
      const begin = process.hrtime.bigint();
      await run(times);
      taken[index]?.push(Number(process.hrtime.bigint() - begin) / times / 1000);
    }
  const [base = []] = taken;
  return contenders.map(({ name }, index) => {
    const own = taken[index] ?? [];
    const ratio = index === 0 ? null : spreadOf(own.map((value, round) => value / (base[round] ?? 1)));
    return { name, unit: 'µs/change', value: spreadOf(own), ratio };
  });
}
