import type { Region, Service, Standby } from '@keelgate/model';
import { checkService, findLocation, tierNames } from '@keelgate/model';
import type { Cursor, Fields, SourceText } from './cursor.ts';
import { choice, complain, count, fields } from './cursor.ts';
import { locationName, zonesOf } from './overlay.ts';

const keys = ['location', 'tier', 'units', 'zones'];

/** A second service, in a region of its own: a backup is restored onto one of the same tier only. */
export function checkStandby(
  at: Cursor | undefined,
  service: Service,
  rules: { readonly premiumV2Zones: boolean; readonly source: SourceText },
): Standby | null {
  const said = at === undefined ? null : fields(at, keys);
  if (at === undefined || said === null) return null;
  const location = said.get('location');
  if (location === undefined) complain(at, 'missing-key', `${at.path} has no location`);
  const [units, zones, tier] = [said.get('units'), said.get('zones'), said.get('tier')];
  const region: Region = {
    location: location === undefined ? '' : locationName(location),
    units: units === undefined ? 1 : count(units, { min: 1, max: 1000 }),
    zones: zones === undefined ? 'automatic' : zonesOf(zones),
    publicIpId: null,
    subnet: null,
    gatewayDisabled: false,
  };
  if (tier !== undefined && choice(tier, tierNames) !== service.tier) {
    complain(
      tier,
      'wrong-value',
      `the standby is ${choice(tier, tierNames)} and the service ${service.tier}: a backup can only be restored onto the same tier`,
    );
  }
  if (location !== undefined && service.regions.some((other) => other.location === region.location)) {
    complain(
      location,
      'wrong-value',
      `the service is in ${region.location} itself: a standby there would be lost with it`,
    );
  }
  checkRules(at, said, { service: { ...service, regions: [region], autoscale: [], network: 'none' }, rules });
  return { region };
}

type Rules = { readonly service: Service; readonly rules: Parameters<typeof checkStandby>[2] };

/** It keeps the rules of any service of its tier. */
function checkRules(at: Cursor, said: Fields, { service, rules: { source, ...settings } }: Rules): void {
  for (const { code, severity, path, message, hint } of checkService(service, settings)) {
    if (severity !== 'error' || findLocation(service.regions[0].location) === undefined) continue;
    const key = path.slice(path.lastIndexOf('/') + 1);
    const { place } = said.get(key) ?? said.get('location') ?? at;
    source.faults.push({ code, severity, message, path: at.path, hint, place });
  }
}
