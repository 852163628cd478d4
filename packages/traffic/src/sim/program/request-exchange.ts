import { draw, mix } from '@keelgate/model';
import type { Exchange } from '@keelgate/policy';
import type { Attempt } from '../attempt.ts';
import { createClassExchange } from '../exchange.ts';
import type { RequestClass } from '../request-class.ts';
import { combinationOf } from '../request-class.ts';
import type { Shard } from '../shard.ts';
import { perTry, stream } from '../stream.ts';

/** The exchange of the attempt in hand, as policies see it: its own caller, subscription, parameters, time and chance. */
export function createRequestExchange({ attempt, region, nowUs, plan }: Shard, of: RequestClass): Exchange {
  const { drill } = plan;
  const { exchange, at } = createClassExchange(of, region.name, drill.snapshot.versionSets, {
    requestId: requestId(attempt),
    timestampMs: Math.floor(drill.startMs + nowUs / 1000),
    bits: bitsOf(attempt),
  });
  if (attempt.combination < 0) attempt.combination = combinationOf(of, attempt.key);
  at.subscription = attempt.subscription;
  at.caller = attempt.caller;
  at.combination = attempt.combination;
  return exchange;
}

/** Draws of a try of its own, in the order in which expressions ask. */
function bitsOf({ key, try: number }: Attempt): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return mix(draw(key, stream.policy, drawn) + Math.imul(number, perTry));
  };
}

/** 32 hexadecimal digits of the request's own bits, in groups as a GUID has them. */
function requestId({ key }: Attempt): string {
  const digits = [0, 1, 2, 3]
    .map((part) => (draw(key, stream.policy, -1 - part) >>> 0).toString(16).padStart(8, '0'))
    .join('');
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}
