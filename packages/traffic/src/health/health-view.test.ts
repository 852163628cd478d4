import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advance, createHealthView, fail, restore, setAside } from './health-view.ts';

type Step = {
  readonly afterUs: number;
  readonly vm: number;
  readonly cause: number;
  readonly kind: 'fail' | 'restore' | 'aside' | 'back';
};

const steps = fc.array(
  fc.record<Step>({
    afterUs: fc.nat({ max: 80 }),
    vm: fc.nat({ max: 3 }),
    cause: fc.nat({ max: 2 }),
    kind: fc.constantFrom('fail', 'restore', 'aside', 'back'),
  }),
  { maxLength: 60 },
);

const settings = { detectionUs: 30, holdDownUs: 100 };

test.prop([steps])(
  'a VM that has been dead for the detection time gets no requests; one that serves does (F1)',
  (all) => {
    const view = createHealthView({ vms: 4, present: 4, settings });
    const deadSinceUs = [Infinity, Infinity, Infinity, Infinity];
    let nowUs = 0;
    for (const { afterUs, vm, cause, kind } of all) {
      nowUs += afterUs;
      advance(view, nowUs);
      for (let each = 0; each < 4; each += 1) if (view.alive[each] === 1) deadSinceUs[each] = Infinity;
      if (kind === 'fail') fail(view, vm, cause, nowUs);
      else if (kind === 'restore') restore(view, vm, cause, nowUs + 10);
      else setAside(view, vm, cause, kind === 'aside');
      advance(view, nowUs);
      const believed = new Set(view.believed.subarray(0, view.believedCount));
      for (let each = 0; each < 4; each += 1) {
        if (view.alive[each] === 1) deadSinceUs[each] = Infinity;
        else if (deadSinceUs[each] === Infinity) deadSinceUs[each] = nowUs;
        if (nowUs >= deadSinceUs[each]! + settings.detectionUs) expect(believed.has(each)).toBe(false);
        if (view.serving[each] === 1) expect(believed.has(each)).toBe(true);
        if (view.vms[each]!.aside.size > 0) expect(believed.has(each)).toBe(false);
      }
    }
  },
);

test.prop([steps])('a VM is alive only while no cause has it down', (all) => {
  const view = createHealthView({ vms: 4, present: 4, settings });
  let nowUs = 0;
  for (const { afterUs, vm, cause, kind } of all) {
    nowUs += afterUs;
    advance(view, nowUs);
    if (kind === 'fail') fail(view, vm, cause, nowUs);
    if (kind === 'restore') restore(view, vm, cause, nowUs);
    advance(view, nowUs);
    for (let each = 0; each < 4; each += 1) if (view.vms[each]!.causes.size > 0) expect(view.alive[each]).toBe(0);
  }
});

test.prop([fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 80 })])(
  'however it flaps, it is taken back once in a hold-down (F4)',
  (gaps) => {
    const view = createHealthView({ vms: 1, present: 1, settings });
    const backUs: number[] = [];
    let nowUs = 0;
    for (const [index, gap] of gaps.entries()) {
      nowUs += gap;
      for (const { to, atUs } of advance(view, nowUs)) if (to === 'serving') backUs.push(atUs);
      if (index % 2 === 0) fail(view, 0, 0, nowUs);
      else restore(view, 0, 0, nowUs);
    }
    for (const { to, atUs } of advance(view, nowUs + 1000)) if (to === 'serving') backUs.push(atUs);
    for (let index = 1; index < backUs.length; index += 1)
      expect(backUs[index]! - backUs[index - 1]!).toBeGreaterThanOrEqual(settings.holdDownUs);
  },
);

it('VMs that have not joined are absent until they do', () => {
  const view = createHealthView({ vms: 2, present: 1, settings });
  expect([...view.serving]).toEqual([1, 0]);
  restore(view, 1, -1, 50);
  advance(view, 50);
  expect([...view.serving]).toEqual([1, 1]);
  expect(view.believedCount).toBe(2);
});

/** A VM's whole story, from what happened to it: it serves unless something has it down or it still recovers. */
test.prop([
  fc.array(
    fc.record({
      afterUs: fc.nat({ max: 40 }),
      cause: fc.nat({ max: 2 }),
      ends: fc.boolean(),
      recoveryUs: fc.nat({ max: 120 }),
    }),
    { maxLength: 40 },
  ),
])('serves again when the last cause is over and the longest recovery has passed', (all) => {
  const view = createHealthView({ vms: 1, present: 1, settings: { detectionUs: 30, holdDownUs: 0 } });
  const causes = new Set<number>();
  let readyUs = 0;
  let nowUs = 0;
  for (const { afterUs, cause, ends, recoveryUs } of all) {
    nowUs += afterUs;
    advance(view, nowUs);
    expect(view.alive[0]).toBe(causes.size === 0 && nowUs >= readyUs ? 1 : 0);
    if (!ends) {
      causes.add(cause);
      fail(view, 0, cause, nowUs);
    } else if (causes.delete(cause)) {
      readyUs = Math.max(readyUs, nowUs + recoveryUs);
      restore(view, 0, cause, nowUs + recoveryUs);
    }
  }
});

test.prop([fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.integer({ min: 1, max: 200 })])(
  'tells the same story however late it is asked',
  (downUs, recoveryUs, lateUs) => {
    function story(times: readonly number[]): readonly unknown[] {
      const view = createHealthView({ vms: 1, present: 1, settings });
      fail(view, 0, 0, 0);
      const told = times.filter((atUs) => atUs < downUs).flatMap((atUs) => advance(view, atUs));
      restore(view, 0, 0, downUs + recoveryUs);
      return [...told, ...times.filter((atUs) => atUs >= downUs).flatMap((atUs) => advance(view, atUs))];
    }
    const untilUs = downUs + recoveryUs + lateUs;
    const each = story(Array.from({ length: untilUs + 1 }, (_, atUs) => atUs));
    expect(each.at(-1)).toEqual({ vm: 0, atUs: downUs + recoveryUs, to: 'serving' });
    if (downUs < settings.detectionUs) expect(story([untilUs])).toEqual(each);
  },
);

it('a flap every 2 s is one failback in a hold-down of 30 s', () => {
  const second = 1e6;
  const view = createHealthView({
    vms: 1,
    present: 1,
    settings: { detectionUs: 3 * second, holdDownUs: 30 * second },
  });
  let failbacks = 0;
  for (let atUs = 0; atUs < 300 * second; atUs += second) {
    for (const { to } of advance(view, atUs)) if (to === 'serving') failbacks += 1;
    if ((atUs / second) % 2 === 0) fail(view, 0, 0, atUs);
    else restore(view, 0, 0, atUs);
  }
  // Down for as long as it flaps whenever its hold-down ends in a bad second, and never more than once in each of the ten.
  expect(failbacks).toBeGreaterThan(0);
  expect(failbacks).toBeLessThanOrEqual(10);
});
