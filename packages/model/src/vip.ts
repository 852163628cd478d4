import type { Region, Service } from './service.ts';

/** Why the public address of a region's gateway changes. */
export type VipChange = {
  readonly location: string;
  readonly because: 'zones changed' | 'network changed' | 'subnet changed' | 'region removed' | 'region added';
};

/**
 * Whose addresses change when a service becomes another: each region has its own, and adding one leaves the others alone.
 * Source: Microsoft's page on API Management's IP addresses.
 */
export function vipChanges(before: Service, after: Service): readonly VipChange[] {
  const changes: VipChange[] = [];
  for (const region of before.regions) {
    const next = after.regions.find(({ location }) => location === region.location);
    const because = next === undefined ? 'region removed' : reason({ before, after }, region, next);
    if (because !== null) changes.push({ location: region.location, because });
  }
  for (const { location } of after.regions) {
    if (!before.regions.some((region) => region.location === location))
      changes.push({ location, because: 'region added' });
  }
  return changes;
}

type Both = { readonly before: Service; readonly after: Service };

function reason({ before, after }: Both, region: Region, next: Region): VipChange['because'] | null {
  if (before.network !== after.network) return 'network changed';
  if (JSON.stringify(region.zones) !== JSON.stringify(next.zones)) return 'zones changed';
  return region.subnet?.id === next.subnet?.id ? null : 'subnet changed';
}
