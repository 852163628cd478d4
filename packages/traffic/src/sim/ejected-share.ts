import { invariant } from '@keelgate/model';
import type { HealthView } from '../health/health-view.ts';
import { setAside } from '../health/health-view.ts';
import type { Outliers } from '../health/outliers.ts';
import { admit, ejectedMax, isEjected } from '../health/outliers.ts';

/** One time that a VM was ejected. */
export type Ejection = {
  readonly vm: number;
  readonly why: 'slow' | 'errors' | 'failures';
  readonly atUs: number;
  backUs: number;
};

/** A region's front door as it looks for outliers; absent where the drill does not ask for it. */
export type EjectionState = { readonly outliers: Outliers; readonly done: Ejection[] };

/** Who has set aside the VMs that are ejected. */
export const ejected = -3;

/** What there is to know of a region for that. */
export type EjectionOwner = {
  readonly ejection: EjectionState | null;
  readonly health: { readonly view: HealthView };
  readonly nowUs: number;
};

/** VMs that the front door would send to but for their ejection, and how many it knows with those. */
export function knownVms(
  view: HealthView,
  outliers: Outliers,
): { readonly count: number; readonly ejected: readonly number[] } {
  const out = [...view.vms.entries()].flatMap(([vm, { aside, detected }]) =>
    isEjected(outliers, vm) && aside.size === 1 && !detected ? [vm] : [],
  );
  return { count: view.believedCount + out.length, ejected: out };
}

/** Where others have failed since, fewer may be ejected: the first ones come back before their time. */
export function keepToShare(shard: EjectionOwner): void {
  const { ejection, health, nowUs } = shard;
  if (ejection === null) return;
  const { outliers, done } = ejection;
  for (;;) {
    const known = knownVms(health.view, outliers);
    if (known.ejected.length <= ejectedMax(outliers, known.count)) return;
    const first = done.find(({ vm, backUs }) => backUs > nowUs && known.ejected.includes(vm));
    invariant(first !== undefined, 'F5', 'a VM is ejected that nobody ejected');
    first.backUs = nowUs;
    admit(outliers, first.vm);
    setAside(health.view, first.vm, ejected, false);
  }
}

/** F5: never more VMs are ejected than the share that may be, and each for its time at most. */
export function assertEjected({ ejection, health }: EjectionOwner, nowUs: number): void {
  if (ejection === null) return;
  const { outliers } = ejection;
  const known = knownVms(health.view, outliers);
  invariant(
    known.ejected.length <= ejectedMax(outliers, known.count),
    'F5',
    () => `${known.ejected.length} of ${known.count} VMs are ejected`,
  );
  for (const [vm, untilUs] of outliers.untilUs.entries())
    invariant(untilUs === -Infinity || untilUs >= nowUs, 'F5', () => `VM ${vm} is ejected for longer than its time`);
}
