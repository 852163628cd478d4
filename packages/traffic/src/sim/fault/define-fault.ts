import type { InjectedFault } from '@keelgate/model';
import type { Action } from '../action.ts';
import type { Plan } from '../plan.ts';
import type { Shard } from '../shard.ts';

/** One kind of fault: what it does to the regions, and when. */
export type FaultKind = {
  readonly kind: InjectedFault['kind'];
  readonly actions: (fault: InjectedFault, context: FaultContext) => readonly Action[];
};

export type FaultContext = {
  /** The fault's place in the file, from 0. */
  readonly number: number;
  readonly plan: Plan;
  /** Actions that begin a state of a region when the fault begins and end it when the fault does. */
  readonly hold: (region: number, state: HeldState) => readonly Action[];
};

export type HeldState = { readonly begin: (shard: Shard) => void; readonly end: (shard: Shard) => void };

type FaultOf<Kind extends InjectedFault['kind']> = InjectedFault & { readonly kind: Kind };

export function defineFault<Kind extends InjectedFault['kind']>(
  kind: Kind,
  actions: (fault: FaultOf<Kind>, context: FaultContext) => readonly Action[],
): FaultKind {
  return { kind, actions: (fault, context) => actions(fault as FaultOf<Kind>, context) };
}
