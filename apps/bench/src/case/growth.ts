import type { Drill } from '@keelgate/model';
import type { BenchCase, CaseOptions } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import { comparedWithFirst } from '../measure-wall.ts';
import type { Measurement } from '../measure.ts';
import type { DrillShape } from '../named-drill.ts';
import { carriedOut, createDrill, named, requestsOf } from '../named-drill.ts';
import type { Plot } from '../plot.ts';
import { spreadOf } from '../spread.ts';

/** Something that a drill can have more of, and what one looks like that has so many. */
type Axis = {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly scale: Plot['across']['scale'];
  readonly lines: readonly { readonly name: string; readonly shapeOf: (size: number) => DrillShape }[];
};

/** One region, in whose cache all keys have room before long: what grows is what is made to grow. */
const plain: DrillShape = { ...named, regions: 1, keys: 10_000, seconds: 5 };

const axes: readonly Axis[] = [
  {
    name: 'regions',
    sizes: [1, 2, 3, 4, 6, 8],
    scale: 'linear',
    lines: [{ name: 'regions', shapeOf: (regions) => ({ ...plain, regions }) }],
  },
  {
    name: 'zones',
    sizes: [1, 2, 3],
    scale: 'linear',
    lines: [{ name: 'zones', shapeOf: (zones) => ({ ...plain, zones: zones as 1 | 2 | 3 }) }],
  },
  {
    name: 'units',
    // The tier has no more.
    sizes: [1, 2, 4, 8, 12],
    scale: 'linear',
    lines: [{ name: 'units', shapeOf: (units) => ({ ...plain, units, zones: 'automatic' }) }],
  },
  {
    name: 'operations',
    sizes: [10, 100, 1000, 10_000, 50_000],
    scale: 'logarithmic',
    // What an operation counts by is worked out before the first request, for each that is asked for: not for a thousand keys here.
    lines: [{ name: 'operations', shapeOf: (operations) => ({ ...plain, operations, subscriptions: 10 }) }],
  },
  {
    name: 'policies',
    sizes: [1, 4, 16, 32, 64],
    scale: 'linear',
    lines: [
      { name: 'headers', shapeOf: (statements) => ({ ...plain, statements, statement: 'header' }) },
      { name: 'counters', shapeOf: (statements) => ({ ...plain, statements, statement: 'counter' }) },
    ],
  },
  {
    name: 'keys',
    sizes: [1000, 10_000, 100_000, 1_000_000, 3_000_000],
    scale: 'logarithmic',
    lines: [{ name: 'keys', shapeOf: (keys) => ({ ...plain, keys, seconds: 10 }) }],
  },
];

/** No more turns than this: there are many drills. */
const turnsMax = 3;
/** The short drill is this part of the long one; what both have in common is their start. */
const shortPart = 4;

/**
 * Processor time of a simulated request, without what comes before the first one, as regions, zones, units, operations, policies
 * and cache keys grow one by one. Of each size a long and a short drill are carried out in turn; what the long one takes more
 * is its requests', and what is left of the short one is the start.
 */
export const growth: BenchCase = defineCase({
  name: 'growth',
  question: 'How does the cost of a simulated request grow with what a service has?',
  target: null,
  run: async (options) => {
    const measured: Measurement[] = [];
    for (const axis of axes)
      for (const line of axis.lines) measured.push(...(await measuredAlong(axis, line, options)));
    return measured;
  },
  plots: (measurements) => {
    const figures = new Map(measurements.map(({ name, value }) => [name, value]));
    return axes.map(({ name, sizes, scale, lines }) => ({
      name: `growth-${name}`,
      title: `Processor time of a simulated request by ${name}`,
      across: { label: scale === 'logarithmic' ? `${name} (logarithmic)` : name, scale },
      up: 'ns/request',
      lines: lines.map((line) => ({
        name: line.name,
        points: sizes.flatMap((x) => {
          const spread = figures.get(nameOf(line.name, x));
          return spread === undefined ? [] : [{ x, ...spread }];
        }),
      })),
    }));
  },
});

function nameOf(line: string, size: number): string {
  return `${size.toLocaleString('en')} ${line}`;
}

async function measuredAlong(
  { sizes }: Axis,
  { name, shapeOf }: Axis['lines'][number],
  options: CaseOptions,
): Promise<readonly Measurement[]> {
  const pairs = sizes.map((size) => createPair(size, shapeOf(scaled(size, options)), options));
  // The code is the same for all.
  const [first] = pairs;
  if (first !== undefined) await carriedOut(first.long);
  for (let turn = 0; turn < Math.min(options.rounds, turnsMax); turn += 1)
    for (const pair of pairs) await takeTurn(pair);
  return [
    ...comparedWithFirst(
      pairs.map(({ size, perRequest }) => ({ name: nameOf(name, size), taken: perRequest })),
      'ns/request',
    ),
    ...pairs.map(({ size, starts }): Measurement => ({
      name: `${nameOf(name, size)}, start`,
      unit: 'ms',
      value: spreadOf(starts),
      ratio: null,
    })),
  ];
}

/** Where cases are only tried, nothing is large. */
function scaled(size: number, { count }: CaseOptions): number {
  return Math.max(1, Math.round((size * count) / 1000));
}

type Pair = {
  readonly size: number;
  readonly requests: number;
  readonly long: Drill;
  readonly short: Drill;
  readonly perRequest: number[];
  readonly starts: number[];
};

function createPair(size: number, shape: DrillShape, { count }: CaseOptions): Pair {
  const seconds = (shape.seconds * count) / 1000;
  const long = { ...shape, seconds };
  const short = { ...shape, seconds: seconds / shortPart };
  return {
    size,
    requests: requestsOf(long),
    long: createDrill(long),
    short: createDrill(short),
    perRequest: [],
    starts: [],
  };
}

async function takeTurn({ long, short, requests, perRequest, starts }: Pair): Promise<void> {
  const longNs = await processorNs(long);
  const shortNs = await processorNs(short);
  // Of drills that are tiny there may be nothing left.
  const ns = Math.max(1, (longNs - shortNs) / (requests * (1 - 1 / shortPart)));
  perRequest.push(ns);
  starts.push(Math.max(0.001, (shortNs - (ns * requests) / shortPart) / 1e6));
}

async function processorNs(drill: Drill): Promise<number> {
  const begin = process.threadCpuUsage();
  await carriedOut(drill);
  const { user, system } = process.threadCpuUsage(begin);
  return (user + system) * 1000;
}
