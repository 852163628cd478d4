import { invariant } from '@keelgate/model';

/**
 * What the front door of a region knows of its VMs, and what is true of them. A VM fails for one cause or several, and
 * serves again when none is left and its recovery has passed; the front door notices a failure after the detection time and
 * a return at once, but takes no VM back twice within the hold-down. A VM that is set aside (an update, an ejection, a
 * change of scale) works on what it has and gets nothing new.
 *
 * Told the time by whoever drives it: `advance` carries out what has become due.
 */
export type HealthView = {
  /** The VMs that new requests go to: the first `believedCount` of the array. */
  readonly believed: Int32Array;
  believedCount: number;
  /** 1 for each VM that answers. */
  readonly alive: Uint8Array;
  /** VMs that are alive and not set aside: the region's capacity. */
  readonly serving: Uint8Array;
  readonly vms: readonly VmHealth[];
  readonly settings: HealthSettings;
  /** The next instant at which something becomes due; Infinity if nothing will. */
  dueUs: number;
};

export type HealthSettings = { readonly detectionUs: number; readonly holdDownUs: number };

export type VmHealth = {
  /** Why it is down, by the causes' numbers. */
  readonly causes: Set<number>;
  /** Who has set it aside. */
  readonly aside: Set<number>;
  /** The latest recovery of the causes that are over, as long as it does not serve. */
  readyUs: number;
  /** When its failure is noticed, when it serves again, and when it was last taken back; Infinity if not ahead. */
  detectUs: number;
  returnUs: number;
  takenBackUs: number;
  detected: boolean;
};

/** What became of a VM at an instant. */
export type Transition = { readonly vm: number; readonly atUs: number; readonly to: 'detected' | 'serving' };

export type HealthOptions = { readonly vms: number; readonly present: number; readonly settings: HealthSettings };

/** The first `present` VMs are there from the start; the others are down for the cause `absent`. */
export function createHealthView({ vms, present, settings }: HealthOptions): HealthView {
  const view: HealthView = {
    believed: new Int32Array(vms),
    believedCount: 0,
    alive: new Uint8Array(vms),
    serving: new Uint8Array(vms),
    vms: Array.from({ length: vms }, (_, vm) => newVm(vm < present)),
    settings,
    dueUs: Infinity,
  };
  for (let vm = 0; vm < present; vm += 1) view.alive[vm] = 1;
  refresh(view);
  return view;
}

/** The cause of VMs that have not joined yet, and of those that have left. */
export const absent = -1;

/** The VM fails for a cause. What the front door knew of it stands until the failure is noticed. */
export function fail(view: HealthView, vm: number, cause: number, nowUs: number): void {
  const health = view.vms[vm] as VmHealth;
  health.causes.add(cause);
  health.returnUs = Infinity;
  if (view.alive[vm] === 1) {
    view.alive[vm] = 0;
    if (!health.detected) health.detectUs = nowUs + view.settings.detectionUs;
  }
  refresh(view);
}

/** A cause is over: the VM serves again at `returnUs`, if no other has it down then or takes longer to recover from. */
export function restore(view: HealthView, vm: number, cause: number, returnUs: number): void {
  const health = view.vms[vm] as VmHealth;
  if (!health.causes.delete(cause)) return;
  health.readyUs = Math.max(health.readyUs, returnUs);
  if (health.causes.size > 0) return;
  health.returnUs = Math.max(health.readyUs, health.takenBackUs + view.settings.holdDownUs);
  refresh(view);
}

/** The VM gets nothing new, or does again, whatever its health. */
export function setAside(view: HealthView, vm: number, by: number, aside: boolean): void {
  const health = view.vms[vm] as VmHealth;
  if (aside) health.aside.add(by);
  else health.aside.delete(by);
  refresh(view);
}

/** Carries out what is due at `nowUs`, in the order of time. */
export function advance(view: HealthView, nowUs: number): readonly Transition[] {
  const transitions: Transition[] = [];
  for (const [vm, health] of view.vms.entries()) {
    // One that serves again before anyone notices was never noticed.
    if (health.detectUs <= Math.min(nowUs, health.returnUs)) {
      transitions.push({ vm, atUs: health.detectUs, to: 'detected' });
      health.detected = true;
      health.detectUs = Infinity;
    }
    if (health.returnUs <= nowUs) {
      transitions.push({ vm, atUs: health.returnUs, to: 'serving' });
      const soonestUs = health.takenBackUs + view.settings.holdDownUs;
      invariant(
        health.returnUs >= soonestUs,
        'F4',
        () => `VM ${vm} is taken back at ${health.returnUs} µs, before ${soonestUs} µs`,
      );
      health.takenBackUs = health.returnUs;
      health.readyUs = -Infinity;
      health.returnUs = Infinity;
      health.detectUs = Infinity;
      health.detected = false;
      view.alive[vm] = 1;
    }
  }
  refresh(view);
  return transitions.toSorted((left, right) => left.atUs - right.atUs);
}

function newVm(present: boolean): VmHealth {
  return {
    causes: new Set(present ? [] : [absent]),
    aside: new Set(),
    readyUs: -Infinity,
    detectUs: Infinity,
    returnUs: Infinity,
    takenBackUs: -Infinity,
    detected: !present,
  };
}

function refresh(view: HealthView): void {
  view.believedCount = 0;
  view.dueUs = Infinity;
  for (const [vm, health] of view.vms.entries()) {
    const inUse = health.aside.size === 0;
    view.serving[vm] = view.alive[vm] === 1 && inUse ? 1 : 0;
    if (!health.detected && inUse) {
      view.believed[view.believedCount] = vm;
      view.believedCount += 1;
    }
    view.dueUs = Math.min(view.dueUs, health.detectUs, health.returnUs);
  }
}
