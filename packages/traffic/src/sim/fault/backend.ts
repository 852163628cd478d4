import type { BackendState } from '../backend-table.ts';
import type { Shard } from '../shard.ts';
import type { FaultContext, FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/** A backend refuses connections. */
export const backendDown: FaultKind = defineFault('backendDown', ({ backendId }, context) =>
  everywhere(context, backendId, {
    begin: (state) => {
      state.down += 1;
    },
    end: (state) => {
      state.down -= 1;
    },
  }),
);

/** A backend fails more often: the fault's share of errors stands in the place of the backend's own. */
export const backendErrors: FaultKind = defineFault('backendErrors', ({ backendId, share }, context) =>
  everywhere(context, backendId, {
    begin: (state) => {
      state.errorShare = share;
    },
    end: (state) => {
      state.errorShare = state.entry.settings.errorShare;
    },
  }),
);

/** A backend takes so many times as long over calls that start now. */
export const backendSlow: FaultKind = defineFault('backendSlow', ({ backendId, factor }, context) =>
  everywhere(context, backendId, {
    begin: (state) => {
      state.slow *= factor;
    },
    end: (state) => {
      state.slow /= factor;
    },
  }),
);

type Change = { readonly begin: (state: BackendState) => void; readonly end: (state: BackendState) => void };

/** A backend is the same for every region that calls it. */
function everywhere(
  { plan, hold }: FaultContext,
  backendId: string,
  { begin, end }: Change,
): ReturnType<FaultContext['hold']> {
  function each(shard: Shard, change: (state: BackendState) => void): void {
    for (const state of shard.backends.backends) if (isNamed(state, backendId)) change(state);
  }
  return plan.regions.flatMap(({ index }) =>
    hold(index, { begin: (shard) => each(shard, begin), end: (shard) => each(shard, end) }),
  );
}

/** A fault names a backend as the drill's settings do: by id, or by the host that its settings were found by. */
function isNamed({ entry }: BackendState, backendId: string): boolean {
  const wanted = backendId.toLowerCase();
  return entry.id.toLowerCase() === wanted || entry.host === wanted;
}
