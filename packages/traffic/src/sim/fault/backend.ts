import type { BackendState, BackendTable } from '../backend-table.ts';
import type { Shard } from '../shard.ts';
import type { FaultContext, FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/** A backend refuses connections. */
export const backendDown: FaultKind = defineFault('backendDown', ({ backendId }, context) =>
  everywhere(context, backendId, (state) => {
    state.down += 1;
  }),
);

/** A backend fails more often: the fault's share of errors stands in the place of the backend's own. */
export const backendErrors: FaultKind = defineFault('backendErrors', ({ backendId, share }, context) =>
  everywhere(context, backendId, (state) => {
    state.errorShare = share;
  }),
);

/** A backend takes so many times as long over calls that start now. */
export const backendSlow: FaultKind = defineFault('backendSlow', ({ backendId, factor }, context) =>
  everywhere(context, backendId, (state) => {
    state.slow *= factor;
  }),
);

/** A backend is the same for every region that calls it. */
function everywhere(
  { plan, hold }: FaultContext,
  backendId: string,
  begin: (state: BackendState) => void,
): ReturnType<FaultContext['hold']> {
  // A backend that a later configuration brings begins in the state that it is in by then.
  function onOne(state: BackendState): void {
    if (isNamed(state, backendId)) begin(state);
  }
  return plan.regions.flatMap(({ index }) =>
    hold(index, {
      begin: ({ backends }: Shard) => {
        backends.afflictions.add(onOne);
        for (const state of backends.backends) onOne(state);
      },
      end: ({ backends }: Shard) => {
        backends.afflictions.delete(onOne);
        for (const state of backends.backends) if (isNamed(state, backendId)) anew(backends, state);
      },
    }),
  );
}

/** What is still wrong with a backend, as if it came up now: what has ended leaves nothing behind. */
function anew({ afflictions }: BackendTable, state: BackendState): void {
  state.down = 0;
  state.errorShare = state.entry.settings.errorShare;
  state.slow = 1;
  for (const afflict of afflictions) afflict(state);
}

/** A fault names a backend as the drill's settings do: by id, or by the host that its settings were found by. */
function isNamed({ entry }: BackendState, backendId: string): boolean {
  const wanted = backendId.toLowerCase();
  return entry.id.toLowerCase() === wanted || entry.host === wanted;
}
