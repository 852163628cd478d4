import { draw } from '@keelgate/model';
import { expect, it } from 'vitest';
import { createRateCounters } from './rate-counters.ts';

/**
 * R1, R2 and R3 over many random cases, worked out anew from nothing but which calls came and were let in: up to five
 * zones, limits up to 50, lags up to 400 ms, and in two cases of five a zone that dies in the middle of it all.
 */

const periodUs = 1_000_000;
const cases = 2000;

type Call = { readonly atUs: number; readonly zone: number; readonly admitted: boolean };

type Case = {
  readonly zones: number;
  readonly limit: number;
  readonly lagUs: number;
  readonly diedUs: number;
  readonly dead: number;
  readonly calls: readonly Call[];
};

function play(number: number): Case {
  let drawn = 0;
  function below(bound: number): number {
    drawn += 1;
    return (draw(11, number, drawn) >>> 0) % bound;
  }
  const [zones, limit, lagUs] = [1 + below(5), 1 + below(50), below(400_001)];
  const counters = createRateCounters({
    zones,
    keys: 1,
    limit,
    periodUs,
    lagUs,
    algorithm: 'slidingWindow',
    seed: number,
    stream: 0,
  });
  const dies = zones > 1 && below(5) < 2;
  const [diedUs, dead] = dies ? [200_000 + below(1_500_000), below(zones)] : [Infinity, -1];
  // From a trickle to many times what the limit allows.
  const gapUs = 4000 + below(30_000);
  const calls: Call[] = [];
  for (let atUs = 0, down = false; atUs < 2_500_000; atUs += 1 + below(gapUs * 2)) {
    if (!down && atUs >= diedUs) {
      counters.zoneDown(dead, diedUs);
      down = true;
    }
    const asked = below(zones);
    const zone = down && asked === dead ? (dead + 1) % zones : asked;
    calls.push({ atUs, zone, admitted: counters.take(zone, 0, atUs) });
  }
  return { zones, limit, lagUs, diedUs, dead, calls };
}

function slotOf(atUs: number): number {
  return Math.floor((atUs * 60) / periodUs);
}

/** The window of 60 slots that ends with a call, against the bound; says whether that was passed, reached, or neither. */
function judge({ zones, limit, lagUs, diedUs, dead, calls }: Case, last: number): 'fine' | 'reached' | 'broken' {
  const end = slotOf(calls[last]!.atUs);
  const admitted = calls.slice(0, last + 1).filter((call) => call.admitted && slotOf(call.atUs) > end - 60);
  // R1: who was turned away found the limit used up.
  if (!calls[last]!.admitted) return admitted.length >= limit ? 'fine' : 'broken';
  const lost =
    calls[last]!.atUs < diedUs
      ? 0
      : calls.filter(
          ({ zone, atUs, admitted: counted }) => zone === dead && counted && atUs > diedUs - lagUs && atUs <= diedUs,
        ).length;
  const allowed = limit + lost;
  if (admitted.length <= allowed) return 'fine';
  const reachedUs = admitted[allowed - 1]!.atUs;
  const late = calls.filter(({ atUs }) => atUs > reachedUs && atUs <= reachedUs + lagUs && atUs <= calls[last]!.atUs);
  const bound = Math.min(zones * allowed, allowed + late.length);
  if (admitted.length > bound) return 'broken';
  return admitted.length === bound ? 'reached' : 'fine';
}

it(`in ${cases} cases the bound is never passed, nobody is turned away too early, and the bound is often reached`, () => {
  let [reached, over, died] = [0, 0, 0];
  for (let number = 0; number < cases; number += 1) {
    const one = play(number);
    if (one.dead >= 0) died += 1;
    const verdicts = one.calls.map((_, last) => judge(one, last));
    expect([number, verdicts.indexOf('broken')]).toEqual([number, -1]);
    if (verdicts.includes('reached')) reached += 1;
    const slots = one.calls.map(({ atUs }) => slotOf(atUs));
    if (
      slots.some(
        (end) =>
          one.calls.filter(({ admitted }, index) => admitted && slots[index]! <= end && slots[index]! > end - 60)
            .length > one.limit,
      )
    )
      over += 1;
  }
  expect(died).toBeGreaterThan(cases / 4);
  // The bound is tight: of the cases that pass their limit at all a good part comes to the very last call of it.
  expect(over).toBeGreaterThan(cases / 4);
  expect(reached).toBeGreaterThan(cases / 8);
});
