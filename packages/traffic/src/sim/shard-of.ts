import type { Shard } from './shard.ts';
import type { Simulation } from './simulation.ts';

/** A region's shard, if the region is carried out here. */
export function shardOf({ shards }: Simulation, region: number): Shard | undefined {
  for (const shard of shards) if (shard.region.index === region) return shard;
  return undefined;
}
