import type { ClientGroup, Drill, Placement, Service } from '@keelgate/model';
import type { PolicySet } from '@keelgate/policy';
import type { Alias } from './alias.ts';
import type { FlowTable } from './flow.ts';
import type { RateSegment } from './rate.ts';
import type { Registry } from './registry.ts';
import type { RequestClass } from './request-class.ts';

/** A drill made ready to run: everything named is a number, everything that can be known before the run is. */
export type Plan = {
  readonly drill: Drill;
  readonly service: Service;
  readonly vmsPerUnit: number;
  readonly regions: readonly PlanRegion[];
  readonly groups: readonly PlanGroup[];
  readonly classes: readonly RequestClass[];
  readonly registry: Registry;
  readonly flows: FlowTable;
  /** The configuration at the start, compiled. */
  readonly policies: PolicySet;
  /** Whether a configuration can be loaded, by the changes in it, as far as that has been asked. */
  readonly loadable: Map<string, boolean>;
  /** A VM sheds what would wait longer than this. */
  readonly queueUs: number;
  /** A server's part of its VM. */
  readonly serverShare: number;
  readonly stepUs: number;
  readonly steps: number;
  /** Numbers that an attempt keeps beside its fields: loop counters, then the places it holds. */
  readonly loops: number;
  readonly extra: number;
  /** What a reader of the result should know; added to as the drill goes. */
  readonly notes: Set<string>;
  /** Whether programs are worked out for classes where they can be; else each runs for each request alone. */
  readonly folds: boolean;
};

/** A region with every VM that it has at any time of the drill. */
export type PlanRegion = {
  readonly index: number;
  readonly name: string;
  readonly placement: Placement;
  /** Zones that ever have a VM. */
  readonly zones: readonly string[];
  /** For each VM, the number of its unit and of its zone. */
  readonly unitOfVm: Int32Array;
  readonly zoneOfVm: Int32Array;
  /** VMs that are there at the start; later ones join by a change of scale. */
  readonly vmsAtStart: number;
};

export type PlanGroup = {
  readonly index: number;
  readonly group: ClientGroup;
  readonly segments: readonly RateSegment[];
  readonly callers: Alias;
  readonly subscriptions: Alias;
  /** The number of the group's first class; the others follow it. */
  readonly firstClass: number;
  /** How the group's requests spread over its classes. */
  readonly spread: Alias;
  /** The region that name resolution answers with at the start. */
  readonly home: number;
};
