import type { CounterAnswer, CounterSpec } from '../program/effect.ts';
import type { PolicySettings } from '../program/settings.ts';
import type { Count, World } from '../program/world.ts';
import type { QuotaWindow } from './quota-window.ts';
import { createQuotaWindow, takeFromQuota } from './quota-window.ts';
import type { RateLog } from './rate-log.ts';
import { createRateLog, takeFromRateLog } from './rate-log.ts';
import type { TokenBucket } from './token-bucket.ts';
import { createTokenBucket, takeFromBucket } from './token-bucket.ts';

/** Counters of one gateway that forgets nothing and sees everything: exact, for one request after the other. */
export type LocalCounters = Pick<World, 'take' | 'add'> & {
  /** Every counter that was asked, as it stood at its last answer. */
  readonly report: () => readonly CounterReport[];
};

export type CounterReport = { readonly key: string; readonly count: number; readonly limit: number };

export type LocalCountersOptions = {
  readonly algorithm: PolicySettings['rateLimitAlgorithm'];
  /** When the subscription began, in microseconds since 1970 UTC: where its quotas' periods begin. */
  readonly subscriptionStartUs: number;
};

type Machine = (spec: CounterSpec, count: Count, isAsked: boolean) => CounterAnswer;

export function createLocalCounters(options: LocalCountersOptions): LocalCounters {
  const machines = new Map<string, Machine>();
  const latest = new Map<string, CounterReport>();
  function ask(spec: CounterSpec, count: Count, isAsked: boolean): CounterAnswer {
    const id = `${spec.id}|${count.key}`;
    let machine = machines.get(id);
    if (machine === undefined) {
      machine = spec.kind === 'quota' ? quotaMachine(options) : rateMachine(spec, count, options);
      machines.set(id, machine);
    }
    const answer = machine(spec, count, isAsked);
    latest.set(id, { key: count.key, count: answer.count, limit: spec.limit });
    return answer;
  }
  return {
    take: (spec, count) => ask(spec, count, true),
    add: (spec, count) => ask(spec, count, false),
    report: () => [...latest.values()],
  };
}

function quotaMachine({ subscriptionStartUs }: LocalCountersOptions): Machine {
  const window: QuotaWindow = createQuotaWindow();
  return (spec, count, isAsked) => {
    const { anchor } = spec;
    const anchorUs =
      typeof anchor === 'object' && anchor !== null && 'firstPeriodStartMs' in anchor
        ? anchor.firstPeriodStartMs * 1000
        : subscriptionStartUs;
    return takeFromQuota(window, spec, { count, anchorUs, isAsked });
  };
}

function rateMachine(spec: CounterSpec, { nowUs }: Count, { algorithm }: LocalCountersOptions): Machine {
  if (algorithm === 'token-bucket') {
    const bucket: TokenBucket = createTokenBucket(spec, nowUs);
    return (now, count, isAsked) => takeFromBucket(bucket, now, count, isAsked);
  }
  const log: RateLog = createRateLog();
  return (now, count, isAsked) => takeFromRateLog(log, now, count, isAsked);
}
