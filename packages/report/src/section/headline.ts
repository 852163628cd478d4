import type { DrillResult, ResultRegion } from '@keelgate/model';
import { type Line, styled } from '../line.ts';
import { count, share } from '../quantity.ts';

/** Name, verdict, and the service that was broken: which tier, where, how much of it, how it is spread. */
export function headline(result: DrillResult): readonly Line[] {
  const { service, requests, attempts } = result;
  const again = attempts.offered > requests.offered ? `, ${count(attempts.offered)} attempts` : '';
  return [
    [styled('bold', result.name)],
    verdict(result),
    [],
    [styled('bold', 'Service'), `  ${service.name}, ${service.tier}`],
    ...service.regions.slice(0, regionsMax).map((one) => region(one, one.primary ? ' (primary)' : '')),
    ...(service.regions.length > regionsMax ? [[`  … and ${service.regions.length - regionsMax} more regions`]] : []),
    ...(service.standby === null ? [] : [region(service.standby, ' (standby)')]),
    [styled('bold', 'Traffic'), `  ${count(requests.offered)} requests${again}, seed ${result.seed}`],
  ];
}

/** How many regions are listed one by one. */
export const regionsMax: number = 6;

function verdict(result: DrillResult): Line {
  const missed = result.expectations.filter(({ held }) => !held).length;
  const all = result.expectations.length;
  const up = `${share(result.availability.endToEnd)} available`;
  if (all === 0) return [styled('bold', up), ', nothing was expected'];
  if (missed === 0)
    return [styled('green', `✓ ${up}`), `, ${all === 1 ? 'the expectation' : `all ${all} expectations`} held`];
  return [styled('red', `✗ ${up}`), `, ${missed} of ${all} ${all === 1 ? 'expectation' : 'expectations'} missed`];
}

const placements = { automatic: 'automatic zones', zoneRedundant: 'zone-redundant', zonal: 'zonal' } as const;

function region({ name, units, placement, zones }: ResultRegion, role: string): Line {
  const unitsText = `${units} ${units === 1 ? 'unit' : 'units'}`;
  const vms = zones.map((zone) => `zone ${zone.name}: ${zone.vms} ${zone.vms === 1 ? 'VM' : 'VMs'}`).join(', ');
  return [`  ${name}${role}: ${unitsText}, ${placements[placement]}${vms === '' ? '' : `, ${vms}`}`];
}
