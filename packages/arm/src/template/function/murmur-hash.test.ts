import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { murmurHash64 } from './murmur-hash.ts';

const mask = 0xffff_ffffn;

/** The same over big integers, written from the description of MurmurHash3. */
function model(bytes: Uint8Array): readonly [number, number] {
  const times = (one: bigint, other: bigint): bigint => (one * other) & mask;
  const turn = (bits: bigint, by: bigint): bigint => ((bits << by) | (bits >> (32n - by))) & mask;
  const finish = (bits: bigint): bigint => {
    const once = times(bits ^ (bits >> 16n), 0x85ebca6bn);
    const twice = times(once ^ (once >> 13n), 0xc2b2ae35n);
    return twice ^ (twice >> 16n);
  };
  const little = (part: Uint8Array): bigint => part.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let [a, b] = [0n, 0n];
  for (let at = 0; at < bytes.length; at += 8) {
    const block = bytes.subarray(at, at + 8);
    a ^= times(turn(times(little(block.subarray(0, 4)), 0x239b961bn), 15n), 0xab0e9789n);
    if (block.length === 8) a = (((turn(a, 19n) + b) & mask) * 5n + 0x561ccd1bn) & mask;
    b ^= times(turn(times(little(block.subarray(4)), 0xab0e9789n), 17n), 0x239b961bn);
    if (block.length === 8) b = (((turn(b, 13n) + a) & mask) * 5n + 0x0bcaa747n) & mask;
  }
  const length = BigInt(bytes.length);
  [a, b] = [a ^ length, b ^ length];
  a = (a + b) & mask;
  b = (b + a) & mask;
  [a, b] = [finish(a), finish(b)];
  a = (a + b) & mask;
  b = (b + a) & mask;
  return [Number(b), Number(a)];
}

test.prop([fc.uint8Array({ maxLength: 64 })])('the hash is that of its model', (bytes) => {
  expect(murmurHash64(bytes)).toEqual(model(bytes));
});
