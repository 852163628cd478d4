import { invariant } from '@keelgate/model';
import type { ConcurrencyEntry } from './registry.ts';
import type { Shard } from './shard.ts';

/**
 * Places taken of each concurrency limit. A limit counts by gateway instance, which is a VM, and by key: a column of
 * `vm * rows + row` for each limit, made when it is first entered.
 */
export type Concurrency = { readonly taken: (Int32Array | undefined)[] };

/** An attempt holds no more places than this at a time; a program with more is refused. */
export const placesMax = 4;

/** Takes a place for the attempt in hand, if there is one. */
export function enterLimit(shard: Shard, limit: number, row: number): boolean {
  const { attempt, extras, plan } = shard;
  const { max } = plan.registry.concurrency[limit] as ConcurrencyEntry;
  const taken = columnOf(shard, limit);
  const place = row * shard.region.zoneOfVm.length + attempt.vm;
  if ((taken[place] as number) >= max) return false;
  taken[place] = (taken[place] as number) + 1;
  const at = plan.loops + attempt.held * 2;
  extras[at] = limit;
  extras[at + 1] = place;
  attempt.held += 1;
  return true;
}

/** Gives the place back that was taken last. */
export function leaveLimit(shard: Shard): void {
  const { attempt, extras, plan } = shard;
  if (attempt.held === 0) return;
  attempt.held -= 1;
  const at = plan.loops + attempt.held * 2;
  const taken = columnOf(shard, extras[at] as number);
  const place = extras[at + 1] as number;
  taken[place] = (taken[place] as number) - 1;
  invariant(taken[place] >= 0, 'C2', 'a concurrency place was given back twice');
}

/** Gives back every place that the attempt in hand still holds. */
export function leaveAll(shard: Shard): void {
  while (shard.attempt.held > 0) leaveLimit(shard);
}

function columnOf(shard: Shard, limit: number): Int32Array {
  const { concurrency, plan, region } = shard;
  const wanted = (plan.registry.concurrency[limit] as ConcurrencyEntry).rows.size * region.zoneOfVm.length;
  let column = concurrency.taken[limit];
  if (column === undefined || column.length < wanted) {
    const wider = new Int32Array(wanted);
    if (column !== undefined) wider.set(column);
    column = wider;
    concurrency.taken[limit] = column;
  }
  return column;
}

/** A VM that comes back has all its places free. */
export function clearPlaces({ concurrency, region }: Shard, vm: number): void {
  for (const column of concurrency.taken) {
    if (column === undefined) continue;
    for (let place = vm; place < column.length; place += region.zoneOfVm.length) column[place] = 0;
  }
}
