/**
 * What regions spend of a quota, in the order of time: a column for each field. A hot record: it is written with every
 * call that counts, and holds no more than the lag hides.
 */
export type QuotaLog = {
  /** Rows in use. The columns have room for more. */
  size: number;
  atUs: Float64Array;
  key: Int32Array;
  amount: Float64Array;
  kind: Uint8Array;
  /** The region that spent it, where a log holds more than one's. */
  region: Uint8Array;
};

export const spendingKind = {
  /** A call that was let through. */
  taken: 0,
  /** Counted after the fact, whatever there was room for. */
  added: 1,
  /** A call that was turned away, of which nothing counts. */
  refused: 2,
} as const;

export function createQuotaLog(): QuotaLog {
  return {
    size: 0,
    atUs: new Float64Array(0),
    key: new Int32Array(0),
    amount: new Float64Array(0),
    kind: new Uint8Array(0),
    region: new Uint8Array(0),
  };
}

/** Makes room for `more` rows. */
export function makeRoom(log: QuotaLog, more: number): void {
  const wanted = log.size + more;
  if (wanted <= log.atUs.length) return;
  const length = Math.max(wanted, log.atUs.length * 2, 64);
  log.atUs = widened(log.atUs, new Float64Array(length));
  log.key = widened(log.key, new Int32Array(length));
  log.amount = widened(log.amount, new Float64Array(length));
  log.kind = widened(log.kind, new Uint8Array(length));
  log.region = widened(log.region, new Uint8Array(length));
}

/** Forgets the first `count` rows. */
export function dropRows(log: QuotaLog, count: number): void {
  log.atUs.copyWithin(0, count, log.size);
  log.key.copyWithin(0, count, log.size);
  log.amount.copyWithin(0, count, log.size);
  log.kind.copyWithin(0, count, log.size);
  log.region.copyWithin(0, count, log.size);
  log.size -= count;
}

export function widened<Column extends Float64Array | Int32Array | Uint8Array>(column: Column, wider: Column): Column {
  wider.set(column);
  return wider;
}
