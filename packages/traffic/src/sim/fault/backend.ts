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
        for (const state of backends.backends) if (isNamed(state, backendId)) end(state);
      },
    }),
  );
}

/** A fault names a backend as the drill's settings do: by id, or by the host that its settings were found by. */
function isNamed({ entry }: BackendState, backendId: string): boolean {
  const wanted = backendId.toLowerCase();
  return entry.id.toLowerCase() === wanted || entry.host === wanted;
}
