import type { Drill } from '@keelgate/model';
import { simulate, simulateMany } from '@keelgate/traffic';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import type { WallContender } from '../measure-wall.ts';
import { comparedWithFirst, turnsOnTheWall } from '../measure-wall.ts';
import type { Measurement } from '../measure.ts';
import type { DrillShape } from '../named-drill.ts';
import { createDrill, named, requestsOf } from '../named-drill.ts';

/** No more turns than this: each takes seconds. */
const turnsMax = 5;
/** The short drill is this part of the long one; what both have in common is their start. */
const shortPart = 5;

/**
 * Time on the wall of the same drill on one thread and on two. What two can gain is bounded: four equal regions are shared out
 * evenly, of three one thread has two. Once with all that comes before the first request, once without: what a long drill
 * takes more than a short one.
 */
export const simulateWorkers: BenchCase = defineCase({
  name: 'simulate-workers',
  question: 'How much sooner is a drill done on two threads?',
  target: { of: '2 workers, four regions, without the start', ratioMax: 0.59 },
  run: async ({ rounds, count }) => {
    const turns = Math.min(rounds, turnsMax);
    return [
      ...(await fourRegions({ rounds: turns, count })),
      ...(await threeRegions({ rounds: turns, count })),
      ...(await manyDrills({ rounds: Math.min(rounds, 3), count })),
    ];
  },
});

type Options = { readonly rounds: number; readonly count: number };

async function fourRegions({ rounds, count }: Options): Promise<readonly Measurement[]> {
  const shape = shapeOf(4, count);
  const long = createDrill(shape);
  const short = createDrill({ ...shape, seconds: shape.seconds / shortPart });
  const contenders = [1, 2].flatMap((workers) =>
    [long, short].map((drill) => contender(drill, workers, requestsOf(shape))),
  );
  // Threads of a drill are new ones: only this one can be warm.
  await carryOut(long, 1);
  const [long1 = [], short1 = [], long2 = [], short2 = []] = await turnsOnTheWall(contenders, rounds);
  return [
    ...compared('four regions', [long1, long2]),
    ...compared('four regions, without the start', [without(long1, short1), without(long2, short2)]),
  ];
}

async function threeRegions({ rounds, count }: Options): Promise<readonly Measurement[]> {
  const shape = shapeOf(3, count);
  const drill = createDrill(shape);
  const contenders = [1, 2].map((workers) => contender(drill, workers, requestsOf(shape)));
  const [one = [], two = []] = await turnsOnTheWall(contenders, rounds);
  return compared('three regions', [one, two]);
}

function shapeOf(regions: number, count: number): DrillShape {
  return { ...named, regions, keys: 100 * count, seconds: (10 * count) / 1000 };
}

function contender(drill: Drill, workers: number, per: number): WallContender {
  return { name: drill.name, per, run: async () => carryOut(drill, workers) };
}

function compared(name: string, [one, two]: readonly [readonly number[], readonly number[]]): readonly Measurement[] {
  return comparedWithFirst(
    [
      { name: `1 worker, ${name}`, taken: one },
      { name: `2 workers, ${name}`, taken: two },
    ],
    'ns/request',
  );
}

/** What the long drill took more in each turn, for each request that it has more. Of drills that are tiny it may be nothing. */
function without(long: readonly number[], short: readonly number[]): readonly number[] {
  return long.map((ns, turn) => Math.max(1, (ns - (short[turn] ?? 0)) / (1 - 1 / shortPart)));
}

async function carryOut(drill: Drill, workers: number): Promise<void> {
  const result = await simulate(drill, { workers });
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
}

/** Eight drills that differ in their seed, as a sweep carries them out. */
async function manyDrills({ rounds, count }: Options): Promise<readonly Measurement[]> {
  const shape = { ...named, keys: 10 * count, seconds: (1.5 * count) / 1000 };
  const drill = createDrill(shape);
  const drills = Array.from({ length: 8 }, (_, seed) => ({ ...drill, seed }));
  const contenders = [1, 2].map((workers): WallContender => {
    async function run(): Promise<void> {
      for await (const result of simulateMany(drills, { workers }))
        if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
    }
    return { name: drill.name, per: requestsOf(shape) * drills.length, run };
  });
  const [one = [], two = []] = await turnsOnTheWall(contenders, rounds);
  return compared('eight drills', [one, two]);
}
