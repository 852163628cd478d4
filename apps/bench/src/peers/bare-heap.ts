/** Rows by when they are due: a binary heap on typed arrays, with free rows in a list. */
export type BareHeap = {
  times: Float64Array;
  rows: Int32Array;
  size: number;
  capacity: number;
};

export function createBareHeap(capacity: number): BareHeap {
  return { times: new Float64Array(capacity), rows: new Int32Array(capacity), size: 0, capacity };
}

export function push(heap: BareHeap, atUs: number, row: number): void {
  if (heap.size === heap.capacity) grow(heap);
  const { times, rows } = heap;
  let hole = heap.size;
  heap.size += 1;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if ((times[parent] as number) <= atUs) break;
    times[hole] = times[parent] as number;
    rows[hole] = rows[parent] as number;
    hole = parent;
  }
  times[hole] = atUs;
  rows[hole] = row;
}

/** The row that is due first, which is no longer there then. */
export function pop(heap: BareHeap): number {
  const { times, rows } = heap;
  const first = rows[0] as number;
  heap.size -= 1;
  const { size } = heap;
  const atUs = times[size] as number;
  let hole = 0;
  for (let child = 1; child < size; child = hole * 2 + 1) {
    if (child + 1 < size && (times[child + 1] as number) < (times[child] as number)) child += 1;
    if ((times[child] as number) >= atUs) break;
    times[hole] = times[child] as number;
    rows[hole] = rows[child] as number;
    hole = child;
  }
  times[hole] = atUs;
  rows[hole] = rows[size] as number;
  return first;
}

function grow(heap: BareHeap): void {
  const wider = createBareHeap(heap.capacity * 2);
  wider.times.set(heap.times);
  wider.rows.set(heap.rows);
  Object.assign(heap, { times: wider.times, rows: wider.rows, capacity: wider.capacity });
}
