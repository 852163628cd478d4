import { BudgetExceeded } from '../dotnet/budget.ts';
import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import type { CharSet } from './char-set.ts';
import { hasCode } from './char-set.ts';

/**
 * The state of a backtracking match. It is hot, so it mutates. Choices, and what must be undone when one is taken, stand
 * on one stack of its own, four numbers each: the host's stack stays flat however long the input is.
 */
export type Machine = {
  readonly rt: Runtime;
  readonly input: string;
  /** Where the search began: what `\G` asks for. */
  readonly from: number;
  at: number;
  /** The next instruction. */
  next: number;
  readonly registers: Int32Array;
  /** For each group its captures, begin and end in turn. */
  readonly captures: readonly number[][];
  stack: Int32Array;
  top: number;
};

/** One instruction of a program; it says whether matching goes on, at `machine.next`. */
export type Step = (machine: Machine) => boolean;

const choose = 0;
const undoRegister = 1;
const undoPush = 2;
const undoPop = 3;
const giveBack = 4;
const takeMore = 5;

/** Numbers on the stack: 128 MB. */
const stackMax = 32 * 1024 * 1024;

function push(machine: Machine, kind: number, a: number, b: number): number {
  const base = machine.top;
  if (base + 4 > machine.stack.length) grow(machine);
  const { stack } = machine;
  stack[base] = kind;
  stack[base + 1] = a;
  stack[base + 2] = b;
  machine.top = base + 4;
  return base + 3;
}

function grow(machine: Machine): void {
  if (machine.stack.length >= stackMax) throw new BudgetExceeded('A regular expression remembers too many choices.');
  burn(machine.rt, machine.top >>> 4);
  const larger = new Int32Array(machine.stack.length * 4);
  larger.set(machine.stack);
  machine.stack = larger;
}

/** Remembers to go on from here, at another instruction, should what follows fail. */
export function pushChoice(machine: Machine, next: number): void {
  machine.stack[push(machine, choose, next, machine.at)] = 0;
}

export function setRegister(machine: Machine, register: number, value: number): void {
  const old = machine.registers[register] ?? 0;
  machine.stack[push(machine, undoRegister, register, old)] = 0;
  machine.registers[register] = value;
}

export function pushCapture(machine: Machine, slot: number, begin: number, end: number): void {
  machine.stack[push(machine, undoPush, slot, 0)] = 0;
  machine.captures[slot]?.push(begin, end);
}

/** Takes a group's last capture away. */
export function popCapture(machine: Machine, slot: number): { readonly begin: number; readonly end: number } {
  const captures = machine.captures[slot] ?? [];
  const end = captures.pop() ?? 0;
  const begin = captures.pop() ?? 0;
  machine.stack[push(machine, undoPop, slot, begin)] = end;
  return { begin, end };
}

export type Run = {
  readonly set: CharSet;
  readonly min: number;
  readonly max: number;
  readonly isBackward: boolean;
};

/** How many characters in a row are of the set, from the machine's place on. */
function runLength(machine: Machine, { set, isBackward }: Run, max: number): number {
  const { input, at } = machine;
  const room = Math.min(max, isBackward ? at : input.length - at);
  let count = 0;
  if (isBackward) while (count < room && hasCode(set, input.charCodeAt(at - 1 - count))) count += 1;
  else while (count < room && hasCode(set, input.charCodeAt(at + count))) count += 1;
  burn(machine.rt, count >>> 2);
  return count;
}

/** A repeated set, as many characters as there are; they are given back one by one. */
export function runGreedy(machine: Machine, run: Run, next: number): boolean {
  const count = runLength(machine, run, run.max);
  if (count < run.min) return false;
  machine.at += run.isBackward ? -count : count;
  if (count > run.min)
    machine.stack[push(machine, giveBack, run.isBackward ? ~next : next, machine.at)] = count - run.min;
  machine.next = next;
  return true;
}

/** A repeated set, as few characters as may be; `again` is the instruction that takes one more. */
export function runLazy(machine: Machine, run: Run, again: number): boolean {
  const count = runLength(machine, run, run.min);
  if (count < run.min) return false;
  machine.at += run.isBackward ? -count : count;
  const more = Math.min(run.max - run.min, 0x7fffffff);
  if (more > 0) machine.stack[push(machine, takeMore, again, machine.at)] = more;
  return true;
}

/** One more character of a lazy run; how many may follow stands where `backtrack` left it. */
export function runMore(machine: Machine, run: Run, parts: { readonly again: number; readonly more: number }): boolean {
  if (runLength(machine, run, 1) === 0) return false;
  machine.at += run.isBackward ? -1 : 1;
  const more = machine.registers[parts.more] ?? 0;
  if (more > 1) machine.stack[push(machine, takeMore, parts.again, machine.at)] = more - 1;
  return true;
}

/** Goes back to the last choice; false when there is none. `moreRegister` gets what a lazy run may still take. */
export function backtrack(machine: Machine, moreRegister: number): boolean {
  while (machine.top > 0) {
    machine.top -= 4;
    const { stack, top } = machine;
    const kind = stack[top] ?? 0;
    const a = stack[top + 1] ?? 0;
    const b = stack[top + 2] ?? 0;
    const c = stack[top + 3] ?? 0;
    burn(machine.rt, 1);
    switch (kind) {
      case choose:
        resume(machine, a, b);
        return true;
      case takeMore:
        resume(machine, a, b);
        machine.registers[moreRegister] = c;
        return true;
      case giveBack:
        resume(machine, a < 0 ? ~a : a, a < 0 ? b + 1 : b - 1);
        if (c > 1) machine.stack[push(machine, giveBack, a, machine.at)] = c - 1;
        return true;
      default:
        undo(machine, { kind, a, b, c });
    }
  }
  return false;
}

function resume(machine: Machine, next: number, at: number): void {
  machine.next = next;
  machine.at = at;
}

type Entry = { readonly kind: number; readonly a: number; readonly b: number; readonly c: number };

function undo(machine: Machine, { kind, a, b, c }: Entry): void {
  if (kind === undoRegister) machine.registers[a] = b;
  else if (kind === undoPop) machine.captures[a]?.push(b, c);
  else {
    machine.captures[a]?.pop();
    machine.captures[a]?.pop();
  }
}

/** Forgets the choices above a height of the stack, but not what is to be undone: an atomic group has matched. */
export function cut(machine: Machine, height: number): void {
  const { stack, top } = machine;
  burn(machine.rt, (top - height) >>> 2);
  let to = height;
  for (let base = height; base < top; base += 4) {
    const kind = stack[base] ?? 0;
    if (kind !== undoRegister && kind !== undoPush && kind !== undoPop) continue;
    if (to !== base) stack.copyWithin(to, base, base + 4);
    to += 4;
  }
  machine.top = to;
}

/** Undoes everything above a height of the stack. */
export function unwind(machine: Machine, height: number): void {
  burn(machine.rt, (machine.top - height) >>> 2);
  const { stack } = machine;
  while (machine.top > height) {
    machine.top -= 4;
    const base = machine.top;
    const kind = stack[base] ?? 0;
    if (kind === undoRegister || kind === undoPush || kind === undoPop)
      undo(machine, { kind, a: stack[base + 1] ?? 0, b: stack[base + 2] ?? 0, c: stack[base + 3] ?? 0 });
  }
}
