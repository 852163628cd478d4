import type { MessagePort } from 'node:worker_threads';
import type { Fault, Snapshot } from '@keelgate/model';
import type { CorePart, RecordCounts } from '../core/core-part.ts';
import { createCorePart } from '../core/core-part.ts';
import type { PartDecisions } from '../core/merge-decisions.ts';
import { createTeller } from '../core/merge-decisions.ts';
import type { TrafficCoreOptions } from '../core/options.ts';
import { recordsOf } from '../core/record-batch.ts';
import { decodePart, encodePart } from '../sim/border-codec.ts';
import type { PartRecord } from '../sim/border-record.ts';
import type { FoundPart } from '../sim/found.ts';
import type { Exchange } from './exchange.ts';
import { callOff, post, read } from './exchange.ts';
import type { Thrown } from './task.ts';
import { thrown } from './task.ts';

/** What a worker is given of a core that several play. */
export type CoreTask = {
  readonly snapshot: Snapshot;
  readonly options: TrafficCoreOptions;
  readonly worker: number;
  readonly exchange: Exchange;
  /** Where batches come, and what becomes of them is said. */
  readonly port: MessagePort;
};

/** Records as msgpack, or that there are no more, or that nobody wants to hear of any. */
export type CoreOrder =
  | { readonly kind: 'batch'; readonly records: Uint8Array }
  | { readonly kind: 'close' }
  | { readonly kind: 'leave' };

export type CoreReply =
  | { readonly kind: 'decided'; readonly decided: PartDecisions }
  | {
      readonly kind: 'closed';
      readonly decided: PartDecisions;
      readonly found: FoundPart | null;
      readonly counts: RecordCounts;
    }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  /** Another worker has stopped, or the core is closed. */
  | { readonly kind: 'stopped' }
  | Thrown;

/** Plays one worker's part of a core for as long as orders come. */
export function playCore({ snapshot, options, worker, exchange, port }: CoreTask): Promise<void> {
  const made = createCorePart(snapshot, options, { worker, workers: exchange.workers });
  return new Promise((resolve) => {
    function leave(): void {
      port.close();
      resolve();
    }
    if (!made.ok) {
      port.postMessage({ kind: 'refused', faults: made.failure } satisfies CoreReply);
      leave();
      return;
    }
    const carryOut = createPlayer(made.value, worker, exchange);
    port.on('message', (order: CoreOrder) => {
      if (order.kind === 'leave') {
        leave();
        return;
      }
      try {
        port.postMessage(carryOut(order));
      } catch (error) {
        // Whatever went wrong here, nobody waits for this worker any more.
        callOff(exchange);
        port.postMessage(error === stopped ? { kind: 'stopped' } : thrown(error));
      }
    });
  });
}

const stopped: Error = new Error('another worker of the core has stopped');

type Orders = Exclude<CoreOrder, { readonly kind: 'leave' }>;

function createPlayer(part: CorePart, worker: number, exchange: Exchange): (order: Orders) => CoreReply {
  const tell = createTeller(part);
  let border = 0;
  function playOn(): void {
    for (let own = part.runWindow(); own !== null; own = part.runWindow()) {
      part.cross(meet({ worker, exchange }, own, border));
      border += 1;
    }
  }
  return (order) => {
    if (order.kind === 'batch') part.take(recordsOf(order.records));
    else part.close();
    playOn();
    if (order.kind === 'batch') return { kind: 'decided', decided: tell() };
    return { kind: 'closed', decided: tell(), found: part.found(), counts: part.counts() };
  };
}

/** Says what its own regions have, and hears what the others' have. */
function meet(
  { worker, exchange }: Pick<CoreTask, 'worker' | 'exchange'>,
  own: PartRecord,
  border: number,
): readonly PartRecord[] {
  if (exchange.workers === 1) return [own];
  post(exchange, worker, border, encodePart(own));
  return Array.from({ length: exchange.workers }, (_, other) => {
    if (other === worker) return own;
    const said = read(exchange, other, border);
    if (said === null) throw stopped;
    return decodePart(said);
  });
}
