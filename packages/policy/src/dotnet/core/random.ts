import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import { double } from '../value.ts';
import type { Generator } from './random-generator.ts';
import { nextNumber, seeded } from './random-generator.ts';

type RandomValue = { readonly net: 'System.Random'; readonly generator: Generator };

const largest = 0x7fffffff;

/** With a seed the numbers are those of .NET; without one the seed comes from the runtime's chance. */
export const random: TypeDefinition = defineType({
  name: 'System.Random',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.random?view=netframework-4.8',
  members: {
    'Random()': (rt: Runtime) => newRandom(rt, rt.bits() | 0),
    'Random(int Seed)': (rt: Runtime, seed: number) => newRandom(rt, seed),
    'int Next()': (_: Runtime, { generator }: RandomValue) => nextNumber(generator),
    'int Next(int maxValue)': (_: Runtime, { generator }: RandomValue, bound: number) => {
      if (bound < 0) return raiseOutOfRange('maxValue', "'maxValue' must be greater than zero.");
      return Math.trunc(sample(generator) * bound);
    },
    'int Next(int minValue, int maxValue)': (_: Runtime, { generator }: RandomValue, low: number, high: number) => {
      if (low > high) return raiseOutOfRange('minValue', "'minValue' cannot be greater than maxValue.");
      const range = high - low;
      return Math.trunc((range <= largest ? sample(generator) : wideSample(generator)) * range) + low;
    },
    'double NextDouble()': (_: Runtime, { generator }: RandomValue) => double(sample(generator)),
    'void NextBytes(byte[] buffer)': (rt: Runtime, { generator }: RandomValue, buffer: ByteArray | null) => {
      const { bytes } = buffer ?? raiseArgumentNull('buffer');
      burn(rt, bytes.length);
      for (let at = 0; at < bytes.length; at += 1) bytes[at] = nextNumber(generator) % 256;
      return null;
    },
  },
});

function newRandom(rt: Runtime, seed: number): RandomValue {
  burn(rt, 64);
  return { net: 'System.Random', generator: seeded(seed) };
}

/** From 0 up to, but not including, 1. */
function sample(generator: Generator): number {
  return nextNumber(generator) * (1 / largest);
}

/** The same for ranges that have more numbers than one draw: the second draw says the sign. */
function wideSample(generator: Generator): number {
  const size = nextNumber(generator);
  const signed = nextNumber(generator) % 2 === 0 ? -size : size;
  return (signed + (largest - 1)) / (2 * largest - 1);
}
