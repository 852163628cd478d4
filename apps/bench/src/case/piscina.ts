import { Piscina } from 'piscina';
import { Tinypool } from 'tinypool';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import type { WallContender } from '../measure-wall.ts';
import { measureOnTheWall } from '../measure-wall.ts';
import type { Measurement } from '../measure.ts';
import { createBareThreads } from '../peers/bare-threads.ts';

const file = new URL('../peers/double.ts', import.meta.url);
const threads = 2;

/**
 * What a task on another thread costs beside what it does: one after the other, many at once on two threads, and from no
 * threads to a first answer of each. The pool is made as the simulator makes its own.
 */
export const piscina: BenchCase = defineCase({
  name: 'piscina',
  question: 'What does a task cost that a pool of threads carries out, beside threads without a pool?',
  target: null,
  run: async ({ rounds, count }) => {
    const ways = [await bare(), await ofPiscina(), await ofTinypool()];
    try {
      const turns = Math.min(rounds, 15);
      return [
        ...(await raceOf('one by one', ways, 1, { rounds: turns, count })),
        ...(await raceOf('many at once', ways, 100, { rounds: turns, count: count * 5 })),
        ...(await measureOnTheWall(
          [begun(bare, 'bare threads'), begun(ofPiscina, 'piscina'), begun(ofTinypool, 'tinypool')],
          { rounds: Math.min(rounds, 5), unit: 'ms/start' },
        )),
      ];
    } finally {
      await Promise.all(ways.map(async ({ end }) => end()));
    }
  },
});

/** Something that carries out tasks. */
type Way = {
  readonly name: string;
  readonly doubleAll: (numbers: readonly number[]) => Promise<readonly number[]>;
  readonly end: () => Promise<void>;
};

async function raceOf(
  how: string,
  ways: readonly Way[],
  together: number,
  { rounds, count }: { readonly rounds: number; readonly count: number },
): Promise<readonly Measurement[]> {
  const numbers = Array.from({ length: together }, (_, number) => number);
  const batches = Math.max(1, Math.round(count / together));
  const contenders = ways.map(({ name, doubleAll }): WallContender => {
    async function run(): Promise<void> {
      for (let batch = 0; batch < batches; batch += 1) {
        const doubled = await doubleAll(numbers);
        if (doubled.at(-1) !== (together - 1) * 2) throw new Error(`${name} cannot double`);
      }
    }
    return { name: `${name}, ${how}`, per: batches * together, run };
  });
  return measureOnTheWall(contenders, { rounds, unit: 'µs/task' });
}

function begun(make: () => Promise<Way>, name: string): WallContender {
  return {
    name: `${name}, begun`,
    per: 1,
    run: async () => {
      const { doubleAll, end } = await make();
      await doubleAll(Array.from({ length: threads }, (_, number) => number));
      await end();
    },
  };
}

async function bare(): Promise<Way> {
  return { name: 'bare threads', ...(await createBareThreads(threads, file)) };
}

async function ofPiscina(): Promise<Way> {
  const pool = new Piscina({
    filename: file.href,
    name: 'double',
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
    idleTimeout: Infinity,
    recordTiming: false,
  });
  return Promise.resolve({
    name: 'piscina',
    doubleAll: async (numbers) => Promise.all(numbers.map(async (number) => pool.run(number) as Promise<number>)),
    end: async () => pool.destroy(),
  });
}

async function ofTinypool(): Promise<Way> {
  const pool = new Tinypool({
    filename: file.href,
    name: 'double',
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
    idleTimeout: Infinity,
  });
  return Promise.resolve({
    name: 'tinypool',
    doubleAll: async (numbers) => Promise.all(numbers.map(async (number) => pool.run(number) as Promise<number>)),
    end: async () => pool.destroy(),
  });
}
