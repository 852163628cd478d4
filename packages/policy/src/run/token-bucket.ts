import type { CounterAnswer, CounterSpec } from '../program/effect.ts';
import type { Count } from '../program/world.ts';

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
  const allowed = !isAsked || bucket.tokens >= 1;
  if (allowed) bucket.tokens -= count.amount;
  const wait = allowed ? 0 : Math.max(1, Math.ceil(((1 - bucket.tokens) * periodUs) / limit / 1e6));
  return { allowed, limit, count: Math.ceil(limit - bucket.tokens), retryAfterSeconds: wait };
}
