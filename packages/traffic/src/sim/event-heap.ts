import { invariant } from '@keelgate/model';

/**
 * What is due when: a binary heap on typed arrays. Equal times come out in the order of their keys, which are the bits of
 * the requests that they belong to: so a run depends neither on the heap's shape, nor on when what is due was put in.
 */
export type EventHeap = {
  times: Float64Array;
  ids: Int32Array;
  keys: Int32Array;
  size: number;
};

export function createEventHeap(capacity = 1024): EventHeap {
  return {
    times: new Float64Array(capacity),
    ids: new Int32Array(capacity),
    keys: new Int32Array(capacity),
    size: 0,
  };
}

/** When the next event is due; Infinity of none. */
export function nextDue(heap: EventHeap): number {
  return heap.size === 0 ? Infinity : (heap.times[0] as number);
}

export function push(heap: EventHeap, atUs: number, id: number, key: number): void {
  if (heap.size === heap.times.length) grow(heap);
  const { times, ids, keys } = heap;
  let hole = heap.size;
  heap.size += 1;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    const parentAt = times[parent] as number;
    if (parentAt < atUs || (parentAt === atUs && (keys[parent] as number) <= key)) break;
    times[hole] = parentAt;
    ids[hole] = ids[parent] as number;
    keys[hole] = keys[parent] as number;
    hole = parent;
  }
  times[hole] = atUs;
  ids[hole] = id;
  keys[hole] = key;
}

/** Takes the next event out and rekeys its id. */
export function pop(heap: EventHeap): number {
  invariant(heap.size > 0, 'S1', 'an event was taken from an empty heap');
  const id = heap.ids[0] as number;
  heap.size -= 1;
  sink(heap, heap.size);
  return id;
}

/** Puts the event that stands last in the place of the first, and down from there. */
function sink(heap: EventHeap, last: number): void {
  const { times, ids, keys, size } = heap;
  const atUs = times[last] as number;
  const id = ids[last] as number;
  const key = keys[last] as number;
  let hole = 0;
  for (let child = 1; child < size; child = 2 * hole + 1) {
    if (child + 1 < size && before(heap, child + 1, child)) child += 1;
    const childAt = times[child] as number;
    if (atUs < childAt || (atUs === childAt && key <= (keys[child] as number))) break;
    times[hole] = childAt;
    ids[hole] = ids[child] as number;
    keys[hole] = keys[child] as number;
    hole = child;
  }
  times[hole] = atUs;
  ids[hole] = id;
  keys[hole] = key;
}

function before(heap: EventHeap, left: number, right: number): boolean {
  const leftAt = heap.times[left] as number;
  const rightAt = heap.times[right] as number;
  return leftAt < rightAt || (leftAt === rightAt && (heap.keys[left] as number) < (heap.keys[right] as number));
}

function grow(heap: EventHeap): void {
  const times = new Float64Array(heap.times.length * 2);
  const ids = new Int32Array(heap.ids.length * 2);
  const keys = new Int32Array(heap.keys.length * 2);
  times.set(heap.times);
  ids.set(heap.ids);
  keys.set(heap.keys);
  Object.assign(heap, { times, ids, keys });
}
