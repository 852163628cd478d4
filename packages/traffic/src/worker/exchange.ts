/**
 * Where the workers of a drill leave what they say at borders, and wait for each other: memory that all of them share. Each
 * has two buffers, for borders with even and with odd numbers, so that nobody writes over what somebody may still read: who
 * has crossed a border knows that everybody has reached it.
 */
export type Exchange = {
  readonly workers: number;
  /** Words: whether the drill has been called off; then for each worker how many borders it has reached, and its lengths. */
  readonly control: SharedArrayBuffer;
  /** By `worker * 2 + border % 2`. Each grows when its worker has more to say. */
  readonly buffers: readonly SharedArrayBuffer[];
};

/** A worker's words are a cache line of their own: others look at them while it writes. */
const wordsEach = 16;
const calledOff = 0;

const firstBytes = 1 << 14;
const bytesMax = 1 << 30;

export function createExchange(workers: number): Exchange {
  return {
    workers,
    control: new SharedArrayBuffer((workers + 1) * wordsEach * 4),
    buffers: Array.from({ length: workers * 2 }, () => new SharedArrayBuffer(firstBytes, { maxByteLength: bytesMax })),
  };
}

/** The drill ends: everybody who waits hears of it now, everybody else when they look. */
export function callOff({ control, workers }: Exchange): void {
  const words = new Int32Array(control);
  Atomics.store(words, calledOff, 1);
  for (let worker = 0; worker < workers; worker += 1) Atomics.notify(words, reachedAt(worker));
}

export function isCalledOff({ control }: Exchange): boolean {
  return Atomics.load(new Int32Array(control), calledOff) !== 0;
}

/** Leaves what `worker` says at a border, the first of which is 0. */
export function post({ control, buffers }: Exchange, worker: number, border: number, said: Uint8Array): void {
  const words = new Int32Array(control);
  const buffer = buffers[worker * 2 + (border & 1)] as SharedArrayBuffer;
  if (said.length > bytesMax) throw new RangeError(`${said.length} bytes cross regions in one window: too many`);
  if (said.length > buffer.byteLength) buffer.grow(Math.min(bytesMax, Math.max(said.length, buffer.byteLength * 2)));
  new Uint8Array(buffer).set(said);
  Atomics.store(words, reachedAt(worker) + 1 + (border & 1), said.length);
  Atomics.store(words, reachedAt(worker), border + 1);
  Atomics.notify(words, reachedAt(worker));
}

/** What `worker` said at a border, once it has; `null` where the drill was called off. */
export function read({ control, buffers }: Exchange, worker: number, border: number): Uint8Array | null {
  const words = new Int32Array(control);
  if (!waitFor(words, reachedAt(worker), border + 1)) return null;
  const length = Atomics.load(words, reachedAt(worker) + 1 + (border & 1));
  return new Uint8Array(buffers[worker * 2 + (border & 1)] as SharedArrayBuffer, 0, length);
}

function reachedAt(worker: number): number {
  return (worker + 1) * wordsEach;
}

/** Looks so often before it goes to sleep: waking up takes longer than most waits do. */
const looks = 20_000;
/** Nobody sleeps longer without a look at whether the drill goes on. */
const sleepMs = 50;

function waitFor(words: Int32Array, at: number, wanted: number): boolean {
  for (let look = 0; look < looks; look += 1) if (Atomics.load(words, at) >= wanted) return true;
  for (;;) {
    const seen = Atomics.load(words, at);
    if (seen >= wanted) return true;
    if (Atomics.load(words, calledOff) !== 0) return false;
    Atomics.wait(words, at, seen, sleepMs);
  }
}
