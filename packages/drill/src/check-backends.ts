import type { BackendSettings } from '@keelgate/model';
import { findLocation, roundTripMs } from '@keelgate/model';
import type { CheckContext } from './context.ts';
import { backendName } from './context.ts';
import type { Cursor, Fields } from './cursor.ts';
import { complain, count, fields, isOneValue, quantity } from './cursor.ts';
import { locationName } from './overlay.ts';

const keys = ['latency', 'errors', 'errorStatus', 'capacity', 'queue', 'responseSize', 'location'];

/** How backends behave, by id or by host. */
export function checkBackends(at: Cursor | undefined, context: CheckContext): readonly BackendSettings[] {
  const named = at === undefined ? null : fields(at, null);
  const seen = new Set<string>();
  return (named?.keys ?? []).flatMap((name) => {
    const said = fields(named?.get(name) as Cursor, keys);
    if (said === null) return [];
    const key = named?.keyOf(name) as Cursor;
    const id = backendName(context, key, name);
    if (seen.has(id)) complain(key, 'duplicate', `the backend ${id} is there twice: case does not tell backends apart`);
    seen.add(id);
    return [settingsOf(id, said, context)];
  });
}

function settingsOf(id: string, said: Fields, context: CheckContext): BackendSettings {
  const errors = said.get('errors');
  const status = said.get('errorStatus');
  const capacity = said.get('capacity');
  const queue = said.get('queue');
  const size = said.get('responseSize');
  const location = said.get('location');
  const at = location === undefined ? undefined : findLocation(locationName(location));
  return {
    id,
    latency: latencyOf(said.get('latency')),
    errorShare: errors === undefined ? 0 : quantity(errors, 'share'),
    errorStatus: status === undefined ? 500 : count(status, { min: 400, max: 599 }),
    capacityPerSecond: capacity === undefined ? null : quantity(capacity, 'rate', { min: 0.001 }),
    queueUs: queue === undefined ? 1e6 : quantity(queue, 'time'),
    responseBytes: size === undefined ? 1024 : quantity(size, 'size'),
    distanceUs: context.regions.map((region) => {
      const from = findLocation(region.location);
      // A backend that stands where the gateway does is as near as its latency says.
      return at === undefined || from === undefined || at.name === from.name ? 0 : roundTripMs(from, at) * 1000;
    }),
  };
}

function latencyOf(at: Cursor | undefined): BackendSettings['latency'] {
  if (at === undefined) return { p50Us: 50_000, p99Us: 50_000 };
  if (isOneValue(at)) {
    const us = quantity(at, 'time');
    return { p50Us: us, p99Us: us };
  }
  const said = fields(at, ['p50', 'p99']);
  const p50 = said?.get('p50');
  const p99 = said?.get('p99');
  if (said !== null && p50 === undefined) complain(at, 'missing-key', `${at.path} has no p50`);
  const p50Us = p50 === undefined ? 50_000 : quantity(p50, 'time');
  const p99Us = p99 === undefined ? p50Us : quantity(p99, 'time');
  if (p99 !== undefined && p99Us < p50Us) complain(p99, 'wrong-value', `${p99.path} is below p50`);
  return { p50Us, p99Us };
}
