import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { createTokenBuckets, takeToken, tokensAt } from './token-bucket.ts';

/** The bucket as one would write it down: full at 0, every take in the order of time. */
function model(
  takes: readonly number[],
  nowUs: number,
  { burst, periodUs }: { burst: number; periodUs: number },
): number {
  let level = burst;
  let atUs = 0;
  for (const takenUs of [...takes].sort((left, right) => left - right)) {
    level = Math.min(burst, level + ((takenUs - atUs) * burst) / periodUs) - 1;
    atUs = takenUs;
  }
  return Math.min(burst, level + ((nowUs - atUs) * burst) / periodUs);
}

test.prop([
  fc.array(fc.nat({ max: 10_000 }), { maxLength: 200 }),
  fc.integer({ min: 1, max: 20 }),
  fc.integer({ min: 100, max: 20_000 }),
])(
  'is what it would be had every take been known at its own time, in whatever order they are heard of',
  (takes, burst, periodUs) => {
    const buckets = createTokenBuckets({ keys: 1, burst, periodUs });
    for (const atUs of takes) takeToken(buckets, 0, atUs, -Infinity);
    expect(tokensAt(buckets, 0, 10_000)).toBeCloseTo(model(takes, 10_000, { burst, periodUs }), 6);
  },
);

test.prop([fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 400 })])(
  'folding settled takes away changes nothing',
  (gaps) => {
    const folded = createTokenBuckets({ keys: 1, burst: 5, periodUs: 1000 });
    const whole = createTokenBuckets({ keys: 1, burst: 5, periodUs: 1000 });
    let atUs = 0;
    for (const gap of gaps) {
      atUs += gap;
      takeToken(folded, 0, atUs, atUs);
      takeToken(whole, 0, atUs, -Infinity);
      // One heard of late, but not later than what is settled.
      expect(tokensAt(folded, 0, atUs)).toBeCloseTo(tokensAt(whole, 0, atUs), 6);
    }
  },
);
