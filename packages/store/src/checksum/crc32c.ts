/**
 * CRC-32C (Castagnoli), the checksum of iSCSI, ext4 and most journals: it sees every change of up to three bits in two
 * gigabits, where the CRC-32 of zip stops seeing them at eleven kilobytes. Eight bytes a step by eight tables.
 */
const polynomial = 0x82f63b78;
const tables = makeTables();

/** The checksum of `bytes` from `from` up to `to`. `seed` is that of what comes before, or any number to tell uses apart. */
export function crc32c(bytes: Uint8Array, from: number = 0, to: number = bytes.length, seed: number = 0): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = ~seed;
  let at = from;
  for (; at + 8 <= to; at += 8) {
    const low = view.getUint32(at, true) ^ crc;
    const high = view.getUint32(at + 4, true);
    crc =
      entry(t7, low & 255) ^
      entry(t6, (low >>> 8) & 255) ^
      entry(t5, (low >>> 16) & 255) ^
      entry(t4, low >>> 24) ^
      entry(t3, high & 255) ^
      entry(t2, (high >>> 8) & 255) ^
      entry(t1, (high >>> 16) & 255) ^
      entry(t0, high >>> 24);
  }
  for (; at < to; at += 1) crc = entry(t0, (crc ^ view.getUint8(at)) & 255) ^ (crc >>> 8);
  return ~crc >>> 0;
}

type Table = Int32Array;

function entry(table: Table, index: number): number {
  return table[index] ?? 0;
}

function makeTables(): readonly [Table, Table, Table, Table, Table, Table, Table, Table] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? polynomial : 0);
    return crc;
  });
  const next = (table: Table): Table => table.map((crc) => (crc >>> 8) ^ entry(first, crc & 255));
  const second = next(first);
  const third = next(second);
  const fourth = next(third);
  const fifth = next(fourth);
  const sixth = next(fifth);
  const seventh = next(sixth);
  return [first, second, third, fourth, fifth, sixth, seventh, next(seventh)];
}
