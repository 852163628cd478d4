import type { Service } from '../service.ts';
import type { Rule, RuleSettings, Violation } from './define-rule.ts';
import { autoscaleInRange } from './autoscale-in-range.ts';
import { autoscaleMultipleOfZones } from './autoscale-multiple-of-zones.ts';
import { autoscaleNeedsTier } from './autoscale-needs-tier.ts';
import { disabledGateway } from './disabled-gateway.ts';
import { knownLocation } from './known-location.ts';
import { knownZones } from './known-zones.ts';
import { networkInEveryRegion } from './network-in-every-region.ts';
import { networkInSameLocation } from './network-in-same-location.ts';
import { networkNeedsTier } from './network-needs-tier.ts';
import { oneUnit } from './one-unit.ts';
import { regionsNeedPremium } from './regions-need-premium.ts';
import { regionsOnce } from './regions-once.ts';
import { unitsInTier } from './units-in-tier.ts';
import { unitsMultipleOfZones } from './units-multiple-of-zones.ts';
import { zonalIsNotRedundant } from './zonal-is-not-redundant.ts';
import { zonesInNetworkNeedIp } from './zones-in-network-need-ip.ts';
import { zonesNeedRegion } from './zones-need-region.ts';
import { zonesNeedTier } from './zones-need-tier.ts';

/** Every rule of a service, as Azure's documents have them. */
export const rules: readonly Rule[] = [
  // Zones
  zonesNeedTier,
  zonesNeedRegion,
  knownZones,
  unitsMultipleOfZones,
  zonalIsNotRedundant,
  oneUnit,
  // Regions and units
  regionsNeedPremium,
  regionsOnce,
  knownLocation,
  unitsInTier,
  // Networks
  networkNeedsTier,
  zonesInNetworkNeedIp,
  networkInEveryRegion,
  networkInSameLocation,
  // Gateways
  disabledGateway,
  // Autoscale
  autoscaleNeedsTier,
  autoscaleInRange,
  autoscaleMultipleOfZones,
];

/** Every rule that the service breaks, and every consideration that it leaves aside (warnings). */
export function checkService(
  service: Service,
  settings: RuleSettings = { premiumV2Zones: false },
): readonly Violation[] {
  return rules.flatMap(({ name, severity, check }) =>
    check(service, settings).map((finding) => ({ ...finding, code: `service/${name}`, rule: name, severity })),
  );
}
