import type { Outcomes, ReplayFault, ReplayLog, ReplayResult, Snapshot } from '@keelgate/model';
import { invariant, outcomes } from '@keelgate/model';
import type { CoreNames } from '../core/core-names.ts';
import type { Decisions } from '../core/decisions.ts';
import type { CoreFindings } from '../core/traffic-core.ts';
import { spanUs } from '../core/options.ts';
import { round } from '../sim/round.ts';
import type { ReplayTally } from './tally.ts';
import { addDecisions, createTally, minuteColumns } from './tally.ts';

/** A log that is being played to a service: what its decisions add up to. */
export type Replay = {
  readonly add: (decisions: Decisions) => void;
  /** Everything has come; what there is to say about the log comes from whoever read it. */
  readonly result: (log: PlayedLog, findings: CoreFindings) => ReplayResult;
};

export type PlayedLog = Pick<ReplayLog, 'file' | 'format' | 'wrong' | 'troubles'>;

export type ReplayOptions = {
  /** Of the core that decides. */
  readonly names: CoreNames;
  readonly snapshot: Snapshot;
  /** How many of the most common keys, subscriptions and paths are named. */
  readonly top?: number;
};

export function createReplay({ names, snapshot, top = 20 }: ReplayOptions): Replay {
  const tally = createTally(names.regions.map(({ units }) => units));
  return {
    add: (decisions) => addDecisions(tally, decisions),
    result: (log, findings) => resultOf({ tally, names, snapshot, top, findings }, log),
  };
}

type Played = {
  readonly tally: ReplayTally;
  readonly names: CoreNames;
  readonly snapshot: Snapshot;
  readonly top: number;
  readonly findings: CoreFindings;
};

function resultOf(played: Played, log: PlayedLog): ReplayResult {
  const { tally, names, snapshot, top, findings } = played;
  const { service } = snapshot;
  invariant(service !== null, 'K1', 'a replay has a service');
  const { said } = tally;
  return {
    schema: 'keelgate.replay/1',
    service: { name: service.name, tier: service.tier, regions: names.regions.map(({ region }) => region) },
    log: {
      ...log,
      records: findings.records,
      late: findings.late,
      beyond: findings.beyond,
      assumed: tally.assumed,
      from: isoOf(tally.fromUs),
      to: isoOf(tally.toUs),
    },
    requests: asOutcomes(tally.outcomes),
    said: {
      requests: said.requests,
      throttled: said.throttled,
      clientErrors: said.clientErrors,
      serverErrors: said.serverErrors,
      cacheHits: said.cacheHits,
      agreement: { both: said.both, log: said.onlyLog, here: said.onlyHere },
    },
    throttled: throttledOf(played),
    cache: cacheOf(played),
    unmatched: {
      requests: tally.unmatched.reduce((sum, requests) => sum + requests, 0),
      paths: most(
        tally.unmatched.map((requests, number) => ({ request: names.unmatched[number] ?? '', requests })),
        top,
      ),
    },
    counters: findings.counters.filter(({ admitted }) => admitted > 0),
    faults: faultsOf(findings),
    series: seriesOf(played),
    notes: notesOf(played),
  };
}

function asOutcomes(counts: Float64Array): Outcomes {
  const named = Object.fromEntries(outcomes.map((name, index) => [name, counts[index] ?? 0]));
  return { offered: counts.reduce((sum, count) => sum + count, 0), ...named } as Outcomes;
}

function isoOf(us: number): string | null {
  return Number.isFinite(us) ? new Date(Math.floor(us / 1000)).toISOString() : null;
}

type Counted = { readonly requests: number };

/** The most common first; of equal ones the one that came up first. */
function most<Item extends Counted>(items: readonly Item[], top: number): readonly Item[] {
  return items.toSorted((left, right) => right.requests - left.requests).slice(0, top);
}

function throttledOf({ tally, names, top }: Played): ReplayResult['throttled'] {
  const counters = [...tally.turnedAway].flatMap(([number, keys]) => {
    const counter = names.counter(number);
    const all = [...keys].map(([key, requests]) => ({ key: names.counterKeys[key] ?? '', requests }));
    const requests = all.reduce((sum, one) => sum + one.requests, 0);
    return counter === null ? [] : [{ ...counter, requests, keys: most(all, top), distinctKeys: all.length }];
  });
  const subscriptions = tally.subscriptions.flatMap(({ requests, throttled }, number) =>
    throttled === 0 ? [] : [{ subscription: names.subscriptions[number] ?? '', requests, throttled }],
  );
  return {
    requests: throttledIn(tally),
    counters: counters.toSorted((left, right) => right.requests - left.requests),
    subscriptions: subscriptions.toSorted((left, right) => right.throttled - left.throttled).slice(0, top),
  };
}

function throttledIn({ outcomes: counts }: ReplayTally): number {
  return (counts[outcomes.indexOf('rateLimited')] ?? 0) + (counts[outcomes.indexOf('quotaExceeded')] ?? 0);
}

function cacheOf({ tally, names, top }: Played): ReplayResult['cache'] {
  const operations = tally.operations.map((one, number) => ({
    operation: names.operations[number] ?? '',
    ...one,
  }));
  function sum(of: 'hits' | 'misses' | 'bytes'): number {
    return operations.reduce((total, one) => total + one[of], 0);
  }
  return {
    hits: sum('hits'),
    misses: sum('misses'),
    bytes: sum('bytes'),
    operations: operations
      .filter(({ hits, misses }) => hits + misses > 0)
      .toSorted((left, right) => right.hits - left.hits)
      .slice(0, top),
  };
}

function faultsOf({ faults, startUs }: CoreFindings): readonly ReplayFault[] {
  function at(seconds: number | null): string | null {
    return seconds === null ? null : isoOf(startUs + seconds * 1e6);
  }
  return faults.map((fault) => ({
    ...fault,
    at: at(fault.at) ?? '',
    until: fault.until * 1e6 >= spanUs ? null : at(fault.until),
    detectedAt: at(fault.detectedAt),
    servingAgainAt: at(fault.servingAgainAt),
    recoveredAt: at(fault.recoveredAt),
  }));
}

/** A row for each minute, or as many minutes as keep the table short; units as shares of what they are planned for. */
function seriesOf({ tally, names }: Played): ReplayResult['series'] {
  const { regions } = names;
  const stepSeconds = tally.minutes.stepUs() / 1e6;
  const first = outcomes.length + minuteColumns.length;
  const perUnit = regions.flatMap(({ units, unitPerSecond }) => Array.from({ length: units }, () => unitPerSecond));
  return {
    stepSeconds,
    columns: [
      't',
      'requests.offered',
      ...outcomes.map((name) => `requests.${name}`),
      ...minuteColumns,
      ...regions.flatMap(({ name, units }) =>
        Array.from({ length: units }, (_, unit) => `capacity.${name}/${unit + 1}`),
      ),
    ],
    rows: tally.minutes.rows().map(({ atUs, figures }) => {
      const counts = Array.from(figures.subarray(0, outcomes.length));
      return [
        isoOf(atUs) ?? '',
        counts.reduce((sum, count) => sum + count, 0),
        ...counts,
        ...figures.slice(outcomes.length, first),
        ...perUnit.map((perSecond, unit) => round((figures[first + unit] ?? 0) / (perSecond * stepSeconds))),
      ];
    }),
  };
}

function notesOf({ tally, names, findings }: Played): readonly string[] {
  const { notes, late, beyond } = findings;
  const all = [...notes];
  if (tally.assumed > 0)
    all.push(
      `${tally.assumed} requests are told without a subscription or its product: each is taken for one that was let in, under its user or address, for the only product of its API.`,
    );
  if (names.regions.length > 1)
    all.push('Requests whose record names none of the service’s regions are taken for the primary’s.');
  if (late > 0) all.push(`${late} records came too late to be put in their place, and are left out.`);
  if (beyond > 0) all.push(`${beyond} records came after more time than a replay spans, and are left out.`);
  return all;
}
