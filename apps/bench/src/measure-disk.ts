import type { CaseOptions } from './define-case.ts';
import { measureOnTheWall } from './measure-wall.ts';
import type { Measurement } from './measure.ts';

/** What takes part in a race against the disk: it does `times` things, each of them safe on the disk when it is done. */
export type DiskContender = { readonly name: string; readonly run: (times: number) => unknown };

/** Measures what waits for a disk, for a number of operations that is the same for all. */
export async function measureOnDisk(
  contenders: readonly DiskContender[],
  { rounds }: Pick<CaseOptions, 'rounds'>,
  times: number,
): Promise<readonly Measurement[]> {
  const timed = contenders.map(({ name, run }) => ({ name, per: times, run: () => run(times) }));
  return measureOnTheWall(timed, { rounds, unit: 'µs/change' });
}
