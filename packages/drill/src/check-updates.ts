import type { Service, UpdateGroup, UpdateSettings } from '@keelgate/model';
import { defaultGateway, findLocation } from '@keelgate/model';
import type { Cursor, Fields } from './cursor.ts';
import { choice, complain, fields, found, quantity, written } from './cursor.ts';

/** When releases of the platform reach the service: what the drill says, then what the template does, then the default. */
export function updatesOf(said: Fields | null, service: Service): UpdateSettings {
  const usual = defaultGateway(service.tier).updates;
  const [phase, premium, regions] = [said?.get('updatePhase'), said?.get('updatePremium'), said?.get('updateRegions')];
  return {
    group: groupOf(said?.get('updateGroup'), service),
    phaseUs: phase === undefined ? usual.phaseUs : quantity(phase, 'time'),
    premiumUs: premium === undefined ? usual.premiumUs : quantity(premium, 'time'),
    regions: regions === undefined ? usual.regions : choice(regions, ['inTurn', 'together']),
    window: windowOf(said?.get('maintenanceWindow'), service, usual.window),
  };
}

/** How a template names the groups. */
const channels: { readonly [channel: string]: UpdateGroup } = { preview: 'early', default: 'default', stable: 'late' };

function groupOf(at: Cursor | undefined, service: Service): UpdateGroup {
  const usual = defaultGateway(service.tier).updates.group;
  if (at === undefined) return service.tier === 'Developer' ? usual : (groupOfTemplate(service) ?? usual);
  const group = choice(at, ['early', 'default', 'late']);
  if (service.tier === 'Developer' && group !== 'early')
    complain(at, 'wrong-value', `${at.path} is ${found(at)}, and a Developer service is always in the group early`);
  return group;
}

function groupOfTemplate({ rest }: Service): UpdateGroup | undefined {
  const properties = rest?.['properties'];
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return undefined;
  const channel = (properties as { readonly [name: string]: unknown })['releaseChannel'];
  return typeof channel === 'string' ? new Map(Object.entries(channels)).get(channel.toLowerCase()) : undefined;
}

/** Eight hours a night where nobody says otherwise, on clocks that go by the primary region's longitude. */
function windowOf(at: Cursor | undefined, service: Service, usual: UpdateSettings['window']): UpdateSettings['window'] {
  const own = (findLocation(service.regions[0].location)?.utcOffsetHours ?? 0) * 3600e6;
  if (at === undefined) return { ...usual, offsetUs: own };
  const said = fields(at, ['from', 'for', 'offset']);
  const [from, span, offset] = [said?.get('from'), said?.get('for'), said?.get('offset')];
  return {
    fromUs: from === undefined ? usual.fromUs : timeOfDay(from),
    forUs: span === undefined ? usual.forUs : quantity(span, 'time', { min: 1, max: 86_400e6 }),
    offsetUs: offset === undefined ? own : offsetOf(offset),
  };
}

function timeOfDay(at: Cursor): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(written(at) ?? '');
  if (match === null) complain(at, 'wrong-value', `${at.path} is ${found(at)}, expected a time of day such as "22:00"`);
  const [hours = 0, minutes = 0, seconds = 0] = (match ?? [])
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return (hours * 3600 + minutes * 60 + seconds) * 1e6;
}

function offsetOf(at: Cursor): number {
  const match = /^([+-])(0\d|1[0-4]):([0-5]\d)$/.exec(written(at) ?? '');
  if (match === null)
    complain(at, 'wrong-value', `${at.path} is ${found(at)}, expected a distance from UTC such as "+01:00"`);
  const us = (Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0)) * 60e6;
  return match?.[1] === '-' ? -us : us;
}
