import { invariant } from '@keelgate/model';
import type { Action } from './action.ts';
import { inOrder } from './action.ts';
import { faultKinds } from './fault/index.ts';
import type { FaultContext } from './fault/define-fault.ts';
import type { Plan } from './plan.ts';

/** Everything that the drill's faults do to the regions, in the order of time. After the drill's end nothing goes wrong. */
export function timelineOf(plan: Plan): readonly Action[] {
  const { faults, durationUs } = plan.drill;
  const actions = faults.flatMap((fault, number) => {
    const kind = faultKinds.find((known) => known.kind === fault.kind);
    invariant(kind !== undefined, 'C1', () => `no fault of kind ${fault.kind}`);
    const hold: FaultContext['hold'] = (region, { begin, end }) => [
      { atUs: fault.atUs, region, act: begin },
      { atUs: fault.untilUs, region, act: end },
    ];
    return kind.actions(fault, { number, plan, hold });
  });
  return inOrder(actions.filter(({ atUs }) => atUs < durationUs));
}
