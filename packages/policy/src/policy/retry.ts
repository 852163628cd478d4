import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import type { Exchange } from '../program/exchange.ts';
import { computed } from '../program/operand.ts';
import { clientGone } from '../program/pass-time.ts';
import type { PolicySettings } from '../program/settings.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: {
    condition: required(flag),
    count: required(whole({ min: 1, max: 50 })),
    interval: required(whole()),
    'max-interval': optional(whole()),
    delta: optional(whole()),
    'first-fast-retry': optional(flag, false),
  },
  policies: 'any',
  check: (reader) => {
    const wait = reader.element.children.find((child) => child.name === 'wait');
    if (wait !== undefined) reader.fault('unexpected-element', '<wait> has no place in <retry>', wait);
  },
});

/** `<retry>`: carries out what is inside it, and again, up to `count` more times, as long as the condition holds. */
export const retry: Policy = definePolicy({
  name: 'retry',
  doc: 'https://learn.microsoft.com/azure/api-management/retry-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileRetry,
});

function compileRetry({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { builder } = work;
  const { count, condition } = attributes;
  const loop = builder.loop();
  const again = builder.label();
  const failed = builder.label();
  const lost = builder.label();
  const recovered = builder.label();
  const wait = builder.label();
  const done = builder.label();
  work.step(() => ({ kind: 'loop', loop }));
  builder.put(again);
  builder.protect(failed, () => work.inside());
  work.step((at) => ({ kind: 'repeat', loop, times: count, while: condition, again: at(wait) }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  // An error inside is tried again like an answer; after the last try it is an error.
  builder.put(failed);
  work.step((at) => ({ kind: 'branch', test: isAwaited, otherwise: at(lost) }));
  work.step((at) => ({ kind: 'repeat', loop, times: count, while: condition, again: at(recovered) }));
  builder.put(lost);
  work.step(() => ({ kind: 'rethrow' }));
  builder.put(recovered);
  work.step(() => ({ kind: 'recover' }));
  builder.put(wait);
  const growth = work.settings.retryGrowth;
  work.effect(() => ({
    kind: 'delay',
    loop,
    reads: waitReads(attributes),
    us: (exchange, repetition, chance) => {
      const us = waitUs(waitOf(attributes, exchange), { repetition, chance, growth });
      exchange.notes?.push(`retry ${repetition} after ${us / 1e6} s`);
      return us;
    },
  }));
  work.step((at) => ({ kind: 'jump', to: at(again) }));
  builder.put(done);
}

/** A client that is gone waits for no further try. */
const isAwaited = computed([], ({ lastError }) => lastError?.reason !== clientGone);

export type Wait = {
  readonly intervalSeconds: number;
  readonly maxSeconds: number | null;
  readonly deltaSeconds: number | null;
  readonly firstFast: boolean;
};

/** What the wait depends on. */
function waitReads(attributes: Config<typeof config>['attributes']): readonly string[] {
  const { interval, delta, 'max-interval': max, 'first-fast-retry': firstFast } = attributes;
  return [interval, delta, max, firstFast].flatMap((operand) => operand?.reads ?? []);
}

function waitOf(attributes: Config<typeof config>['attributes'], exchange: Exchange): Wait {
  return {
    intervalSeconds: attributes.interval.of(exchange),
    maxSeconds: attributes['max-interval']?.of(exchange) ?? null,
    deltaSeconds: attributes.delta?.of(exchange) ?? null,
    firstFast: attributes['first-fast-retry'].of(exchange),
  };
}

export type Waiting = {
  /** Number of the retry, from 1. */
  readonly repetition: number;
  /** A draw from (0, 1). */
  readonly chance: number;
  readonly growth: PolicySettings['retryGrowth'];
};

/**
 * How long to wait before a retry, in microseconds: the interval; with a delta, that much more each time; with a maximum
 * too, the delta's part grows twofold each time, within a fifth of it by chance. With a maximum and no delta the interval
 * stays, up to the maximum. Source: Microsoft's page on the retry policy.
 */
export function waitUs(wait: Wait, { repetition, chance, growth }: Waiting): number {
  const { intervalSeconds, maxSeconds, deltaSeconds, firstFast } = wait;
  if (firstFast && repetition === 1) return 0;
  const max = maxSeconds ?? Number.POSITIVE_INFINITY;
  if (deltaSeconds === null) return Math.min(max, intervalSeconds) * 1e6;
  if (maxSeconds === null) return (intervalSeconds + (repetition - 1) * deltaSeconds) * 1e6;
  const power = 1 << Math.min(repetition - 1, 29);
  const factor = growth === 'double' ? power : power - 1;
  return Math.min(max, intervalSeconds + factor * deltaSeconds * (0.8 + 0.4 * chance)) * 1e6;
}
