import { advance, createHealthView as createNumberedView, fail, restore, setAside } from '../health/health-view.ts';

export type HealthViewOptions = {
  /** The machines, by name. */
  readonly machines: readonly string[];
  /** How long it takes until a failure is noticed. */
  readonly detectionUs: number;
  /** A machine is not taken back twice within this time. */
  readonly holdDownUs: number;
};

/**
 * What a front door knows of its machines, as against what is true of them: a failure is noticed after the detection time,
 * and until then requests still go to it. Times are µs that never go back; each call first carries out what is due.
 */
export type HealthView = {
  /** Machines that requests go to now, dead ones that nobody has noticed among them. */
  readonly believed: (nowUs: number) => readonly string[];
  /** Whether the machine truly answers. */
  readonly isAlive: (machine: string, nowUs: number) => boolean;
  /** The machine fails. Throws `RangeError` for one that there is not. */
  readonly fail: (machine: string, nowUs: number) => void;
  /** What made it fail is over; it serves again after `recoveryUs`, at once unless said otherwise. */
  readonly restore: (machine: string, nowUs: number, recoveryUs?: number) => void;
  /** The machine gets nothing new, or does again: for an update, or an ejection. */
  readonly setAside: (machine: string, nowUs: number, aside: boolean) => void;
};

const cause = 0;

export function createHealthView({ machines, detectionUs, holdDownUs }: HealthViewOptions): HealthView {
  const present = machines.length;
  const view = createNumberedView({ vms: present, present, settings: { detectionUs, holdDownUs } });
  function numberOf(machine: string): number {
    const number = machines.indexOf(machine);
    if (number < 0) throw new RangeError(`there is no machine "${machine}"`);
    return number;
  }
  return {
    believed: (nowUs) => {
      advance(view, nowUs);
      return [...view.believed.subarray(0, view.believedCount)].map((vm) => machines[vm] as string);
    },
    isAlive: (machine, nowUs) => {
      advance(view, nowUs);
      return view.alive[numberOf(machine)] === 1;
    },
    fail: (machine, nowUs) => {
      advance(view, nowUs);
      fail(view, numberOf(machine), cause, nowUs);
    },
    restore: (machine, nowUs, recoveryUs = 0) => {
      advance(view, nowUs);
      restore(view, numberOf(machine), cause, nowUs + recoveryUs);
    },
    setAside: (machine, nowUs, aside) => {
      advance(view, nowUs);
      setAside(view, numberOf(machine), cause, aside);
    },
  };
}
