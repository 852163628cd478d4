import type { Plan, PlanRegion } from './plan.ts';

/** The VMs of a region as queueing servers. A hot file: columns are mutated with every attempt. */
export type VmTable = {
  /** When each server of each VM is next free: `vm * servers + server`. */
  readonly freeUs: Float64Array;
  readonly servers: number;
  /** How long one attempt occupies a server. */
  readonly serviceUs: Float64Array;
  /** The gateway's own share of an attempt's latency, without queueing. */
  readonly overheadUs: Float64Array;
  /** When the VM fails next by a scheduled fault: what ends before then may be settled at once. */
  readonly nextDownUs: Float64Array;
  /** The first fault, in file order, that has the VM down; -1 of none. */
  readonly blame: Int32Array;
  /** The share of its attempts on which it breaks the connection, and the fault that has it do so; 0 and -1 of none. */
  readonly errorShare: Float64Array;
  readonly greyBy: Int32Array;
};

export function createVmTable(plan: Plan, region: PlanRegion): VmTable {
  const { gateway } = plan.drill;
  const count = region.zoneOfVm.length;
  const table: VmTable = {
    freeUs: new Float64Array(count * gateway.servers),
    servers: gateway.servers,
    serviceUs: new Float64Array(count),
    overheadUs: new Float64Array(count),
    nextDownUs: new Float64Array(count).fill(Infinity),
    blame: new Int32Array(count).fill(-1),
    errorShare: new Float64Array(count),
    greyBy: new Int32Array(count).fill(-1),
  };
  for (let vm = 0; vm < count; vm += 1) setSpeed(table, plan, { vm, factor: 1 });
  return table;
}

/** A unit's capacity is shared evenly by its VMs, a VM's by its servers; a slow VM takes `factor` times as long. */
export function setSpeed(table: VmTable, plan: Plan, { vm, factor }: { vm: number; factor: number }): void {
  const { gateway } = plan.drill;
  const vmPerSecond = gateway.unitCapacityPerSecond / plan.vmsPerUnit;
  table.serviceUs[vm] = (gateway.servers * 1e6 * factor) / vmPerSecond;
  table.overheadUs[vm] = gateway.overheadUs * factor;
}

/** The server of `vm` that is free first. */
export function firstFree(table: VmTable, vm: number): number {
  const { servers, freeUs } = table;
  let first = vm * servers;
  for (let server = first + 1; server < (vm + 1) * servers; server += 1) {
    if ((freeUs[server] as number) < (freeUs[first] as number)) first = server;
  }
  return first;
}
