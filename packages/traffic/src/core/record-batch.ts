import { Packr } from 'msgpackr';
import type { TrafficRecord } from './record.ts';

/** Records, or msgpack of a list of them as `packRecords` makes it. */
export type RecordBatch = readonly TrafficRecord[] | Uint8Array;

/** Records of one shape say their names once. */
const packr: Packr = new Packr({ useRecords: true });

export function packRecords(records: readonly TrafficRecord[]): Uint8Array {
  // A buffer of its own, which may go to another thread whole.
  return packr.pack(records).slice();
}

export function recordsOf(batch: RecordBatch): readonly TrafficRecord[] {
  if (!(batch instanceof Uint8Array)) return batch;
  const records: unknown = packr.unpack(batch);
  if (!Array.isArray(records)) throw new TypeError('a batch of bytes is msgpack of a list of records');
  return records as readonly TrafficRecord[];
}
