import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockBytes } from '../container/limits.ts';
import { json, members } from './json.ts';
import { recordBlocks, recordReader } from './records.ts';
import { text } from './shape.ts';
import { Unfit } from './unfit.ts';

function read(blocks: Iterable<Uint8Array>): readonly unknown[] {
  const reader = recordReader();
  const records = [...blocks].flatMap((block) => [...reader.feed(Uint8Array.from(block))]);
  expect(reader.done()).toBe(true);
  return records;
}

const sizes = fc.array(fc.oneof(fc.nat({ max: 300 }), fc.integer({ min: blockBytes - 20, max: 3 * blockBytes })), {
  maxLength: 8,
});

test.prop([sizes], { numRuns: 50 })(
  'records of any size come back, and blocks are full but for the last',
  (lengths) => {
    const texts = lengths.map((size, index) => String.fromCodePoint(97 + index).repeat(size));
    const blocks = [...recordBlocks(texts)];
    expect(blocks.map(({ last }) => last)).toEqual([...blocks.slice(1).map(() => false), true]);
    expect(blocks.slice(0, -1).every(({ content }) => content.length === blockBytes)).toBe(true);
    expect(read(blocks.map(({ content }) => content))).toEqual(texts);
  },
);

test.prop([fc.array(fc.string({ maxLength: 20 })), fc.integer({ min: 1, max: 9 })])(
  'blocks of another size hold the same records',
  (texts, size) => {
    const all = Buffer.concat([...recordBlocks(texts)].map(({ content }) => content));
    const parts = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
      all.subarray(at * size, (at + 1) * size),
    );
    expect(read(parts)).toEqual(texts);
  },
);

test.prop([fc.string({ unit: 'binary' }), fc.array(fc.integer({ min: 0, max: 0xffff }))])(
  'every text comes back, one with half a pair of surrogates too',
  (whole, units) => {
    for (const one of [whole, String.fromCharCode(...units)])
      expect(text.unpack(read([...recordBlocks([text.pack(one)])].map(({ content }) => content))[0])).toBe(one);
  },
);

test.prop([fc.json({ maxDepth: 6 })])('JSON comes back as it was', (printed) => {
  const value = JSON.parse(printed) as Parameters<typeof json.pack>[0];
  const [back] = read([...recordBlocks([json.pack(value)])].map(({ content }) => content));
  // JSON has no -0.
  expect(json.unpack(back)).toEqual(JSON.parse(JSON.stringify(value)));
});

it('names that mean something to JavaScript mean nothing here', () => {
  const body = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2, "toString": null, "2": 3, "1": 4}') as never;
  const [back] = read([...recordBlocks([members.pack(body)])].map(({ content }) => content));
  expect(new Map(Object.entries(members.unpack(back)))).toEqual(new Map(Object.entries(body)));
});

it('what is no JSON is not packed', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, 1n])
    expect(() => json.pack([value] as never)).toThrow(Unfit);
});
