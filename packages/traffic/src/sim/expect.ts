import type { Comparison, Drill, DrillResult, ExpectationResult, ExpectedFigure } from '@keelgate/model';
import { outcomeBlame, outcomes } from '@keelgate/model';

/** What a drill found, without what is worked out from it afterwards. */
export type Findings = Omit<DrillResult, 'digest' | 'engine' | 'expectations'>;

/** Holds each expectation against the result. A figure that there is none of holds nothing. */
export function evaluateExpectations(
  { expectations, faults }: Drill,
  findings: Findings,
): readonly ExpectationResult[] {
  return expectations.map(({ what, wanted, comparison, bound }) => {
    const value = what === 'recovery' ? worstRecovery(faults, findings) : figure(what, findings);
    return { what, wanted, value, held: value !== null && compare(value, comparison, bound) };
  });
}

function compare(value: number, comparison: Comparison, bound: number): boolean {
  switch (comparison) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '==':
      return value === bound;
    case '!=':
      return value !== bound;
  }
}

function figure(what: ExpectedFigure, findings: Findings): number | null {
  const fixed = fixedFigures[what];
  if (fixed !== undefined) return fixed(findings);
  const backendId = what.slice('backends.'.length, -'.amplification'.length);
  return findings.backends.find(({ id }) => id === backendId)?.amplification ?? null;
}

const fixedFigures: { readonly [what: string]: (findings: Findings) => number | null } = {
  availability: ({ availability }) => availability.endToEnd,
  'availability.gateway': ({ availability }) => availability.gateway,
  'availability.minutes': ({ availability }) => availability.minutes,
  'availability.lastMinute': lastMinute,
  'latency.p50': ({ latencyMs }) => latencyMs.p50,
  'latency.p90': ({ latencyMs }) => latencyMs.p90,
  'latency.p99': ({ latencyMs }) => latencyMs.p99,
  'latency.p999': ({ latencyMs }) => latencyMs.p999,
  'latency.max': ({ latencyMs }) => latencyMs.max,
  'latency.mean': ({ latencyMs }) => latencyMs.mean,
  lostChanges: ({ config }) => config.lostChanges,
  recoveryPoint: ({ config }) => config.recoveryPointSeconds,
  shed: ({ requests }) => requests.shed,
  dropped: ({ requests }) => requests.dropped,
  unreachable: ({ requests }) => requests.unreachable,
  'cache.hitRatio': hitRatio,
  'counters.overAdmission': ({ counters }) => counters.reduce((most, row) => Math.max(most, row.overAdmission), 0),
};

/** The largest of all faults that can have a recovery; `null`, and so a miss, if one of them never came. */
function worstRecovery(injected: Drill['faults'], { faults }: Findings): number | null {
  let worst = 0;
  for (const [index, { kind }] of injected.entries()) {
    if (!hasRecovery(kind)) continue;
    const seconds = faults[index]?.recoverySeconds ?? null;
    if (seconds === null) return null;
    worst = Math.max(worst, seconds);
  }
  return worst;
}

/** Only VMs that go down come back: of zones, regions and units. */
export function hasRecovery(kind: Drill['faults'][number]['kind']): boolean {
  return kind === 'zoneDown' || kind === 'regionDown' || kind === 'unitDown';
}

/** Of the requests that ended in the drill's last minute: whether it has recovered, whatever was before. */
function lastMinute({ series }: Findings): number | null {
  const { columns, rows, stepSeconds } = series;
  const last = rows.slice(-Math.max(1, Math.round(60 / stepSeconds)));
  let [answered, all] = [0, 0];
  for (const [column, name] of columns.entries()) {
    const outcome = outcomes.find((one) => name === `requests.${one}`);
    if (outcome === undefined) continue;
    const ended = last.reduce((sum, row) => sum + (row[column] ?? 0), 0);
    all += ended;
    if (outcomeBlame[outcome] === 'answered') answered += ended;
  }
  return all === 0 ? null : answered / all;
}

function hitRatio({ cache }: Findings): number | null {
  const hits = cache.reduce((sum, row) => sum + row.hits, 0);
  const lookups = cache.reduce((sum, row) => sum + row.hits + row.misses, 0);
  return lookups === 0 ? null : hits / lookups;
}
