import type { CounterAnswer, CounterSpec, World } from '@keelgate/policy';
import type { Shard } from '../sim/shard.ts';
import type { Tape } from '../sim/tape.ts';
import type { DecisionLog } from './decisions.ts';
import { note } from './decisions.ts';
import type { LiveRecord, LiveRecords } from './live-records.ts';
import { cachePart, endRecord } from './live-records.ts';
import type { NameTables } from './core-names.ts';
import { counterText } from './core-names.ts';
import { exchangeOfRecord } from './record-exchange.ts';

export type TapeParts = {
  readonly live: LiveRecords;
  readonly decisions: DecisionLog;
  readonly tables: NameTables;
  /** Numbers of counters, which are the same object as long as nothing about them changes. */
  readonly counters: WeakMap<CounterSpec, number>;
};

/** Plays records to a region: the attempt in hand carries the number of its record where a drawn one has its subscription. */
export function tapeOf(parts: TapeParts): Tape {
  const { live, decisions } = parts;
  function inHand({ attempt }: Shard): LiveRecord {
    return live.rows[attempt.subscription] as LiveRecord;
  }
  return {
    exchangeOf: (shard) => exchangeOfRecord(shard, inHand(shard)),
    worldOf: (shard, world) => listened(world, inHand(shard), parts),
    // A policy's own calls are not what the record is of.
    backendUs: (shard) => (isOwnCall(shard) ? (inHand(shard).record.backendUs ?? -1) : -1),
    backendStatus: (shard) => (isOwnCall(shard) ? (inHand(shard).record.backendStatus ?? 0) : 0),
    responseBytes: (shard) => inHand(shard).record.bytes ?? -1,
    ended: (shard, outcome, status, atUs) => {
      const ended = endRecord(live, shard.attempt.subscription);
      if (ended !== null) note(decisions, shard, ended, { outcome, status, atUs });
    },
  };
}

function isOwnCall({ runs, attempt }: Shard): boolean {
  const call = runs.runs[attempt.run]?.call ?? null;
  return call === null || call.kind === 'backend.send';
}

/** The region's machines, and what they say to the record in hand written down beside it. */
function listened(world: World, live: LiveRecord, parts: TapeParts): World {
  function heard(spec: CounterSpec, key: string, answer: CounterAnswer): CounterAnswer {
    // The counter that said no is the one to tell of.
    if (live.counter >= 0 && !live.allowed) return answer;
    live.counter = counterOf(parts, spec);
    live.allowed = answer.allowed;
    live.retryAfterSeconds = answer.retryAfterSeconds;
    live.counterKey = parts.tables.counterKeys.numberOf(key);
    return answer;
  }
  return {
    ...world,
    take: (spec, count) => heard(spec, count.key, world.take(spec, count)),
    lookUp: (at, nowUs) => {
      const found = world.lookUp(at, nowUs);
      live.cache = found === null ? cachePart.miss : cachePart.hit;
      return found;
    },
    store: (at, entry) => {
      world.store(at, entry);
      live.cache = cachePart.stored;
    },
  };
}

function counterOf({ counters, tables }: TapeParts, spec: CounterSpec): number {
  const known = counters.get(spec);
  if (known !== undefined) return known;
  const number = tables.counters.numberOf(counterText(spec));
  counters.set(spec, number);
  return number;
}
