import type { GatewaySettings } from './drill.ts';
import type { TierName } from './tier.ts';
import { tiers } from './tier.ts';

/** How the platform behaves where nobody says otherwise: the defaults of a drill. */
export function defaultGateway(tier: TierName): GatewaySettings {
  const { unitCapacityPerSecond, cache, rateLimiter } = tiers[tier];
  return {
    unitCapacityPerSecond: unitCapacityPerSecond ?? 1000,
    overheadUs: 2000,
    serviceTime: 'deterministic',
    queueUs: 1e6,
    burstUs: 100_000,
    zoneDetectionUs: 3e6,
    regionDetectionUs: 30e6,
    dnsTtlUs: 60e6,
    recoveryUs: 30e6,
    holdDownUs: 30e6,
    servers: 1,
    quotaReplicationUs: 10e6,
    counterReplicationUs: 1e6,
    configPropagationMaxUs: 10e6,
    cache: cache === null ? null : { ...cache, policy: 'lru' },
    rateLimiter,
    outlierEjection: null,
    updateUnitUs: 600e6,
    updates: {
      group: tier === 'Developer' ? 'early' : 'default',
      phaseUs: 24 * 3600e6,
      premiumUs: 4 * 3600e6,
      regions: 'inTurn',
      window: { fromUs: 22 * 3600e6, forUs: 8 * 3600e6, offsetUs: 0 },
    },
  };
}
