import type { CounterAnswer, CounterSpec } from '../program/effect.ts';
import type { Count } from '../program/world.ts';
import { roomFor } from './room.ts';

/** The rate counter of the v2 tiers: a bucket of `limit` tokens that fills evenly in one period. */
export type TokenBucket = { tokens: number; atUs: number };

export function createTokenBucket({ limit }: CounterSpec, nowUs: number): TokenBucket {
  return { tokens: limit, atUs: nowUs };
}

export function takeFromBucket(bucket: TokenBucket, spec: CounterSpec, count: Count, isAsked: boolean): CounterAnswer {
  const { limit, periodUs } = spec;
  const earned = (Math.max(0, count.nowUs - bucket.atUs) * limit) / periodUs;
  bucket.tokens = Math.min(limit, bucket.tokens + earned);
  bucket.atUs = Math.max(bucket.atUs, count.nowUs);
  const needed = roomFor(spec, count.amount);
  const allowed = !isAsked || bucket.tokens >= needed;
  if (allowed) bucket.tokens -= count.amount;
  const retryAfterSeconds = allowed ? 0 : secondsUntil({ missing: needed - bucket.tokens, needed, limit, periodUs });
  return { allowed, limit, count: Math.ceil(limit - bucket.tokens), retryAfterSeconds };
}

type Missing = {
  readonly missing: number;
  readonly needed: number;
  readonly limit: number;
  readonly periodUs: number;
};

/** Until the bucket holds enough; a whole period where it never will. */
function secondsUntil({ missing, needed, limit, periodUs }: Missing): number {
  const us = needed > limit ? periodUs : (missing * periodUs) / limit;
  return Math.max(1, Math.ceil(us / 1e6));
}
