import type { Service } from './service.ts';

/** The availability that Azure promises for a service, as a share; `null` where it promises none. */
export type Promised = {
  readonly share: number | null;
  /** Whether the figure was read in Microsoft's own text of the agreement. */
  readonly verified: boolean;
};

/** 99.99 % with units in two zones or two regions of Premium, 99.95 % else, nothing for Developer. Source: pricing page. */
export function promised({ tier, regions }: Service): Promised {
  if (tier === 'Developer') return { share: null, verified: true };
  const spread = tier === 'Premium' && (regions.length > 1 || spansZones(regions[0]));
  return spread ? { share: 0.9999, verified: true } : { share: 0.9995, verified: tier === 'Basic' };
}

function spansZones({ zones, units }: Service['regions'][0]): boolean {
  return zones === 'automatic' ? units > 1 : zones.length > 1;
}

/** Minutes that a share of `days` days leaves to be down. */
export function downtimeMinutes(share: number, days: number): number {
  return (1 - share) * days * 24 * 60;
}

/** Outages of one of several equal regions: how often a year each has one, and how long clients take to leave it. */
export type Failover = { readonly regions: number; readonly outagesPerYear: number; readonly failoverSeconds: number };

/**
 * The share of requests that are answered where each of some equal regions goes down now and then: while clients have not
 * left it, the part of the traffic that is its own fails. How long the outage itself takes does not matter.
 */
export function failoverAvailability({ regions, outagesPerYear, failoverSeconds }: Failover): number {
  const lostSeconds = regions * outagesPerYear * failoverSeconds * (1 / regions);
  return 1 - lostSeconds / (365 * 86_400);
}
