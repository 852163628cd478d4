import type { Exchange, World } from '@keelgate/policy';
import type { RequestClass } from './request-class.ts';
import type { Shard } from './shard.ts';

/**
 * Requests that were recorded instead of being drawn. What a record says goes before what a draw would, and whoever plays
 * the record hears what becomes of it. All of it is asked about the attempt in hand.
 */
export type Tape = {
  readonly exchangeOf: (shard: Shard, of: RequestClass) => Exchange;
  /** The region's machines, with somebody who listens. */
  readonly worldOf: (shard: Shard, world: World) => World;
  /** How long the request's own backend took; -1 where the record does not say. */
  readonly backendUs: (shard: Shard) => number;
  /** What it answered; 0 where the record does not say. */
  readonly backendStatus: (shard: Shard) => number;
  /** The size of the response; -1 where the record does not say. */
  readonly responseBytes: (shard: Shard) => number;
  readonly ended: (shard: Shard, outcome: number, status: number, atUs: number) => void;
};
