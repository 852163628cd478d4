import type { Drill } from '@keelgate/model';

/** The drill of the service alone, for what knows of no second one. */
export function withoutStandby(drill: Drill): Drill {
  const own = drill.snapshot.service?.regions.length ?? 0;
  return {
    ...drill,
    standby: null,
    clients: drill.clients.map((group) => ({ ...group, latencyUs: group.latencyUs.slice(0, own) })),
    backends: drill.backends.map((backend) => ({ ...backend, distanceUs: backend.distanceUs.slice(0, own) })),
    faults: drill.faults.filter((fault) => !('region' in fault) || fault.region < own),
    changes: drill.changes.filter(
      (change) => change.kind !== 'failover' && !(change.kind === 'restore' && change.onto === 'standby'),
    ),
  };
}
