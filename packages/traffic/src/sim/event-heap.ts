import { invariant } from '@keelgate/model';

/**
 * What is due when: a binary heap on two typed arrays. Equal times come out in the order of their ids, so that a run does
 * not depend on the heap's shape.
 */
export type EventHeap = {
  times: Float64Array;
  ids: Int32Array;
  size: number;
};

export function createEventHeap(capacity = 1024): EventHeap {
  return { times: new Float64Array(capacity), ids: new Int32Array(capacity), size: 0 };
}

/** When the next event is due; Infinity of none. */
export function nextDue(heap: EventHeap): number {
  return heap.size === 0 ? Infinity : (heap.times[0] as number);
}

export function push(heap: EventHeap, atUs: number, id: number): void {
  if (heap.size === heap.times.length) grow(heap);
  const { times, ids } = heap;
  let hole = heap.size;
  heap.size += 1;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const parentAt = times[parent] as number;
    if (parentAt < atUs || (parentAt === atUs && (ids[parent] as number) <= id)) break;
    times[hole] = parentAt;
    ids[hole] = ids[parent] as number;
    hole = parent;
  }
  times[hole] = atUs;
  ids[hole] = id;
}

/** Takes the next event out and returns its id. */
export function pop(heap: EventHeap): number {
  invariant(heap.size > 0, 'S1', 'an event was taken from an empty heap');
  const { times, ids } = heap;
  const id = ids[0] as number;
  heap.size -= 1;
  sink(heap, times[heap.size] as number, ids[heap.size] as number);
  return id;
}

function sink(heap: EventHeap, atUs: number, id: number): void {
  const { times, ids, size } = heap;
  let hole = 0;
  for (let child = 1; child < size; child = 2 * hole + 1) {
    if (child + 1 < size && before(heap, child + 1, child)) child += 1;
    const childAt = times[child] as number;
    if (atUs < childAt || (atUs === childAt && id <= (ids[child] as number))) break;
    times[hole] = childAt;
    ids[hole] = ids[child] as number;
    hole = child;
  }
  times[hole] = atUs;
  ids[hole] = id;
}

function before(heap: EventHeap, left: number, right: number): boolean {
  const leftAt = heap.times[left] as number;
  const rightAt = heap.times[right] as number;
  return leftAt < rightAt || (leftAt === rightAt && (heap.ids[left] as number) < (heap.ids[right] as number));
}

function grow(heap: EventHeap): void {
  const times = new Float64Array(heap.times.length * 2);
  const ids = new Int32Array(heap.ids.length * 2);
  times.set(heap.times);
  ids.set(heap.ids);
  heap.times = times;
  heap.ids = ids;
}
