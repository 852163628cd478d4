/**
 * Token buckets by key: each holds up to `burst` tokens, is full at first, and refills evenly over the period. Takes may be
 * heard of late and out of order; they are replayed at their own time, so that a bucket is always what it would have been
 * had everything known now been known then.
 */
export type TokenBuckets = {
  readonly burst: number;
  readonly perUs: number;
  readonly keys: Bucket[];
};

type Bucket = {
  /** Tokens at `sinceUs`, before which no take is heard of any more. */
  level: number;
  sinceUs: number;
  /** Times of the takes after that, in order. */
  takes: number[];
  /** Tokens at `atUs`, with all of them. */
  now: number;
  atUs: number;
};

export type TokenBucketsOptions = { readonly keys: number; readonly burst: number; readonly periodUs: number };

export function createTokenBuckets({ keys, burst, periodUs }: TokenBucketsOptions): TokenBuckets {
  const buckets: TokenBuckets = { burst, perUs: burst / periodUs, keys: [] };
  growBuckets(buckets, keys);
  return buckets;
}

/** Makes room for `keys` keys. */
export function growBuckets({ keys: all, burst }: TokenBuckets, keys: number): void {
  while (all.length < keys) all.push({ level: burst, sinceUs: 0, takes: [], now: burst, atUs: 0 });
}

/** The tokens of `key` at `nowUs`; below 0 where more was taken than there was. */
export function tokensAt(buckets: TokenBuckets, key: number, nowUs: number): number {
  const bucket = buckets.keys[key] as Bucket;
  return Math.min(buckets.burst, bucket.now + Math.max(0, nowUs - bucket.atUs) * buckets.perUs);
}

/** One token is taken at `atUs`; takes before `settledUs` are known to be complete and are folded away. */
export function takeToken(buckets: TokenBuckets, key: number, atUs: number, settledUs: number): void {
  const bucket = buckets.keys[key] as Bucket;
  const { takes } = bucket;
  if (atUs >= bucket.atUs) {
    bucket.now = tokensAt(buckets, key, atUs) - 1;
    bucket.atUs = atUs;
    if (atUs <= settledUs && takes.length === 0) {
      // Nothing earlier will be heard of: there is nothing to replay.
      bucket.level = bucket.now;
      bucket.sinceUs = atUs;
      return;
    }
    takes.push(atUs);
  } else {
    let place = takes.length;
    while (place > 0 && (takes[place - 1] as number) > atUs) place -= 1;
    takes.splice(place, 0, atUs);
    replay(buckets, bucket);
  }
  fold(buckets, bucket, settledUs);
}

/** Drops what is older than `settledUs` from the list of takes, in batches. */
function fold(buckets: TokenBuckets, bucket: Bucket, settledUs: number): void {
  const { takes } = bucket;
  if (takes.length < 64 || (takes[takes.length >> 1] as number) >= settledUs) return;
  let done = 0;
  for (; done < takes.length && (takes[done] as number) < settledUs; done += 1)
    advance(buckets, bucket, takes[done] as number);
  takes.splice(0, done);
}

function advance(buckets: TokenBuckets, bucket: Bucket, takenUs: number): void {
  const sinceUs = Math.max(takenUs, bucket.sinceUs);
  bucket.level = Math.min(buckets.burst, bucket.level + (sinceUs - bucket.sinceUs) * buckets.perUs) - 1;
  bucket.sinceUs = sinceUs;
}

function replay(buckets: TokenBuckets, bucket: Bucket): void {
  let { level, sinceUs } = bucket;
  for (const takenUs of bucket.takes) {
    const atUs = Math.max(takenUs, sinceUs);
    level = Math.min(buckets.burst, level + (atUs - sinceUs) * buckets.perUs) - 1;
    sinceUs = atUs;
  }
  bucket.now = level;
  bucket.atUs = sinceUs;
}

export function copyBuckets(into: TokenBuckets, from: TokenBuckets): void {
  for (const [key, bucket] of from.keys.entries())
    Object.assign(into.keys[key] as Bucket, bucket, { takes: [...bucket.takes] });
}
