import type { Drill, DrillResult, FaultResult, InjectedFault } from '../../packages/model/src/index.ts';
import type { Moment } from './phases.ts';
import { phases } from './phases.ts';

/** Every kind of fault that a drill may have. */
const kindsOnce: { readonly [kind in InjectedFault['kind']]: true } = {
  zoneDown: true,
  regionDown: true,
  unitDown: true,
  unitSlow: true,
  unitErrors: true,
  zoneClock: true,
  link: true,
  backendErrors: true,
  backendSlow: true,
  backendDown: true,
  rollingUpdate: true,
  release: true,
  managementPlane: true,
  internalCache: true,
  externalCache: true,
};

export const kinds: readonly InjectedFault['kind'][] = Object.keys(kindsOnce) as InjectedFault['kind'][];

/** How often each cell of kind and phase was visited, by `kind/phase`. */
export type Visits = Map<string, number>;

/** The cells that a drill visits, once for each of its faults. */
export function cellsOf(drill: Drill, result: DrillResult): readonly string[] {
  return drill.faults.flatMap((fault, index) => {
    const moment: Moment = { drill, result, fault, row: result.faults.at(index) as FaultResult, atUs: fault.atUs };
    return phases.filter(({ holds }) => holds(moment)).map(({ name }) => cellOf(fault.kind, name));
  });
}

export function cellOf(kind: string, phase: string): string {
  return `${kind}/${phase}`;
}

export type Coverage = {
  readonly possible: number;
  readonly visited: number;
  readonly share: number;
  readonly missing: readonly string[];
  /** Cells that cannot be, by why. */
  readonly impossible: ReadonlyMap<string, readonly string[]>;
};

export function coverageOf(visits: Visits): Coverage {
  const missing: string[] = [];
  const impossible = new Map<string, string[]>();
  let possible = 0;
  for (const kind of kinds) {
    for (const { name, never } of phases) {
      const cell = cellOf(kind, name);
      const why = never?.(kind) ?? null;
      if (why !== null) impossible.set(why, [...(impossible.get(why) ?? []), cell]);
      else {
        possible += 1;
        if ((visits.get(cell) ?? 0) === 0) missing.push(cell);
      }
    }
  }
  const visited = possible - missing.length;
  return { possible, visited, share: visited / possible, missing, impossible };
}

/** Kinds down, phases across: how often, `.` never, `-` impossible. */
export function printCoverage(visits: Visits): string {
  const { possible, visited, share, missing, impossible } = coverageOf(visits);
  const width = Math.max(...kinds.map(({ length }) => length)) + 2;
  const header = phases.map((_, index) => `${index + 1}`.padStart(6)).join('');
  const rows = kinds.map((kind) => {
    const cells = phases.map(({ name, never }) => {
      const count = visits.get(cellOf(kind, name)) ?? 0;
      return ((never?.(kind) ?? null) !== null ? '-' : count === 0 ? '.' : `${count}`).padStart(6);
    });
    return kind.padEnd(width) + cells.join('');
  });
  return [
    `${''.padEnd(width)}${header}`,
    ...rows,
    '',
    ...phases.map(({ name, means }, index) => `${`${index + 1}`.padStart(4)} ${name}: ${means}`),
    '',
    `${visited} of ${possible} possible cells visited (${(share * 100).toFixed(1)} %)`,
    ...(missing.length === 0 ? [] : [`never: ${missing.join(', ')}`]),
    ...[...impossible].map(([why, cells]) => `impossible, ${cells.length} cells: ${why}`),
  ].join('\n');
}
