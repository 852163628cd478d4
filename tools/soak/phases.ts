import type { Drill, DrillResult, FaultResult, InjectedFault } from '../../packages/model/src/index.ts';
import { recoveryPhases } from './recovery-phases.ts';

/** What a phase is decided by: a drill, its result, and the fault whose beginning is looked at. */
export type Moment = {
  readonly drill: Drill;
  readonly result: DrillResult;
  readonly fault: InjectedFault;
  /** The result's row of the fault. */
  readonly row: FaultResult;
  /** When the fault begins. */
  readonly atUs: number;
};

export type Phase = {
  readonly name: string;
  readonly means: string;
  /** Why a kind of fault can never be in it. */
  readonly never?: (kind: InjectedFault['kind']) => string | null;
  readonly holds: (moment: Moment) => boolean;
};

/** What else goes on at the instant when a fault begins, and what becomes of the fault itself. */
export const phases: readonly Phase[] = [
  {
    name: 'warmup',
    means: 'before anything is counted',
    holds: ({ drill, atUs }) => atUs < drill.warmupUs,
  },
  {
    name: 'quiet',
    means: 'no client group asks for anything at that instant',
    holds: (moment) => asked(moment) === 0,
  },
  {
    name: 'steady',
    means: 'requests come, and in that second no region uses more than 60 % of its capacity, and nothing is shed',
    holds: (moment) => asked(moment) > 0 && used(moment) <= 0.6 && counted(moment, 'requests.shed') === 0,
  },
  {
    name: 'high load',
    means: 'in that second some region uses more than 60 % of its capacity',
    holds: (moment) => used(moment) > 0.6,
  },
  {
    name: 'overload',
    means: 'in that second something is shed',
    holds: (moment) => counted(moment, 'requests.shed') > 0,
  },
  {
    name: 'limit reached',
    means: 'in that second a rate limit or a quota turns something away',
    holds: (moment) => counted(moment, 'requests.rateLimited') + counted(moment, 'requests.quotaExceeded') > 0,
  },
  {
    name: 'cold cache',
    means: 'a cache is asked in this drill, and has not answered anything yet',
    holds: (moment) => asksCache(moment) && hitsBefore(moment) === 0,
  },
  {
    name: 'warm cache',
    means: 'a cache has answered something in a second before',
    holds: (moment) => hitsBefore(moment) > 0,
  },
  {
    name: 'config push',
    means: 'a policy change has been accepted, and not every zone can be sure to have it yet',
    holds: ({ drill, result, atUs }) =>
      drill.changes.some(
        ({ kind, atUs: since }, index) =>
          kind === 'policy' &&
          isAccepted(result, index) &&
          within(atUs, since, since + drill.gateway.configPropagationMaxUs),
      ),
  },
  {
    name: 'scale change',
    means: 'units are joining or leaving',
    holds: (moment) => changing(moment, 'scale'),
  },
  {
    name: 'gateway switch',
    means: 'a gateway has been switched off or on, and callers still hold the old answer',
    holds: (moment) => changing(moment, 'gateway'),
  },
  ...recoveryPhases,
  {
    name: 'rolling update',
    means: 'another fault is a rolling update, and units are still to come',
    holds: (moment) =>
      others(moment).some(
        ([other]) =>
          other.kind === 'rollingUpdate' &&
          within(moment.atUs, other.atUs, other.atUs + updateUs(moment.drill, other.region)),
      ),
  },
  {
    name: 'before detection',
    means: 'something else has failed, and nobody has noticed yet',
    holds: (moment) => others(moment).some(([, row]) => row.recoverySeconds !== 0 && unnoticed(moment.atUs, row)),
  },
  {
    name: 'at detection',
    means: 'within the tenth of a second in which another failure is noticed',
    holds: ({ atUs, ...moment }) =>
      others({ atUs, ...moment }).some(
        ([, row]) => row.detectedAt !== null && Math.abs(atUs - row.detectedAt * 1e6) <= 100_000,
      ),
  },
  {
    name: 'after detection',
    means: 'something else has failed, has been noticed, and is still down',
    holds: (moment) =>
      others(moment).some(
        ([, row]) => row.detectedAt !== null && within(moment.atUs, row.detectedAt * 1e6, row.until * 1e6),
      ),
  },
  {
    name: 'during recovery',
    means: 'another failure is over, and its VMs do not serve yet',
    holds: (moment) =>
      others(moment).some(
        ([other, row]) =>
          hasRecovery(other.kind) &&
          row.recoverySeconds !== 0 &&
          within(moment.atUs, row.until * 1e6, (row.recoveredAt ?? Infinity) * 1e6),
      ),
  },
  {
    name: 'hold-down',
    means: 'another failure has recovered so short a time ago that a second failback would have to wait',
    holds: (moment) =>
      others(moment).some(
        ([, row]) =>
          row.recoveredAt !== null &&
          within(moment.atUs, row.recoveredAt * 1e6, row.recoveredAt * 1e6 + moment.drill.gateway.holdDownUs),
      ),
  },
  {
    name: 'another fault',
    means: 'another fault of any kind lasts',
    holds: (moment) => others(moment).some(([other]) => within(moment.atUs, other.atUs, other.untilUs)),
  },
  {
    name: 'primary lost',
    means: 'the primary region is down as a whole by another fault',
    holds: (moment) =>
      others(moment).some(
        ([other]) =>
          other.kind === 'regionDown' && other.region === 0 && within(moment.atUs, other.atUs, other.untilUs),
      ),
  },
  {
    name: 'backend in trouble',
    means: 'another fault has a backend fail, slow or down',
    holds: (moment) =>
      others(moment).some(
        ([other]) => other.kind.startsWith('backend') && within(moment.atUs, other.atUs, other.untilUs),
      ),
  },
  {
    name: 'clients retry',
    means: 'a client group tries again, and in that second something fails',
    holds: (moment) =>
      moment.drill.clients.some(({ retry }) => retry !== null && retry.attempts > 1) &&
      ['backendFailed', 'shed', 'dropped', 'unreachable', 'timedOut'].some(
        (outcome) => counted(moment, `requests.${outcome}`) > 0,
      ),
  },
  {
    name: 'over unnoticed',
    means: 'the fault itself ends before it is noticed',
    never: needsDetection,
    holds: ({ row, drill }) => row.until * 1e6 < drill.durationUs && (row.detectedAt ?? Infinity) > row.until,
  },
  {
    name: 'noticed',
    means: 'the fault itself is noticed while it lasts',
    never: needsDetection,
    holds: ({ row }) => row.detectedAt !== null && row.detectedAt <= row.until,
  },
  {
    name: 'recovered',
    means: 'what the fault itself has down serves again before the end',
    never: needsRecovery,
    holds: ({ row }) => row.recoveredAt !== null,
  },
  {
    name: 'to the end',
    means: 'the fault itself lasts to the end of the drill',
    holds: ({ drill, fault }) => fault.untilUs >= drill.durationUs,
  },
  {
    name: 'drain',
    means: 'after the last arrival',
    never: () => 'no fault begins after the end: the drain has no new faults (D1)',
    holds: () => false,
  },
];

function within(atUs: number, fromUs: number, toUs: number): boolean {
  return atUs >= fromUs && atUs < toUs;
}

function isAccepted({ config }: DrillResult, change: number): boolean {
  return config.changes[change]?.accepted ?? false;
}

function hasRecovery(kind: InjectedFault['kind']): boolean {
  return kind === 'zoneDown' || kind === 'regionDown' || kind === 'unitDown';
}

function needsRecovery(kind: InjectedFault['kind']): string | null {
  return hasRecovery(kind) ? null : 'only zones, regions and units that were down recover (D4, D22)';
}

function needsDetection(kind: InjectedFault['kind']): string | null {
  return hasRecovery(kind) ? null : 'only zones, regions and units that are down are detected (D4)';
}

function others({ drill, result, fault }: Moment): readonly (readonly [InjectedFault, FaultResult])[] {
  return drill.faults
    .map((other, index) => [other, result.faults.at(index) as FaultResult] as const)
    .filter(([other]) => other.id !== fault.id);
}

function unnoticed(atUs: number, { at, until, detectedAt }: FaultResult): boolean {
  return within(atUs, at * 1e6, Math.min(until, detectedAt ?? -1) * 1e6);
}

function updateUs({ snapshot, gateway }: Drill, region: number): number {
  return (snapshot.service?.regions[region]?.units ?? 0) * gateway.updateUnitUs;
}

function changing({ drill, result, atUs }: Moment, kind: 'scale' | 'gateway'): boolean {
  return drill.changes.some((change, index) => {
    if (change.kind !== kind || !isAccepted(result, index)) return false;
    const lagUs = change.kind === 'gateway' ? drill.gateway.dnsTtlUs : 0;
    return within(atUs, change.atUs, change.atUs + change.takesUs + lagUs);
  });
}

/** Requests a second that the groups ask for at the instant. */
function asked({ drill, atUs }: Moment): number {
  return drill.clients.reduce((sum, { rate }) => sum + (rate.findLast((step) => step.atUs <= atUs)?.perSecond ?? 0), 0);
}

function stepOf({ result, atUs }: Moment): number {
  return Math.floor(atUs / 1e6 / result.series.stepSeconds);
}

function counted(moment: Moment, column: string): number {
  const { series } = moment.result;
  return series.rows[stepOf(moment)]?.[series.columns.indexOf(column)] ?? 0;
}

/** The largest share of its capacity that a region uses in the second. */
function used(moment: Moment): number {
  const { series } = moment.result;
  const row = series.rows[stepOf(moment)] ?? [];
  return Math.max(
    0,
    ...series.columns.map((column, index) => (column.startsWith('capacity.') ? (row[index] ?? 0) : 0)),
  );
}

function asksCache({ result }: Moment): boolean {
  return result.cache.some(({ hits, misses }) => hits + misses > 0);
}

function hitsBefore(moment: Moment): number {
  const { series } = moment.result;
  const column = series.columns.indexOf('requests.servedFromCache');
  return series.rows.slice(0, stepOf(moment)).reduce((sum, row) => sum + (row[column] ?? 0), 0);
}
