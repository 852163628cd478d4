import type { Rest } from './resource/rest.ts';
import type { TierName } from './tier.ts';

/** Whether the gateway lives in a virtual network, and from where it is reached. */
export type NetworkMode = 'none' | 'external' | 'internal';

/**
 * Which zones a region's units go to. `automatic`: the platform chooses; otherwise the names as the template has them,
 * one for a zonal region, two or more for a zone-redundant one.
 */
export type ZoneChoice = 'automatic' | readonly string[];

/** One configured location of a service. The first of a service is its primary. */
export type Region = {
  /** In display form: `West Europe`. */
  readonly location: string;
  /** Scale units; 0 only for Consumption, which has none. */
  readonly units: number;
  readonly zones: ZoneChoice;
  /** ARM id of the public IP resource, where one is given. */
  readonly publicIpId: string | null;
  /** The subnet that the gateway is injected into, and its network's location where that is known. */
  readonly subnet: { readonly id: string; readonly location: string | null } | null;
  /** The regional gateway was switched off by its administrator. */
  readonly gatewayDisabled: boolean;
  /** Of an additional location; what else the primary says is the service's. */
  readonly rest?: Rest;
};

/** An Azure Monitor autoscale setting that targets the service. Steps and bounds are in units. */
export type Autoscale = {
  readonly location: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
  readonly steps: readonly number[];
};

/** An API Management service: what is bought, where, and how it is spread. */
export type Service = {
  readonly name: string;
  readonly tier: TierName;
  readonly regions: readonly [Region, ...Region[]];
  readonly network: NetworkMode;
  /** Custom gateway host names. */
  readonly hostNames: readonly string[];
  readonly autoscale: readonly Autoscale[];
  readonly rest?: Rest;
};

/** The kind of a region's placement, in the words of results. */
export type PlacementKind = 'automatic' | 'zoneRedundant' | 'zonal';
