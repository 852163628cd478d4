import type { Backend, BreakerRule } from '@keelgate/model';
import type { Value } from '../template/value.ts';
import { described, entryOf, plain } from '../template/value.ts';
import type { Body } from './body.ts';
import { bodyOf, lastSegment } from './body.ts';
import type { ResourceReader } from './draft.ts';

/** Backends, single ones and pools, with their circuit breakers. */
export const backendReader: ResourceReader = {
  types: ['/backends'],
  order: 1,
  read: (resource, draft) => {
    const body = bodyOf(resource, draft.faults);
    const [id = ''] = body.names;
    draft.places.set(`backends/${id}`, resource.place);
    draft.backends.push({ id, target: targetOf(body), breaker: breakerOf(body) });
  },
};

function targetOf(body: Body): Backend['target'] {
  const isPool =
    body.choice<'Single' | 'Pool'>(
      'properties.type',
      ['Single', 'Pool'],
      body.value('properties.pool') === undefined ? 'Single' : 'Pool',
    ) === 'Pool';
  if (isPool) {
    const members = body.list('properties.pool.services').map((service) => ({
      backendId: lastSegment(textOf(entryOf(service, 'id')) ?? ''),
      weight: numberOf(entryOf(service, 'weight')),
      priority: numberOf(entryOf(service, 'priority')),
    }));
    if (members.length === 0)
      body.fault('properties.pool', { code: 'arm/missing', message: `the pool ${body.resource.name} has no services` });
    return { kind: 'pool', members };
  }
  const protocol = body.choice<'http' | 'soap'>('properties.protocol', ['http', 'soap'], 'http');
  return { kind: 'single', url: body.text('properties.url') ?? '', protocol };
}

function breakerOf(body: Body): BreakerRule | null {
  const [rule, second] = body.list('properties.circuitBreaker.rules');
  if (rule === undefined) return null;
  if (second !== undefined) {
    body.fault('properties.circuitBreaker.rules', {
      code: 'arm/second-breaker',
      severity: 'warning',
      message: `${body.resource.name} has more than one breaker rule; the first one counts`,
    });
  }
  const condition = entryOf(rule, 'failureCondition');
  const percentage = numberOf(entryOf(condition, 'percentage'));
  const ranges = entryOf(condition, 'statusCodeRanges');
  const reasons = entryOf(condition, 'errorReasons');
  return {
    name: textOf(entryOf(rule, 'name')) ?? 'rule',
    threshold:
      percentage === null
        ? { kind: 'count', count: numberOf(entryOf(condition, 'count')) ?? 1 }
        : { kind: 'percentage', percentage },
    intervalUs: durationUs(entryOf(condition, 'interval'), body) ?? 3600e6,
    statusRanges:
      ranges?.kind === 'list'
        ? ranges.items.map((range) => ({
            min: numberOf(entryOf(range, 'min')) ?? 500,
            max: numberOf(entryOf(range, 'max')) ?? 599,
          }))
        : [{ min: 500, max: 599 }],
    errorReasons: reasons?.kind === 'list' ? reasons.items.map((reason) => String(plainOf(reason))) : [],
    tripUs: durationUs(entryOf(rule, 'tripDuration'), body) ?? 3600e6,
    acceptRetryAfter: plainOf(entryOf(rule, 'acceptRetryAfter')) === true,
  };
}

/** An ISO 8601 duration; an hour where none is written, as the portal has it. */
function durationUs(value: Value | undefined, body: Body): number | null {
  if (value === undefined || value.kind === 'unknown') return null;
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(String(plainOf(value)));
  if (match === null) {
    body.fault('properties.circuitBreaker', {
      code: 'arm/wrong-value',
      message: `${described(value)} is no duration, expected one such as PT1M`,
      place: value.place,
    });
    return null;
  }
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1e6;
}

function plainOf(value: Value | undefined): unknown {
  return value === undefined || value.kind === 'unknown' ? undefined : plain(value);
}

function numberOf(value: Value | undefined): number | null {
  const number = plainOf(value);
  return typeof number === 'number' ? number : null;
}

function textOf(value: Value | undefined): string | null {
  const text = plainOf(value);
  return typeof text === 'string' ? text : null;
}
