import { Packr, Unpackr } from 'msgpackr';
import { blockBytes, recordBytesMax } from '../container/limits.ts';
import { isRecord } from './check-record.ts';
import { Unfit } from './unfit.ts';

/**
 * Records as a stream of bytes, each after its length, cut into blocks: a record may go on in the next block. Plain MessagePack,
 * which anybody can read.
 */
const packr = new Packr({ useRecords: false });
const unpackr = new Unpackr({ useRecords: false, mapsAsObjects: false });
const prefixBytes = 4;

/** Blocks of what is packed; all but the last are full. There is always one, which may be empty. */
export function* recordBlocks(
  records: Iterable<unknown>,
): Generator<{ readonly content: Uint8Array; readonly last: boolean }> {
  let block = new Uint8Array(blockBytes);
  let filled = 0;
  for (const packed of records) {
    const bytes = encode(packed);
    const prefix = new Uint8Array(prefixBytes);
    new DataView(prefix.buffer).setUint32(0, bytes.length);
    for (const part of [prefix, bytes])
      for (let at = 0; at < part.length;) {
        if (filled === blockBytes) {
          yield { content: block, last: false };
          block = new Uint8Array(blockBytes);
          filled = 0;
        }
        const fits = part.subarray(at, at + blockBytes - filled);
        block.set(fits, filled);
        filled += fits.length;
        at += fits.length;
      }
  }
  yield { content: block.subarray(0, filled), last: true };
}

export function encode(packed: unknown): Uint8Array {
  const bytes = packr.pack(packed);
  if (bytes.length > recordBytesMax) throw new Unfit(`a resource is larger than ${recordBytesMax / 2 ** 20} MiB`);
  return bytes;
}

/** Throws `Unfit` where the bytes are no record. */
export function decode(bytes: Uint8Array, from: number = 0, to: number = bytes.length): unknown {
  if (!isRecord(bytes, from, to)) throw new Unfit('a record was expected');
  return unpackr.unpack(bytes, { start: from, end: to });
}

/** Takes blocks and gives the records that are whole. */
export type RecordReader = {
  /** What is given must not change until the next call. Throws `Unfit`. */
  readonly feed: (block: Uint8Array) => Generator;
  /** Whether all that came was records. */
  readonly done: () => boolean;
};

export function recordReader(): RecordReader {
  let rest: Uint8Array[] = [];
  let held = 0;
  return {
    *feed(block) {
      rest.push(block);
      held += block.length;
      if (held < prefixBytes || held < wanted(rest)) return;
      const bytes = rest.length === 1 ? block : joined(rest, held);
      let at = 0;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      while (bytes.length - at >= prefixBytes) {
        const size = checkedSize(view.getUint32(at));
        if (bytes.length - at - prefixBytes < size) break;
        yield decode(bytes, at + prefixBytes, at + prefixBytes + size);
        at += prefixBytes + size;
      }
      rest = at === bytes.length ? [] : [bytes.slice(at)];
      held = bytes.length - at;
    },
    done: () => held === 0,
  };
}

/** How many bytes there must be for the record that has begun. It grows as they come, never by what is said of it. */
function wanted(parts: readonly Uint8Array[]): number {
  const first = parts[0] ?? new Uint8Array(0);
  if (first.length < prefixBytes) return 0;
  return prefixBytes + checkedSize(new DataView(first.buffer, first.byteOffset, first.byteLength).getUint32(0));
}

function checkedSize(size: number): number {
  if (size > recordBytesMax) throw new Unfit('a record is too large');
  return size;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
