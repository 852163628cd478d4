import type { Attempt, Reply } from './attempt.ts';

/**
 * Attempts that wait for something: a column for each field, a row for each attempt, free rows in a list. Rows grow
 * with what is in flight, never with what has passed.
 */
export type Slots = {
  capacity: number;
  free: Int32Array;
  freeCount: number;
  used: number;
  /** What the attempt waits for; `idle` of a free row. */
  state: Uint8Array;
  /** When it goes on, which is later than its event where the client gives up first. */
  resumeUs: Float64Array;
  ints: Int32Array;
  times: Float64Array;
  /** Loop counters and places held, `extra` numbers for each row. */
  extras: Int32Array;
  readonly extra: number;
};

export const slotState = {
  idle: 0,
  /** Its VM has not come to it yet, and its backend must be called in the order of time. */
  queued: 1,
  /** Waiting for a backend. */
  sending: 2,
  /** Waiting out a policy's delay. */
  delayed: 3,
  /** Its outcome is settled and takes effect at its time, unless its VM fails first. */
  finishing: 4,
  /** The client waits before its next try; no VM holds it. */
  retrying: 5,
  /** Dropped with its VM; its row is free once its event has passed. */
  dead: 6,
  /** Not a request: a user of a closed loop, between two of them. */
  thinking: 7,
} as const;

export type SlotState = (typeof slotState)[keyof typeof slotState];

const intColumns = 14;
const timeColumns = 4;

export function createSlots(extra: number): Slots {
  const capacity = 1024;
  return {
    capacity,
    free: new Int32Array(capacity),
    freeCount: 0,
    used: 0,
    state: new Uint8Array(capacity),
    resumeUs: new Float64Array(capacity),
    ints: new Int32Array(capacity * intColumns),
    times: new Float64Array(capacity * timeColumns),
    extras: new Int32Array(capacity * extra),
    extra,
  };
}

/** Puts the attempt in hand down in a free row. */
export function parkAttempt(slots: Slots, attempt: Attempt, state: SlotState): number {
  const row = slots.freeCount > 0 ? (slots.free[(slots.freeCount -= 1)] as number) : newRow(slots);
  const { ints, times } = slots;
  let at = row * intColumns;
  ints[at] = attempt.group;
  ints[(at += 1)] = attempt.class;
  ints[(at += 1)] = attempt.caller;
  ints[(at += 1)] = attempt.subscription;
  ints[(at += 1)] = attempt.key;
  ints[(at += 1)] = attempt.try;
  ints[(at += 1)] = attempt.trips;
  ints[(at += 1)] = attempt.vm;
  ints[(at += 1)] = attempt.node;
  ints[(at += 1)] = attempt.reply;
  ints[(at += 1)] = attempt.sends;
  ints[(at += 1)] = attempt.backend;
  ints[(at += 1)] = attempt.run;
  ints[(at += 1)] = attempt.held | (attempt.abandoned ? abandonedBit : 0) | (attempt.counts ? countsBit : 0);
  at = row * timeColumns;
  times[at] = attempt.firstUs;
  times[(at += 1)] = attempt.deadlineUs;
  times[(at += 1)] = attempt.readyUs;
  times[(at += 1)] = attempt.parkedUs;
  slots.state[row] = state;
  return row;
}

/** Takes the attempt of a row in hand; the row stays as it is. */
export function liftAttempt(slots: Slots, row: number, attempt: Attempt): void {
  const { ints, times } = slots;
  let at = row * intColumns;
  attempt.group = ints[at] as number;
  attempt.class = ints[(at += 1)] as number;
  attempt.caller = ints[(at += 1)] as number;
  attempt.subscription = ints[(at += 1)] as number;
  attempt.key = ints[(at += 1)] as number;
  attempt.combination = -1;
  attempt.try = ints[(at += 1)] as number;
  attempt.trips = ints[(at += 1)] as number;
  attempt.vm = ints[(at += 1)] as number;
  attempt.node = ints[(at += 1)] as number;
  attempt.reply = ints[(at += 1)] as Reply;
  attempt.sends = ints[(at += 1)] as number;
  attempt.backend = ints[(at += 1)] as number;
  attempt.run = ints[(at += 1)] as number;
  const held = ints[at + 1] as number;
  attempt.abandoned = (held & abandonedBit) !== 0;
  attempt.counts = (held & countsBit) !== 0;
  attempt.held = held & (countsBit - 1);
  at = row * timeColumns;
  attempt.firstUs = times[at] as number;
  attempt.deadlineUs = times[(at += 1)] as number;
  attempt.readyUs = times[(at += 1)] as number;
  attempt.parkedUs = times[at + 1] as number;
}

export function freeRow(slots: Slots, row: number): void {
  slots.state[row] = slotState.idle;
  slots.free[slots.freeCount] = row;
  slots.freeCount += 1;
}

/** The client of the row's attempt has given up. */
export function abandonRow(slots: Slots, row: number): void {
  const at = row * intColumns + intColumns - 1;
  slots.ints[at] = (slots.ints[at] as number) | abandonedBit;
}

/** Whether a VM holds the row's attempt. */
export function holdsVm(slots: Slots, row: number): boolean {
  const state = slots.state[row] as number;
  return state >= slotState.queued && state <= slotState.finishing;
}

/** Whether the row holds a request that has not ended and counts. */
export function countsOfRow(slots: Slots, row: number): boolean {
  const state = slots.state[row];
  if (state === slotState.idle || state === slotState.dead || state === slotState.thinking) return false;
  const held = slots.ints[row * intColumns + intColumns - 1] as number;
  return (held & countsBit) !== 0 && (held & abandonedBit) === 0;
}

/** The row's attempt is dropped; the row stays taken until its event has passed. */
export function killRow(slots: Slots, row: number): void {
  slots.state[row] = slotState.dead;
}

/** The run of the row's attempt; -1 of none. */
export function runOfRow(slots: Slots, row: number): number {
  return slots.ints[row * intColumns + 12] as number;
}

/** Which of two rows holds the request that arrived first; of two at one instant, the one with the lower bits. */
export function arrivalOrder({ times, ints }: Slots, left: number, right: number): number {
  const apartUs = (times[left * timeColumns] as number) - (times[right * timeColumns] as number);
  return apartUs === 0 ? (ints[left * intColumns + 4] as number) - (ints[right * intColumns + 4] as number) : apartUs;
}

/** The VM that holds the attempt of a row. */
export function vmOfRow(slots: Slots, row: number): number {
  return slots.ints[row * intColumns + 7] as number;
}

const abandonedBit = 1 << 30;
const countsBit = 1 << 29;

function newRow(slots: Slots): number {
  if (slots.used === slots.capacity) grow(slots);
  slots.used += 1;
  return slots.used - 1;
}

function grow(slots: Slots): void {
  slots.capacity *= 2;
  slots.free = copied(new Int32Array(slots.capacity), slots.free);
  slots.state = copied(new Uint8Array(slots.capacity), slots.state);
  slots.resumeUs = copied(new Float64Array(slots.capacity), slots.resumeUs);
  slots.ints = copied(new Int32Array(slots.capacity * intColumns), slots.ints);
  slots.times = copied(new Float64Array(slots.capacity * timeColumns), slots.times);
  slots.extras = copied(new Int32Array(slots.capacity * slots.extra), slots.extras);
}

function copied<Column extends Int32Array | Uint8Array | Float64Array>(into: Column, from: Column): Column {
  into.set(from);
  return into;
}
